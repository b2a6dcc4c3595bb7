import { diff, type CheckpointDiff } from '../../lib/checkpoint/diff'
import { runReference } from '../support/python'
import { TempFolder } from '../support/temp_folder'

interface Reference { different: number, maxAbs: string, maxUlp: string | null, nanInOne: number }

const folder = new TempFolder()
let differences: Record<string, Reference>

beforeAll(async () => {
  ({ differences } = await runReference<{ differences: Record<string, Reference> }>('checkpoint_diff', { folder: folder.path }))
})

const compare = (a: string, b: string): Promise<CheckpointDiff> => diff(folder.file(a), folder.file(b))
const pathsOf = (found: { path: readonly string[] }[]): string[] => found.map(({ path }) => path.join('.'))

test('every dtype, large and strided tensors: elements, largest difference, ULP and NaN as Python counts them', async () => {
  const found = await compare('a.pt', 'b.pt')
  expect(found).toMatchObject({ equal: false, onlyInA: [], onlyInB: [], values: [], compared: { tensors: Object.keys(differences).length } })
  const expected = Object.entries(differences).filter(([, { different }]) => different > 0)
  expect(expected.length).toBe(Object.keys(differences).length - 1)
  expect(Object.fromEntries(found.tensors.map(({ path, elements }) => [path[0], elements]))).toEqual(Object.fromEntries(expected.map(([name, { different, maxAbs, maxUlp, nanInOne }]) => [
    name, { different, maxAbs: maxAbs === 'inf' ? Infinity : Number(maxAbs), maxUlp: maxUlp === null ? null : Number(maxUlp), nanInOne }
  ])))
})

test('one state dict in every format and in other memory layouts is one', async () => {
  const files = ['equal_zip.pt', 'equal_legacy.pt', 'equal.safetensors', 'equal_views.pt']
  for (const a of files) {
    for (const b of files) {
      expect([a, b, await compare(a, b)]).toEqual([a, b, { equal: true, onlyInA: [], onlyInB: [], tensors: [], values: [], compared: { tensors: 19, values: 0 } }])
    }
  }
})

test('tensors that have parts are compared part by part', async () => {
  expect(await compare('composite_three.pt', 'composite_three.pt')).toMatchObject({ equal: true })
  const { tensors, values, onlyInA, onlyInB } = await compare('composite_three.pt', 'composite_four.pt')
  expect({ onlyInA, onlyInB, values }).toEqual({ onlyInA: [], onlyInB: [], values: [] })
  expect(pathsOf(tensors)).toEqual(['coo.values', 'csr.values', 'nested.buffer', 'quantized', 'channels.scales', 'meta', 'conjugate', 'storage'])
  expect(tensors.find(({ path }) => path[0] === 'conjugate')?.elements).toEqual({ different: 1, maxAbs: 1, maxUlp: 2 ** 22, nanInOne: 0 })
  expect(tensors.find(({ path }) => path[0] === 'meta')).toMatchObject({ a: { shape: [2, 3], form: 'meta' }, b: { shape: [2, 4] }, elements: null })
})

test('a view as conjugate numbers and the numbers themselves are equal', async () => {
  expect(await compare('composite_three.pt', 'composite_resolved.pt')).toMatchObject({ equal: true })
})

test('every bit pattern of the small floats is the number that torch makes of it', async () => {
  const { tensors } = await compare('patterns.pt', 'patterns_float32.pt')
  expect(pathsOf(tensors)).toEqual(['float16', 'bfloat16', 'float8_e4m3fn', 'float8_e4m3fnuz', 'float8_e5m2', 'float8_e5m2fnuz', 'float8_e8m0fnu'])
  for (const { a, b, elements } of tensors) {
    expect(a.dtype).not.toBe(b.dtype)
    expect(elements).toEqual({ different: 0, maxAbs: 0, maxUlp: null, nanInOne: 0 })
  }
})
