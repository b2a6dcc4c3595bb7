import {
  float, get, global, int, long, pickle, put, str, tensor, uint32, uint64, uint8, type Part
} from '../test/support/pickle_assembler'
import { deflated } from '../test/support/zip_builder'
import { innerOpcodes, splitPickle, type Draft, type Opcodes, type ZipDraft } from './drafts'

const dict = (...items: Part[]): Part[] => ['}', '(', ...items, 'u']
const tuple = (...items: Part[]): Part[] => ['(', ...items, 't']
const weight = (key: string, differing = {}): Part[] => tensor({ key, numel: 6, size: [2, 3], stride: [3, 1], ...differing })
const dtype = (name: string): Part[] => [global('numpy', 'dtype'), str(name), '\x89\x88\x87R', ...tuple(int(3), str('<'), 'NNN', int(-1), int(-1), int(0)), 'b']
const size = (...dims: number[]): Part[] => [global('torch', 'Size'), ...tuple(...dims.map(int)), '\x85R']
const bytes = (text: string): Part[] => [uint8('C', text.length), Buffer.from(text, 'latin1')]
const group = dict(str('lr'), float(1e-3), str('betas'), float(0.9), float(0.999), '\x86', str('amsgrad'), '\x89', str('params'), ']', '(', int(0), int(1), 'e')

