import { diff } from '../../../lib/checkpoint/diff'
import { diffText } from '../../../lib/cli/diff'
import { float, get, global, int, pickle, put, str, tensor, type Part } from '../../support/pickle_assembler'
import { safetensorsFile } from '../../support/safetensors_builder'
import { torchFile } from '../../support/zip_builder'

const dict = (...items: Part[]): Part[] => ['}', '(', ...items, 'u']
const plain = (...value: Part[]): Buffer => torchFile(pickle(...value))

function numbers(...values: number[]): Buffer {
  return Buffer.from(new Float32Array(values).buffer)
}

/** A state dict of one tensor, below `state`, and what is beside it. */
function file(values: number[], ...beside: Part[]): Buffer {
  const weight = tensor({ numel: values.length, size: [values.length], stride: [1] })
  return torchFile(pickle(...dict(str('state'), ...dict(str('a.b'), ...weight), ...beside)), { storages: { 0: numbers(...values) } })
}

test('keys, values and tensors that differ, as data and as text', async () => {
  const a = file([1, 2, 3], str('epoch'), int(1), str('gone'), 'N', str('list'), ']', '(', int(1), int(2), 'e')
  const b = file([1, 2, 3.5], str('epoch'), int(2), str('new'), 'N', str('list'), ']', '(', int(1), 'e')
  const found = await diff(a, b)
  expect(found).toEqual({
    equal: false,
    onlyInA: [['gone'], ['list', '1']],
    onlyInB: [['new']],
    values: [{ path: ['epoch'], a: '1', b: '2' }],
    tensors: [{
      path: ['state', 'a.b'], a: { dtype: 'float32', shape: [3], form: 'strided' }, b: { dtype: 'float32', shape: [3], form: 'strided' },
      elements: { different: 1, maxAbs: 0.5, maxUlp: 2 ** 21, nanInOne: 0 }
    }],
    compared: { tensors: 1, values: 2 }
  })
  expect(diffText(found)).toBe([
    'only in A  gone', 'only in A  list.1', 'only in B  new', 'value      epoch: 1 | 2',
    'tensor     state.a.b: float32 [3], 1 of 3 elements differ, max abs 0.5, max ULP 2097152',
    '1 tensors compared, 1 differ; 2 other values compared, 1 differ; 3 keys are in one file only', ''
  ].join('\n'))
})

test('a file and itself are equal', async () => {
  const same = file([NaN, -0, Infinity], str('loss'), float(NaN))
  expect(await diff(same, same)).toEqual({ equal: true, onlyInA: [], onlyInB: [], tensors: [], values: [], compared: { tensors: 1, values: 1 } })
})

test.each<[string, Part[], Part[], string, string]>([
  ['an int and the equal float', [int(1)], [float(1)], '1', '1.0'],
  ['two strings', [str('x')], [str('y\u001b')], '"x"', '"y\\u001b"'],
  ['a boolean and an int', ['\x88'], [int(1)], 'True', '1'],
  ['None and a list', ['N'], [']'], 'None', 'list of 0'],
  ['a list and a dict', [']', int(1), 'a'], ['}'], 'list of 1', 'dict of 0'],
  ['names that load() refuses', [global('os', 'system'), ')R'], [global('os', 'popen'), ')R'], 'os.system', 'os.popen'],
  ['a tensor and a number', tensor({ numel: 0, size: [0], stride: [1] }), [int(1)], 'tensor float32 [0]', '1']
])('%s', async (_name, first, second, a, b) => {
  const storages = { 0: Buffer.alloc(0) }
  const [one, other] = [first, second].map((value) => torchFile(pickle(...value), { storages }))
  expect((await diff(one!, other!)).values).toEqual([{ path: [], a, b }])
})

test('classes of containers do not count, keys that only look alike do', async () => {
  expect(await diff(plain('(', int(1), 't'), plain(']', int(1), 'a'))).toMatchObject({ equal: true })
  expect(await diff(plain(...dict(int(1), 'N')), plain(...dict(str('1'), 'N')))).toMatchObject({ onlyInA: [['1']], onlyInB: [['1']] })
})

