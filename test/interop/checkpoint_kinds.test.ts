import { readCheckpointFile } from '../../lib/checkpoint/checkpoint_file'
import { save } from '../../lib/checkpoint/save'
import { TorchStorage } from '../../lib/checkpoint/torch_storage'
import { Complex, OpaqueGlobal, TorchDType } from '../../lib/checkpoint/python_objects'
import { ops } from '../../lib/ops/ops'
import type { Tensor } from '../../lib/tensor'
import { global, int, pickle, str, tensor, type Part } from '../support/pickle_assembler'
import { runReference } from '../support/python'
import { elsewhere, sameBytes } from '../support/saved'
import { TempFolder } from '../support/temp_folder'
import { torchFile } from '../support/zip_builder'

interface Written {
  allowed: string[]
  named: string[]
  unsaved: Record<string, string>
}

interface Equality {
  full: string[]
  weights_only: string[]
  mmap: string[]
  values: number
}

const folder = new TempFolder()
const file = folder.file('kinds.pt')
/** Each protocol in the zip format and in the one before torch 1.6; torch.save's own is protocol 2 in a zip. */
const formats = [2, 3, 4, 5].flatMap((protocol) => [false, true].map((legacy) => ({ protocol, legacy, path: folder.file(`${protocol}${legacy ? '-legacy' : ''}.pt`) })))
const modes = ['full', 'weights_only', 'mmap']
let written: Written
let value: { tensors: Record<string, unknown>, plain: Record<string, unknown>, names: Record<string, unknown> }

beforeAll(async () => {
  written = await runReference('checkpoint_kinds', { write: file, others: formats })
  value = (await readCheckpointFile(file)).value as unknown as typeof value
})

/** Functions of the allow-list whose calls are refused, and why torch.save writes none that weights_only reads. */
const refused: Record<string, string> = {
  'torch._utils._rebuild_wrapper_subclass': 'wrapper subclass',
  'torch._utils._rebuild_device_tensor_from_numpy': 'device tensor from numpy'
}

test('the file names all that weights_only allows, of this torch', () => {
  expect(written.named).toEqual(written.allowed)
  expect(Object.keys(value.names)).toEqual(written.allowed)
  expect(written.allowed.length).toBeGreaterThan(120)
})

test('what torch itself cannot save and load is no more than was thought', () => {
  const narrow = ['int', 'uint'].flatMap((kind) => [1, 2, 3, 4, 5, 6, 7].map((bits) => `tensor of torch.${kind}${bits}`))
  const others = ['tensor of torch._mkldnn', 'storage of meta', 'empty bytes', 'frozenset', ...Object.values(refused)]
  expect(Object.keys(written.unsaved).sort()).toEqual([...narrow, ...others].sort())
})

test('Python load, Node load, Node save, Python load: values and types are equal in every mode, and the bytes', async () => {
  const again = elsewhere(file, 'node')
  await save(value, again)
  const second = elsewhere(file, 'second')
  await save((await readCheckpointFile(again)).value, second)
  const results: Equality[] = await runReference('checkpoint_kinds', { pairs: [again, second].map((two) => ({ one: file, two, modes })) })
  for (const { full, weights_only, mmap, values } of results) {
    expect({ full, weights_only, mmap }).toEqual({ full: [], weights_only: [], mmap: [] })
    expect(values).toBeGreaterThan(700)
  }
  expect(sameBytes(again, second)).toBe(true)
})

test('in every protocol and both formats: what Node writes of it is what torch.load reads', async () => {
  const pairs = []
  for (const { path: source } of formats) {
    const again = elsewhere(source, 'node')
    await save((await readCheckpointFile(source)).value, again)
    pairs.push({ one: source, two: again, modes: ['full'] })
  }
  const results: Equality[] = await runReference('checkpoint_kinds', { pairs })
  expect(results.map(({ full }) => full)).toEqual(pairs.map(() => []))
  for (const { values } of results) expect(values).toBeGreaterThan(600)
})

test('the comparison sees a change of value, type, layout and sharing', async () => {
  const { tensors } = (await readCheckpointFile(file)).value as unknown as typeof value
  const sparse = tensors.sparse as Record<string, Tensor>
  const views = tensors.views as Tensor[]
  const changed = {
    ...value,
    plain: { ...value.plain, complex: [new Complex(1, 2), new Complex(0, Infinity)], size: [2, 3] },
    tensors: {
      ...tensors,
      sparse: { ...sparse, csc: sparse.csr, coo: sparse.uncoalesced },
      views: [views[0], await ops.aten.clone(views[1]!), ...views.slice(2)],
      meta: [...(tensors.meta as Tensor[])].reverse()
    }
  }
  const target = elsewhere(file, 'changed')
  await save(changed, target)
  const [result] = await runReference<Equality[]>('checkpoint_kinds', { pairs: [{ one: file, two: target, modes: ['weights_only'] }] })
  for (const place of [/complex'\]\[1\]/, /size'\]: type/, /csc'\]: layout/, /coo'\]: coalesced/, /views'\]\[1\].*memory/, /meta'\]\[0\]: shape/]) {
    expect(result!.weights_only.filter((difference) => place.test(difference))).not.toHaveLength(0)
  }
})