/** Values of every kind that the reader knows. */
const values: Record<string, Part[]> = {
  scalars: [']', '(', 'N\x88\x89K\x07M\x01\x01', int(-5), long(2n ** 70n, 10), float(0.5), str('text'), str('größe'), ...bytes('\x00\xff'), 'e'],
  containers: [']', '(', ')', '}', '\x8f', '(\x91', ...tuple(int(1), int(2), int(3), int(4)), 'N\x85', ']', int(7), 'a', '\x8f(', int(1), str('b'), '\x90', 'e'],
  dicts: dict(str('__proto__'), int(1), str('constructor'), '}', str('7'), ']', str('x'), ...dict(int(3), 'N', float(1), 'N', '\x88', 'N')),
  checkpoint: dict(
    str('epoch'), int(7), str('val_loss'), float(1),
    str('model_state_dict'), global('collections', 'OrderedDict'), ')R', put(9), '(', str('a'), ...weight('0'), put(5), str('b'), get(5), 'u',
    '}', str('_metadata'), global('collections', 'OrderedDict'), ')Rsb',
    str('optimizer_state_dict'), ...dict(str('state'), ...dict(int(0), ...dict(str('step'), ...weight('1', { size: [], stride: [] }), str('exp_avg'), ...weight('1'))), str('param_groups'), ']', ...group, 'a'),
    str('scheduler_state_dict'), 'N', str('config'), ...dict(str('model'), ...dict(str('backbone'), str('efficientnet_b0'))),
    str('class_names'), ']', '(', str('x'), str('y'), 'e', str('normalization'), ...dict(str('mean'), ']', float(0.5), 'a', str('std'), ']', float(0.5), 'a'),
    str('class_weights'), ']', float(1), 'a'
  ),
  views: [']', '(', ...weight('0', { stride: [1, 2] }), ...weight('0', { offset: 5, size: [1], stride: [7] }), ...weight('0', { size: [0, 3] }), ...weight('0', { size: [4, 6], stride: [0, 1] }), 'e'],
  parameters: [
    ']', '(', global('torch._utils', '_rebuild_parameter'), ...tuple(...weight('0'), '\x88', global('collections', 'OrderedDict'), ')R'), 'R',
    global('torch._tensor', '_rebuild_from_type_v2'), ...tuple(
      global('torch._utils', '_rebuild_tensor_v2'), global('torch', 'Tensor'), ...weight('0').slice(1, -1), '}', str('tag'), 'Ns'
    ), 'R', 'e'
  ],
  untyped: [
    global('torch._utils', '_rebuild_tensor_v3'),
    ...tuple(...tuple(str('storage'), global('torch.storage', 'UntypedStorage'), str('0'), str('cpu'), int(24)), 'Q', int(0), ...tuple(int(3)), ...tuple(int(1)), '\x89', '}', global('torch', 'uint16')), 'R'
  ],
  sparse: [
    global('torch._utils', '_rebuild_sparse_tensor'),
    ...tuple(global('torch.serialization', '_get_layout'), str('torch.sparse_coo'), '\x85R', ...tuple(
      ...tensor({ storageClass: 'LongStorage', key: '2', numel: 3, size: [1, 3], stride: [3, 1] }), ...weight('0', { size: [3], stride: [1] }), ...size(9), '\x89')), 'R'
  ],
  csr: [
    global('torch._utils', '_rebuild_sparse_tensor'),
    ...tuple(global('torch.serialization', '_get_layout'), str('torch.sparse_csr'), '\x85R', ...tuple(
      ...tensor({ storageClass: 'LongStorage', key: '2', numel: 3, size: [3], stride: [1] }),
      ...tensor({ storageClass: 'LongStorage', key: '2', numel: 3, size: [2], stride: [1] }), ...weight('0', { size: [2], stride: [1] }), ...size(2, 3))), 'R'
  ],
  nested: [
    global('torch._utils', '_rebuild_nested_tensor'), ...tuple(
      ...weight('0', { size: [6], stride: [1] }),
      ...Array.from({ length: 3 }, (_, offset) => tensor({ storageClass: 'LongStorage', key: '2', numel: 3, offset, size: offset === 2 ? [1] : [1, 1], stride: offset === 2 ? [1] : [1, 1] })).flat()), 'R'
  ],
  quantized: [
    global('torch._utils', '_rebuild_qtensor'), ...tuple(
      ...tuple(str('storage'), global('torch', 'QInt8Storage'), str('0'), str('cpu'), int(24)), 'Q', int(0), ...tuple(int(4), int(6)), ...tuple(int(6), int(1)),
      ...tuple(global('torch', 'per_tensor_affine'), float(0.1), int(3)), '\x89', global('collections', 'OrderedDict'), ')R'), 'R'
  ],
  meta: [global('torch._utils', '_rebuild_meta_tensor_no_storage'), ...tuple(global('torch', 'float32'), ...tuple(int(2), int(3)), ...tuple(int(3), int(1)), '\x89'), 'R'],
  objects: [
    ']', '(', global('torch', 'device'), str('cuda'), int(0), '\x86R', ...size(2, 3), global('builtins', 'complex'), float(1), float(-2), '\x86R', global('torch', 'float16'),
    global('_codecs', 'encode'), str('\u0000\u00ff'), str('latin1'), '\x86R', global('builtins', 'bytearray'), ...bytes('ab'), '\x85R', global('builtins', 'set'), ']', int(1), 'a\x85R',
    global('collections', 'Counter'), '}', str('a'), int(2), 's\x85R', global('collections', 'defaultdict'), global('builtins', 'list'), '\x85R', global('argparse', 'Namespace'), ')R', '}', str('lr'), float(1), 'sb',
    global('pathlib', 'PosixPath'), str('/'), str('a'), '\x86R', global('datetime', 'date'), ...bytes('\x07\xea\x02\x03'), '\x85R', 'e'
  ],
  arrays: [
    ']', '(', global('numpy.core.multiarray', 'scalar'), ...dtype('f8'), ...bytes('12345678'), '\x86R',
    global('numpy.core.multiarray', '_reconstruct'), global('numpy', 'ndarray'), int(0), '\x85', ...bytes('b'), '\x87R', ...tuple(int(1), ...tuple(int(2), int(3)), ...dtype('i4'), '\x88', ...bytes('x'.repeat(24))), 'b',
    global('numpy.core.numeric', '_frombuffer'), ...tuple(...bytes('x'.repeat(24)), ...dtype('f4'), ...tuple(int(3), int(2)), str('F')), 'R', 'e'
  ],
  unknown: [']', '(', global('my.module', 'Thing'), int(1), '\x85\x81', '}', str('a'), int(1), 'sb', global('my.module', 'f'), 'e']
}