test('shapes and dtypes that differ', async () => {
  const entry = (dtype: string, shape: number[], nbytes: number): Buffer => safetensorsFile({ w: { dtype, shape, data_offsets: [0, nbytes] } }, Buffer.alloc(nbytes, 1))
  const shapes = await diff(entry('F32', [2, 3], 24), entry('F32', [3, 2], 24))
  expect(shapes.tensors).toMatchObject([{ a: { shape: [2, 3] }, b: { shape: [3, 2] }, elements: null }])
  expect(diffText(shapes)).toMatch(/^tensor {5}w: float32 \[2, 3\] \| float32 \[3, 2\]$/m)
  const dtypes = await diff(entry('U8', [2], 2), entry('I64', [2], 16))
  expect(dtypes).toMatchObject({ equal: false, tensors: [{ elements: { different: 2, maxAbs: 0x0101010101010100 } }] })
  const kinds = await diff(entry('F64', [1], 8), entry('C64', [1], 8))
  expect(kinds.tensors).toMatchObject([{ a: { dtype: 'float64' }, b: { dtype: 'complex64' }, elements: null }])
})

test('metadata of safetensors count when both files have some', async () => {
  const entry = { w: { dtype: 'U8', shape: [1], data_offsets: [0, 1] } }
  const [none, one, two] = [null, { epoch: '1' }, { epoch: '2' }].map((metadata) => safetensorsFile({ ...(metadata && { __metadata__: metadata }), ...entry }, Buffer.alloc(1)))
  expect(await diff(none!, one!)).toMatchObject({ equal: true })
  expect((await diff(one!, two!)).values).toEqual([{ path: ['__metadata__', 'epoch'], a: '"1"', b: '"2"' }])
})

describe('keyA and keyB', () => {
  const training = file([1, 2], str('epoch'), int(1))
  const state = safetensorsFile({ 'a.b': { dtype: 'F32', shape: [2], data_offsets: [0, 8] } }, numbers(1, 2))

  test('compare a part of a file with another file', async () => {
    expect(await diff(training, state, { keyA: 'state' })).toMatchObject({ equal: true, compared: { tensors: 1 } })
    expect(await diff(state, training, { keyB: 'state' })).toMatchObject({ equal: true, compared: { tensors: 1 } })
  })

  test('a key that is not there', async () => {
    await expect(diff(training, state, { keyA: 'model' })).rejects.toMatchObject({ code: 'ERR_STATE_DICT', message: expect.stringContaining('"model"') })
  })
})

test('values that stand in many places are compared once, and a tensor is named in each', async () => {
  const weight = tensor({ numel: 1, size: [1], stride: [1] })
  const twice = (value: number): Buffer => torchFile(pickle(...dict(str('a'), ...weight, put(900), str('b'), get(900))), { storages: { 0: numbers(value) } })
  expect((await diff(twice(1), twice(2))).tensors.map(({ path }) => path)).toEqual([['a'], ['b']])
  const parts: Part[] = [']', put(0), int(1), 'a']
  for (let level = 1; level <= 22; level++) parts.push('0', ']', put(level), '(', get(level - 1), get(level - 1), 'e')
  expect(await diff(plain(...parts), plain(...parts))).toMatchObject({ equal: true, compared: { values: 1 } })
})

test('views that repeat a small storage for ever are refused', async () => {
  const view = (stride: number[]): Buffer => torchFile(pickle(...tensor({ numel: 16385, size: [8192, 8192], stride })), { storages: { 0: Buffer.alloc(4 * 16385) } })
  await expect(diff(view([1, 1]), view([1, 1]))).rejects.toMatchObject({ code: 'ERR_CHECKPOINT_LIMIT', message: expect.stringContaining('64 elements for each byte') })
  // Along a dimension in which both repeat themselves there is one element.
  expect(await diff(view([0, 1]), view([0, 1]))).toMatchObject({ equal: true })
})

test('a damaged storage', async () => {
  const damaged = file([1, 2, 3])
  damaged.writeFloatLE(9, damaged.indexOf(numbers(1, 2, 3)))
  await expect(diff(file([1, 2, 3]), damaged)).rejects.toMatchObject({ code: 'ERR_CHECKPOINT_TRUNCATED', message: expect.stringContaining('CRC-32') })
})

test('a file that is none of these is an error as with load()', async () => {
  await expect(diff(Buffer.from('hello'), file([1]))).rejects.toMatchObject({ code: 'ERR_CHECKPOINT_FORMAT' })
  await expect(diff(file([1]), '/none.pt')).rejects.toMatchObject({ code: 'ERR_FILE' })
})
