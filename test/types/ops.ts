// Compile-time tests of the types that scripts/generate-op-types.js writes.
import { ops, PyFloat, type Tensor } from 'btxrd-torch'

const { aten } = ops

export async function uses(x: Tensor): Promise<void> {
  const sum: Tensor = await aten.add(x, x, { alpha: 2 })
  const [values, indices]: [Tensor, Tensor] = await aten.topk(x, 1)
  const parts: Tensor[] = await aten.split(x, 1)
  const same: boolean = await aten.equal(x, x)
  await aten.add(x, new PyFloat(2))
  await aten.add.Tensor(x, 2n)
  await aten.sum(x)
  await aten.sum(x, 1, true, { dtype: 'float64' })
  await aten.max_pool2d(x, [3, 3], { stride: 2, ceil_mode: true })
  await aten.index(x, [null, x])
  await aten.rand([2], { generator: null })
  await aten.dropout(x, 0.5, true)
  await ops.call('add.out', [x, x], { out: x })
  void [sum, values, indices, parts, same]

  // @ts-expect-error no such operator
  await aten.log_sofmax(x, 1)
  // @ts-expect-error no such overload
  await aten.add.Foo(x, x)
  // @ts-expect-error a dimension is an integer
  await aten.softmax(x, 'a')
  // @ts-expect-error exp takes one tensor
  await aten.exp(x, x)
  // @ts-expect-error exp takes one tensor, and no number
  await aten.exp(x, 1)
  // @ts-expect-error no such keyword argument
  await aten.add(x, x, { alfa: 2 })
  // @ts-expect-error no such dtype
  await aten.zeros([1], { dtype: 'float' })
  // @ts-expect-error this overload has no default generator
  await aten.rand.generator([2])
}
