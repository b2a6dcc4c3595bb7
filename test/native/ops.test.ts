import { inspect } from 'node:util'
import { getDevice, PyFloat, Tensor } from '../../lib'
import { ops } from '../../lib/ops/ops'

const float = (...values: number[]) => Tensor.from(new Float32Array(values))
const values = async (tensor: unknown) => Array.from(await (tensor as Tensor).data(), Number)

describe('ops', () => {
  const x = Tensor.from(new Float32Array([1, 2, 3, 4]), [2, 2])
  const integers = Tensor.from(new Int32Array([1, 2]))

  test('takes arguments by position and, in a last plain object, by name', async () => {
    expect(await values(await ops.aten.add(x, x, { alpha: 2 }))).toEqual([3, 6, 9, 12])
    expect(await values(await ops.aten.sum(x, [1], { keepdim: true }))).toEqual([3, 7])
    expect(await values(await ops.call('sum', [], { dim: [0], self: x }))).toEqual([4, 6])
    expect(await values(await ops.aten.sum(x, 1, true, { dtype: 'float64' }))).toEqual([3, 7])
    expect(await values(await ops.call('aten::add.Tensor', [x, x], Object.create(null)))).toEqual([2, 4, 6, 8])
  })

  test('an integral number is an int, and PyFloat makes it a float', async () => {
    expect((await ops.aten.add(integers, 2)).dtype).toBe('int32')
    expect((await ops.aten.add(integers, 2n)).dtype).toBe('int32')
    expect((await ops.aten.add(integers, new PyFloat(2))).dtype).toBe('float32')
    expect((await ops.aten.add(integers, 2.5)).dtype).toBe('float32')
    expect((await ops.aten.full([1], 1)).dtype).toBe('int64')
    expect((await ops.aten.full([1], new PyFloat(1))).dtype).toBe('float32')
    expect((await ops.aten.full([1], true)).dtype).toBe('bool')
    expect((await ops.aten.full([1], 2 ** 60)).dtype).toBe('float32')
    expect(await (await ops.aten.full([1], 2n ** 60n)).item()).toBe(2n ** 60n)
  })

  test('names stand for dtypes, devices, layouts and memory formats', async () => {
    const image = await ops.aten.zeros([1, 2, 2, 2], { dtype: 'float64', device: getDevice('cpu'), layout: 'strided' })
    expect(image.dtype).toBe('float64')
    expect((await ops.aten.contiguous(image, { memory_format: 'channels_last' })).strides).toEqual([8, 1, 4, 2])
    expect((await ops.aten.to(image, 'cpu', 'float32')).dtype).toBe('float32')
    await expect(ops.aten.zeros([1], { device: 'cuda:99' })).rejects.toMatchObject({ code: 'ERR_DEVICE' })
  })

  test('one result is itself, several are an array, none is undefined', async () => {
    const [top, indices] = await ops.aten.topk(x, 1)
    expect([await values(top), await values(indices)]).toEqual([[2, 4], [1, 1]])
    expect((await ops.aten.split(x, 1)).map((part) => part.shape)).toEqual([[1, 2], [1, 2]])
    expect(await ops.aten.equal(x, x)).toBe(true)
    expect(await ops.aten.size(x, 0)).toBe(2)
    expect(await ops.aten.result_type(integers, x)).toBe('float32')
    expect(await ops.aten.item(float(0.5))).toBe(0.5)
    expect(await ops.aten.item(Tensor.from([2n ** 62n]))).toBe(2n ** 62n)
    expect(await ops.aten.retain_grad(await ops.aten.mul(requiringGrad(1), 2))).toBeUndefined()
    // mean and rstd of 2 images of 1 group; of the three gradients only the first is wanted
    const [input, weight] = await ops.aten.native_group_norm_backward(x, x, float(0, 0), float(1, 1), null, 2, 2, 1, 1, [true, false, false])
    expect([Tensor.isTensor(input), weight]).toEqual([true, null])
  })

  test('results keep their graph; backward reaches the leaves', async () => {
    const leaf = requiringGrad(3, -2)
    const loss = await ops.aten.sum(await ops.aten.mul(leaf, leaf))
    expect(loss.requiresGrad).toBe(true)
    await loss.backward()
    expect(await values(leaf.grad)).toEqual([6, -4])
  })

  test('an operator of complex numbers can be used through one that gives real numbers', async () => {
    const spectrum = await ops.aten.fft_rfft(float(1, 0, 0, 0))
    await expect(spectrum.data()).rejects.toMatchObject({ code: 'ERR_DTYPE' })
    expect(await values(await ops.aten.view_as_real(spectrum))).toEqual([1, 0, 1, 0, 1, 0])
  })

  test('operators in place write to the tensor they are given, and follow autograd\'s rules', async () => {
    const tensor = float(1, 2)
    const result = await ops.aten.add_(tensor, 1)
    expect(await values(tensor)).toEqual([2, 3])
    expect(await values(result)).toEqual([2, 3])
    await expect(ops.aten.add_(requiringGrad(1), 1)).rejects.toMatchObject({ code: 'ERR_LIBTORCH', message: expect.stringContaining('leaf') })
  })

  test('out variants write to a tensor of the result\'s shape, and to no other', async () => {
    const out = float(0, 0)
    await ops.call('add.out', [float(1, 2), float(3, 4)], { out })
    expect(await values(out)).toEqual([4, 6])
    const [small, index] = [float(), Tensor.from(new BigInt64Array(0))]
    await expect(ops.call('mul.out', [x, x], { out: small })).rejects.toMatchObject({ code: 'ERR_SHAPE', message: expect.stringMatching(/\[2, 2\] for out/) })
    await expect(ops.call('topk.values', [x, 1], { values: small, indices: index })).rejects.toMatchObject({ code: 'ERR_SHAPE' })
    expect([small.shape, index.shape]).toEqual([[0], [0]])
    await expect(ops.call('exp.out', [x], { out: requiringGrad(1) })).rejects.toMatchObject({ code: 'ERR_INVALID_ARG' })
  })

  test.each(['squeeze_', 't_', 'resize_', 'set_data', '_backward', 'requires_grad_'])('refuses %s, which changes what JavaScript reads', async (name) => {
    const tensor = Tensor.from(new Float32Array(2), [1, 2])
    const rest: Record<string, unknown[]> = { resize_: [[4]], set_data: [float(1)], _backward: [[]] }
    await expect(ops.call(name, [tensor, ...(rest[name] ?? []) as never[]])).rejects
      .toMatchObject({ code: 'ERR_INVALID_ARG', message: expect.stringMatching(/received aten::.* Use .* instead/) })
    expect(tensor.shape).toEqual([1, 2])
  })

  test('calls run in their order', async () => {
    const tensor = float(1)
    const first = ops.aten.mul_(tensor, 3)
    const second = ops.aten.add(tensor, 1)
    await first
    expect(await values(await second)).toEqual([4])
  })
})