/** Protocol 4: frames, short strings, MEMOIZE, STACK_GLOBAL. */
const protocol4 = Buffer.concat([Buffer.from('\x80\x04', 'latin1'), uint64('\x95', 31n), ...[
  '}', '\x94(', uint8('\x8c', 1), 'a', '\x94', uint8('\x8c', 11), 'collections', uint8('\x8c', 11), 'OrderedDict', '\x93', ')R', 'u.'
].map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part))])

const floats = Buffer.from(new Float32Array([1, 2, 3, 4, 5, 6]).buffer)
const integers = Buffer.from(new BigInt64Array([0n, 1n, 2n]).buffer)
const storages = { 0: floats, 1: floats, 2: integers }
const plainZip: Omit<ZipDraft, 'opcodes'> = { kind: 'zip', storages, pickleRecord: {}, more: [], records: {}, options: {} }

function zipDraft(pickled: Buffer, differing: Partial<ZipDraft> = {}): Draft {
  return { ...plainZip, opcodes: splitPickle(pickled), ...differing }
}

function legacyDraft(value: Part[], keys: string[], data: Buffer): Draft {
  return {
    kind: 'legacy', version: [int(1001)], facts: innerOpcodes(pickle('}', str('little_endian'), '\x88s')), value: innerOpcodes(pickle(...value)),
    keys: innerOpcodes(pickle(']', '(', ...keys.map(str), 'e')), length: 6n, data
  }
}

function safetensorsDraft(header: object, data: Buffer): Draft {
  return { kind: 'safetensors', header: JSON.stringify(header), data, length: undefined }
}

const part = (view: Part[]): Part[] => weight('0', { size: [3], stride: [1], view })

/** Sound files of every format, which mutations begin with; made here, so that no file has to be kept. */
export const corpus: Readonly<Record<string, Draft>> = {
  ...Object.fromEntries(Object.entries(values).map(([name, parts]) => [name, zipDraft(pickle(...parts))])),
  protocol4: zipDraft(protocol4),
  deflated: zipDraft(pickle(...values.checkpoint!), { storages: { 1: floats }, more: [{ name: 'archive/data/0', ...deflated(floats) }] }),
  deflatedPickle: zipDraft(pickle(...values.dicts!), { pickleRecord: deflated(pickle(...values.dicts!)) }),
  old: zipDraft(pickle(...values.views!), { records: { '.format_version': null, byteorder: null, '.storage_alignment': null }, options: { zip64: false, comment: Buffer.from('PK') } }),
  legacy: legacyDraft([']', '(', ...part(['N']), ...part(tuple(str('view'), int(1), int(3))), 'e'], ['0'], floats),
  legacyValues: legacyDraft(values.containers!, [], Buffer.alloc(0)),
  safetensors: safetensorsDraft({ __metadata__: { format: 'pt' }, b: { dtype: 'F32', shape: [2, 3], data_offsets: [0, 24] }, a: { dtype: 'I64', shape: [3], data_offsets: [24, 48] }, e: { dtype: 'BF16', shape: [0], data_offsets: [48, 48] } }, Buffer.concat([floats, integers]))
}

/** Opcodes as text, since their arguments are no numbers of interest. */
const letters = [
  ...new Set([...Object.values(values).flatMap((parts) => innerOpcodes(pickle(...parts))), ...splitPickle(protocol4)].map((opcode) => opcode.toString('latin1'))),
  'cos\nsystem\n', 'c__builtin__\neval\n', '\x82\x01', '\x97', ...'.0123()]}teasudRbQ\x81\x85\x86\x87\x8f\x90\x91\x92\x93\x94'
]

/** Opcodes to put anywhere: those of the corpus, and ones at the edge of what the reader takes. */
export const dictionary: Opcodes = [
  ...letters.map((text) => Buffer.from(text, 'latin1')),
  uint32('X', 0xffffffff), uint64('\x8e', 2n ** 64n - 1n), uint32('\x8b', 1025), put(0xffffffff), get(0xffffffff), long(-(2n ** 63n), 8), long(2n ** 62n, 8), long(2n ** 53n - 1n, 7),
  int(0x7fffffff), int(-0x80000000), float(NaN), float(Infinity), str(Buffer.from('eda080', 'hex')), str(Buffer.from([0xff])), uint8('\x80', 5), uint64('\x95', 3n)
]