describe('what they are in Node', () => {
  const numbers = async (dense: unknown): Promise<unknown[]> => [...await (dense as Tensor).data()]

  test('sparse, quantized and nested tensors are real ones', async () => {
    const { sparse, quantized, nested } = value.tensors as { sparse: Record<string, Tensor>, quantized: Record<string, Tensor[]>, nested: Tensor[] }
    for (const layout of ['csr', 'csc', 'coo']) {
      expect(sparse[layout]!.layout).toBe(`sparse_${layout}`)
      expect(await numbers(await ops.aten.to_dense(sparse[layout]!))).toEqual([1, 0, 2, 0, 0, 3])
    }
    for (const layout of ['bsr', 'bsc']) expect(await numbers(await ops.aten.to_dense(sparse[layout]!))).toEqual(Array.from({ length: 16 }, (_, index) => index))
    const [qint8] = quantized.tensor as [Tensor]
    expect(qint8.dtype).toBe('qint8')
    expect(await numbers(await ops.aten.int_repr(qint8))).toEqual([13, 3, 23, 3, 3, 33])
    const [rows] = nested as [Tensor]
    expect(rows.isNested).toBe(true)
    const unbound = await ops.aten.unbind(rows) as unknown as Tensor[]
    expect(unbound.map(({ shape }) => shape)).toEqual([[2, 3], [1, 5]])
  })

  test('data and shapes that make no sense are typed errors', async () => {
    const { sparse, quantized, nested, meta, by_dtype } = value.tensors as {
      sparse: Record<string, Tensor>, quantized: Record<string, Tensor[]>, nested: Tensor[], meta: Tensor[], by_dtype: Record<string, Tensor>
    }
    await expect(sparse.coo!.data()).rejects.toMatchObject({ code: 'ERR_INVALID_ARG', message: expect.stringContaining('to_dense') })
    await expect(nested[0]!.data()).rejects.toMatchObject({ code: 'ERR_INVALID_ARG', message: expect.stringContaining('unbind') })
    await expect(meta[0]!.data()).rejects.toMatchObject({ code: 'ERR_INVALID_ARG', message: expect.stringContaining('no data') })
    await expect(quantized.tensor![0]!.data()).rejects.toMatchObject({ code: 'ERR_DTYPE', message: expect.stringContaining('dequantize') })
    for (const dtype of ['complex64', 'bits8', 'float4_e2m1fn_x2']) await expect(by_dtype[`torch.${dtype}`]!.data()).rejects.toMatchObject({ code: 'ERR_DTYPE' })
    expect(() => nested[0]!.shape).toThrow(expect.objectContaining({ code: 'ERR_SHAPE' }))
    expect(() => sparse.coo!.strides).toThrow(expect.objectContaining({ code: 'ERR_SHAPE' }))
    expect(meta[0]!.device.type).toBe('meta')
  })

  test('other values', () => {
    expect(value.plain.complex).toEqual([new Complex(1, 2), new Complex(-0, Infinity)])
    expect([...(value.plain.dtype_keys as Map<TorchDType, number>).keys()].map(String)).toEqual(['torch.float32', 'torch.int8'])
    expect(value.names['torch.FloatTensor']).toEqual(new OpaqueGlobal('torch.FloatTensor'))
    const [storage, over] = (value.tensors.storages as { shared: [TorchStorage, Tensor] }).shared
    expect(storage).toBeInstanceOf(TorchStorage)
    expect([storage.dtype, storage.bytes.numel, over.numel]).toEqual(['float32', 48, 12])
  })
})

