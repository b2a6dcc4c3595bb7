import { inspect, type Inspection } from '../../../lib/checkpoint/inspect'
import type { InspectedNode } from '../../../lib/checkpoint/inspect_tree'
import { inspectionText } from '../../../lib/cli/inspect'
import { float, get, global, int, pickle, put, str, tensor, type Part } from '../../support/pickle_assembler'
import { safetensorsFile } from '../../support/safetensors_builder'
import { torchFile } from '../../support/zip_builder'

const weight = tensor({ numel: 6, size: [2, 3], stride: [3, 1] })
const dict = (...items: Part[]): Part[] => ['}', '(', ...items, 'u']
const group = dict(str('lr'), float(1e-3), str('betas'), float(0.9), float(0.999), '\x86', str('amsgrad'), '\x89', str('decoupled_weight_decay'), '\x88')

/** As a trainer saves it: the tensor stands in two places. */
const checkpoint = pickle(...dict(
  str('epoch'), int(7),
  str('val_loss'), float(1),
  str('state_dict'), ...dict(str('a'), ...weight, put(900), str('b'), get(900)),
  str('optimizer'), ...dict(str('state'), '}', str('param_groups'), ']', '(', ...group, 'e'),
  str('scheduler'), ...dict(str('T_max'), int(4), str('last_epoch'), int(1)),
  str('class_names'), ']', '(', str('x'), str('y'), 'e'
))
const file = torchFile(checkpoint, { storages: { 0: Buffer.alloc(24) } })

function child(node: InspectedNode, ...keys: string[]): InspectedNode {
  return keys.reduce((at, key) => (at as { items: { key: string, node: InspectedNode }[] }).items.find((item) => item.key === key)!.node, node)
}

describe('a checkpoint of training', () => {
  let found: Inspection

  beforeAll(async () => {
    found = await inspect(file)
  })

  test('what it is of', () => {
    expect(found).toMatchObject({
      format: 'zip', bytes: file.length, unknownGlobals: [], warnings: [],
      globals: ['torch._utils._rebuild_tensor_v2', 'torch.FloatStorage', 'collections.OrderedDict'],
      tensors: { count: 1, elements: 6, bytes: 24, byDType: { float32: 1 } },
      training: { epoch: 7, valLoss: 1, metrics: { epoch: 7, val_loss: 1 }, classNames: ['x', 'y'], optimizer: 'AdamW', scheduler: 'CosineAnnealingLR' }
    })
    expect(found.writer).toContain('container version 3')
  })

  test('the tree, with Python\'s types', () => {
    expect(child(found.tree, 'epoch')).toEqual({ type: 'int', value: 7 })
    expect(child(found.tree, 'val_loss')).toEqual({ type: 'float', value: 1 })
    expect(child(found.tree, 'state_dict', 'b')).toEqual({
      type: 'Tensor', dtype: 'float32', shape: [2, 3], form: 'strided', bytes: 24, location: 'cpu', storage: '0', requiresGrad: false
    })
    expect(child(found.tree, 'optimizer', 'param_groups', '0', 'betas')).toMatchObject({ type: 'tuple', items: [{ key: '0', node: { type: 'float', value: 0.9 } }, { key: '1' }] })
    expect(JSON.parse(JSON.stringify(found))).toEqual(found)
  })

  test('as text', () => {
    const text = inspectionText(found)
    for (const line of [/^optimizer {2}AdamW$/m, /^tensors {4}1 \(1 float32\), 6 elements, 24 bytes$/m, /^ {2}epoch: 7$/m, /^ {2}val_loss: 1\.0$/m, /^ {4}a: float32 \[2, 3\] 24 bytes$/m, /^ {2}class_names: list \["x", "y"\]$/m]) {
      expect(text).toMatch(line)
    }
  })
})

test('names that load() refuses are shown, and nothing is run', async () => {
  const found = await inspect(torchFile(pickle(global('posix', 'system'), str('true'), '\x85', 'R')))
  expect(found.unknownGlobals).toEqual(['posix.system'])
  expect(found.tree).toEqual({ type: 'posix.system', items: [{ key: 'args', node: { type: 'tuple', items: [{ key: '0', node: { type: 'str', value: 'true' } }] } }] })
  expect(found.warnings).toEqual([expect.stringContaining('posix.system')])
})

test('a call that is known and not supported', async () => {
  const found = await inspect(torchFile(pickle(global('torch._utils', '_rebuild_wrapper_subclass'), ')R')))
  expect(found.tree).toMatchObject({ type: 'torch._utils._rebuild_wrapper_subclass' })
})

test('records that torch.save does not write, and missing checksums, are warnings', async () => {
  const found = await inspect(torchFile(pickle('N'), { records: { 'notes.txt': 'hello' } }))
  expect(found.warnings).toEqual([expect.stringContaining('archive/notes.txt')])
})

test('safetensors', async () => {
  const found = await inspect(safetensorsFile({ w: { dtype: 'F16', shape: [2, 2], data_offsets: [0, 8] } }, Buffer.alloc(8)))
  expect(found).toMatchObject({ format: 'safetensors', tensors: { count: 1, elements: 4, bytes: 8, byDType: { float16: 1 } } })
  expect(child(found.tree, 'w')).toMatchObject({ dtype: 'float16', shape: [2, 2] })
})

test('a value that is small in the file and endless when followed is cut', async () => {
  const parts: Part[] = [']', put(0), int(1), 'a']
  for (let level = 1; level <= 20; level++) parts.push('0', ']', put(level), '(', get(level - 1), get(level - 1), 'e')
  const found = await inspect(torchFile(pickle(...parts)))
  expect(JSON.stringify(found)).toContain('"omitted"')
})

test('control characters of a file do not reach the terminal', async () => {
  const text = inspectionText(await inspect(torchFile(pickle(...dict(str('\u001b[2Jkey'), str('\u001b]0;title\u0007\u202eabc'))))))
  for (const character of ['\u001b', '\u0007', '\u202e']) expect(text).not.toContain(character)
  expect(text).toContain('\\u{1b}[2Jkey')
})

test('a file that is none of these is an error as with load()', async () => {
  await expect(inspect(Buffer.from('hello'))).rejects.toMatchObject({ code: 'ERR_CHECKPOINT_FORMAT' })
  await expect(inspect(file.subarray(0, 300))).rejects.toMatchObject({ code: 'ERR_CHECKPOINT_TRUNCATED' })
})