describe('ops refuses', () => {
  const x = float(1, 2)
  const cyclic: unknown[] = []
  cyclic.push(cyclic)
  const disposed = float(1)
  disposed.dispose()
  /** Calls as JavaScript without types can make them. */
  const untyped = ops.aten as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>

  test.each<[string, () => Promise<unknown>, RegExp, string?]>([
    ['an unknown operator, naming similar ones', () => untyped.log_sofmax!(x, 0), /"log_sofmax"\. Did you mean _log_softmax or log_softmax\?/],
    ['an unknown operator like no other', () => untyped.fooBarBaz!(x), /^Expected an operator of ATen for name but received "fooBarBaz"\.$/],
    ['an unknown overload, naming those there are', () => ops.call('add.Foo', [x, x]), /The overloads of add are Tensor, Scalar, out, Scalar_out\./],
    ['a name that is none', () => ops.call('add\0x y', [x]), /Expected an operator/],
    ['a name that is no string', () => ops.call(7 as never), /Expected the name of an operator for name but received 7/],
    ['another namespace', () => ops.call('prims::add', [x, x]), /of the aten namespace/],
    ['what only TorchScript has', () => ops.call('save', [x, 'file']), /Expected an operator of ATen/],
    ['a value of the wrong type, with the schema', () => untyped.softmax!(x, 'a'), /softmax takes but received \(Tensor\(float32, \[2\]\), "a"\)[^]*aten::softmax\.int\(Tensor self, int dim.*expected int for dim but received "a"/],
    ['a float for an int', () => untyped.softmax!(x, 0.5), /expected int for dim but received float 0.5/],
    ['a PyFloat for an int', () => untyped.softmax!(x, new PyFloat(0)), /expected int for dim but received float 0/],
    ['a boolean for an int', () => untyped.softmax!(x, true), /received true/],
    ['a number for a tensor', () => untyped.exp!(1), /expected Tensor for self but received int 1/],
    ['null for a tensor', () => untyped.exp!(null), /received null/],
    ['a dtype that is none', () => untyped.zeros!([1], { dtype: 'float' }), /expected ScalarType\? for dtype but received "float"/],
    ['a device that is none', () => untyped.zeros!([1], { device: 'gpu' }), /expected Device\? for device/],
    ['a generator', () => untyped.rand!([1], { generator: 1 }), /Generator/],
    ['an argument too many', () => untyped.exp!(x, 1), /expected at most 1 positional arguments but received 2/],
    ['an argument too few', () => untyped.softmax!(x), /expected int for dim but received nothing/],
    ['an unknown keyword', () => untyped.exp!(x, { foo: 1 }), /expected no argument named foo/],
    ['an argument given twice', () => untyped.softmax!(x, 0, { dim: 0 }), /received dim twice/],
    ['undefined', () => untyped.softmax!(x, undefined), /args\[1\] but received undefined\. Use null for None\./],
    ['a function', () => untyped.softmax!(x, () => 1), /args\[1\]/],
    ['an array in an array', () => untyped.cat!([[x]]), /args\[0\]\[0\]/],
    ['an array that holds itself', () => untyped.cat!(cyclic), /args\[0\]\[0\]/],
    ['an integer beyond 64 bits', () => untyped.add!(x, 2n ** 64n), /64 bits for args\[1\]/],
    ['args that are no array', () => ops.call('add', x as never), /an array for args/],
    ['kwargs that are no object', () => ops.call('add', [x, x], [] as never), /an object for kwargs/],
    ['a disposed tensor', () => untyped.exp!(disposed), /disposed/, 'ERR_DISPOSED'],
    ['shapes that do not fit, in LibTorch\'s words', () => untyped.add!(x, float(1, 2, 3)), /must match/, 'ERR_LIBTORCH'],
    ['a result that JavaScript cannot hold', () => untyped.to_sparse!(x), /layout Sparse/, 'ERR_LIBTORCH']
  ])('%s', async (_name, call, message, code = 'ERR_INVALID_ARG') => {
    await expect(call()).rejects.toMatchObject({ name: 'BtxrdTorchError', code, message: expect.stringMatching(message) })
  })
})

describe('the namespace', () => {
  test('is an object like any other to JavaScript', async () => {
    expect(await ops.aten).toBe(ops.aten)
    expect(await ops.aten.add).toBe(ops.aten.add)
    expect(ops.aten.add.Tensor).toBe(ops.aten.add.Tensor)
    expect(JSON.stringify({ ops })).toBe('{"ops":{"aten":{}}}')
    expect(inspect(ops)).toContain('aten')
  })

  test('tells the schemas', () => {
    expect(ops.schemas('log_softmax')[0]).toBe('aten::log_softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor')
    expect(ops.schemas('aten::nothing')).toEqual([])
  })
})

function requiringGrad(...numbers: number[]): Tensor {
  const tensor = float(...numbers)
  tensor.requiresGrad = true
  return tensor
}