describe('refused', () => {
  test.each(Object.keys(refused))('a call of %s', async (name) => {
    const [module, attribute] = [name.slice(0, name.lastIndexOf('.')), name.slice(name.lastIndexOf('.') + 1)]
    const crafted = folder.write(`${attribute}.pt`, torchFile(pickle(global(module, attribute), ')', 'R')))
    await expect(readCheckpointFile(crafted)).rejects.toMatchObject({ code: 'ERR_CHECKPOINT_FORMAT', message: expect.stringContaining(name) })
  })

  const part = (key: string, storageClass: string, numel: number, size: number[], stride: number[]): Part[] => tensor({ key, storageClass, numel, size, stride })
  const layout = (name: string): Part[] => [global('torch.serialization', '_get_layout'), str(`torch.${name}`), '\x85', 'R']
  const size = (...dims: number[]): Part[] => [global('torch', 'Size'), '(', ...dims.map(int), 't', '\x85', 'R']
  const longs = (...numbers: number[]): Buffer => Buffer.from(BigInt64Array.from(numbers, BigInt).buffer)
  const sparse = global('torch._utils', '_rebuild_sparse_tensor')
  const nested = global('torch._utils', '_rebuild_nested_tensor')
  const floats = Buffer.alloc(8)

  // Each would have LibTorch's kernels read or write outside of memory.
  test.each<[string, Part[], Record<string, Buffer>]>([
    ['an index beyond the shape', [sparse, ...layout('sparse_coo'), '(', ...part('0', 'LongStorage', 2, [1, 2], [2, 1]), ...part('1', 'FloatStorage', 2, [2], [1]), ...size(5), '\x88', 't', '\x86', 'R'], { 0: longs(0, 9), 1: floats }],
    ['a negative index', [sparse, ...layout('sparse_coo'), '(', ...part('0', 'LongStorage', 2, [1, 2], [2, 1]), ...part('1', 'FloatStorage', 2, [2], [1]), ...size(5), '\x89', 't', '\x86', 'R'], { 0: longs(-3, 1), 1: floats }],
    ['more indices than values', [sparse, ...layout('sparse_coo'), '(', ...part('0', 'LongStorage', 2, [1, 2], [2, 1]), ...part('1', 'FloatStorage', 2, [1], [1]), ...size(5), '\x89', 't', '\x86', 'R'], { 0: longs(0, 1), 1: floats }],
    ['indices that say they are coalesced', [sparse, ...layout('sparse_coo'), '(', ...part('0', 'LongStorage', 2, [1, 2], [2, 1]), ...part('1', 'FloatStorage', 2, [2], [1]), ...size(5), '\x88', 't', '\x86', 'R'], { 0: longs(1, 1), 1: floats }],
    ['rows that end beyond the columns', [sparse, ...layout('sparse_csr'), '(', ...part('0', 'LongStorage', 2, [2], [1]), ...part('1', 'LongStorage', 2, [2], [1]), ...part('2', 'FloatStorage', 2, [2], [1]), ...size(1, 5), 't', '\x86', 'R'], { 0: longs(0, 99), 1: longs(0, 1), 2: floats }],
    ['a column beyond the shape', [sparse, ...layout('sparse_csr'), '(', ...part('0', 'LongStorage', 2, [2], [1]), ...part('1', 'LongStorage', 2, [2], [1]), ...part('2', 'FloatStorage', 2, [2], [1]), ...size(1, 5), 't', '\x86', 'R'], { 0: longs(0, 2), 1: longs(0, 77), 2: floats }],
    ['float indices', [sparse, ...layout('sparse_coo'), '(', ...part('0', 'FloatStorage', 2, [1, 2], [2, 1]), ...part('0', 'FloatStorage', 2, [2], [1]), ...size(5), '\x89', 't', '\x86', 'R'], { 0: floats }],
    ['a nested row beyond its buffer', [nested, '(', ...part('0', 'FloatStorage', 2, [2], [1]), ...part('1', 'LongStorage', 1, [1, 1], [1, 1]), ...part('2', 'LongStorage', 1, [1, 1], [1, 1]), ...part('3', 'LongStorage', 1, [1], [1]), 't', 'R'], { 0: floats, 1: longs(3), 2: longs(1), 3: longs(0) }],
    ['a nested row at a negative offset', [nested, '(', ...part('0', 'FloatStorage', 2, [2], [1]), ...part('1', 'LongStorage', 1, [1, 1], [1, 1]), ...part('2', 'LongStorage', 1, [1, 1], [1, 1]), ...part('3', 'LongStorage', 1, [1], [1]), 't', 'R'], { 0: floats, 1: longs(1), 2: longs(1), 3: longs(-2) }],
    ['nested rows whose sizes overflow', [nested, '(', ...part('0', 'FloatStorage', 2, [2], [1]), ...part('1', 'LongStorage', 2, [1, 2], [2, 1]), ...part('2', 'LongStorage', 2, [1, 2], [2, 1]), ...part('3', 'LongStorage', 1, [1], [1]), 't', 'R'], { 0: floats, 1: longs(2 ** 40, 2 ** 40), 2: longs(2 ** 40, 2 ** 40), 3: longs(0) }]
  ])('%s', async (name, parts, storages) => {
    const crafted = folder.write(`${name}.pt`, torchFile(pickle(...parts), { storages }))
    await expect(readCheckpointFile(crafted)).rejects.toMatchObject({ code: 'ERR_CHECKPOINT_FORMAT', message: expect.stringContaining('do not fit each other') })
  })
})
