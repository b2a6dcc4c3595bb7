import { float, global, int, long, pickle, str, tensor, type Part, type TensorParts } from '../pickle_assembler'
import { torchFile } from '../zip_builder'
import type { HostileRow } from './row'

type TensorRow = [name: string, parts: Part[], code: HostileRow[2], message: RegExp]

const rows = (table: TensorRow[]): HostileRow[] =>
  table.map(([name, parts, code, message]) => [name, torchFile(pickle(...parts), { storages: { 0: Buffer.alloc(24) } }), code, message])

/** Over a storage of 6 float32, but for what differs. */
const over = (differing: Partial<TensorParts>): Part[] => tensor({ numel: 6, size: [2, 3], stride: [3, 1], ...differing })
const big = 2 ** 31 - 1
const tuple = (...items: Part[]): Part[] => ['(', ...items, 't']
const persistentId = (...items: Part[]): Part[] => [...tuple(...items), 'Q']
const floatStorage = global('torch', 'FloatStorage')
const meta = (sizes: Part[], strides: Part[]): Part[] => [global('torch._utils', '_rebuild_meta_tensor_no_storage'), ...tuple(global('torch', 'float32'), ...tuple(...sizes), ...tuple(...strides), '\x89'), 'R']
const sparse = (parts: Part[]): Part[] => [
  global('torch._utils', '_rebuild_sparse_tensor'),
  ...tuple(global('torch.serialization', '_get_layout'), str('torch.sparse_coo'), '\x85R', ...tuple(...parts)), 'R'
]
const size = (...dims: number[]): Part[] => [global('torch', 'Size'), ...tuple(...dims.map(int)), '\x85R']

/** Tensors and storages that do not fit the file. */
export const hostileTensors = rows([
  ['a tensor larger than its storage', over({ size: [3, 3] }), 'ERR_CHECKPOINT_FORMAT', /leaves its storage of 6/],
  ['an offset that moves it out', over({ offset: 1 }), 'ERR_CHECKPOINT_FORMAT', /leaves its storage of 6/],
  ['a stride that leads out', over({ stride: [4, 1] }), 'ERR_CHECKPOINT_FORMAT', /leaves its storage of 6/],
  ['a negative offset', over({ offset: -1 }), 'ERR_CHECKPOINT_FORMAT', /non-negative integers/],
  ['a negative stride', over({ stride: [-3, 1] }), 'ERR_CHECKPOINT_FORMAT', /non-negative integers/],
  ['a negative size', over({ size: [-2, 3] }), 'ERR_CHECKPOINT_FORMAT', /non-negative integers/],
  ['fewer strides than sizes', over({ stride: [1] }), 'ERR_CHECKPOINT_FORMAT', /non-negative integers/],
  ['a number of elements that leaves 64 bits', over({ size: [big, big, big], stride: [0, 0, 0] }), 'ERR_CHECKPOINT_FORMAT', /leaves its storage/],
  ['the same, hidden by a zero', over({ size: [big, big, 0], stride: [0, 0, 0] }), 'ERR_CHECKPOINT_FORMAT', /leaves its storage/],
  ['strides whose sum leaves 64 bits', over({ size: [big, big], stride: [big, big] }), 'ERR_CHECKPOINT_FORMAT', /leaves its storage/],
  ['an empty tensor beyond the end', over({ offset: 7, size: [0], stride: [1] }), 'ERR_CHECKPOINT_FORMAT', /leaves its storage/],
  ['65 dimensions', over({ size: Array<number>(65).fill(1), stride: Array<number>(65).fill(1) }), 'ERR_CHECKPOINT_LIMIT', /maxDimensions \(64\)/],
  ['a float for the offset', [global('torch._utils', '_rebuild_tensor_v2'), ...tuple(...persistentId(str('storage'), floatStorage, str('0'), str('cpu'), int(6)), float(0), ...tuple(int(1)), ...tuple(int(1)), '\x89', 'N'), 'R'], 'ERR_CHECKPOINT_FORMAT', /non-negative integers/],
  ['sizes beyond 2^53', [global('torch._utils', '_rebuild_tensor_v2'), ...tuple(...persistentId(str('storage'), floatStorage, str('0'), str('cpu'), int(6)), int(0), ...tuple(long(2n ** 62n, 8)), ...tuple(int(0)), '\x89', 'N'), 'R'], 'ERR_CHECKPOINT_FORMAT', /non-negative integers/],
  ['a number for a storage', [global('torch._utils', '_rebuild_tensor_v2'), ...tuple(int(0), int(0), ...tuple(int(1)), ...tuple(int(1)), '\x89', 'N'), 'R'], 'ERR_CHECKPOINT_FORMAT', /expected \(storage,/],
  ['a storage that is larger than its record', over({ numel: 7 }), 'ERR_CHECKPOINT_FORMAT', /"0" is declared with 28 bytes of float32, its record has 24/],
  ['a storage that is smaller than its record', over({ numel: 5 }), 'ERR_CHECKPOINT_FORMAT', /declared with 20 bytes/],
  ['a storage of another dtype than its bytes', over({ storageClass: 'DoubleStorage' }), 'ERR_CHECKPOINT_FORMAT', /declared with 48 bytes of float64/],
  ['a storage under two dtypes', [']', ...over({}), 'a', ...over({ storageClass: 'IntStorage' }), 'a'], 'ERR_CHECKPOINT_FORMAT', /declared twice, differently/],
  ['a storage without a record', over({ key: '1' }), 'ERR_CHECKPOINT_FORMAT', /no record for storage "1"/],
  ['a path as the key of a storage', over({ key: '../data.pkl' }), 'ERR_CHECKPOINT_FORMAT', /no record for storage "\.\.\/data\.pkl"/],
  ['a very long key of a storage', over({ key: 'k'.repeat(100_000) }), 'ERR_CHECKPOINT_FORMAT', /no record for storage "k{200}\.\.\."/],
  ['an OrderedDict as storage class', over({ storageClass: 'Size' }), 'ERR_CHECKPOINT_FORMAT', /a persistent id/],
  ['a quantized storage without a quantizer', over({ storageClass: 'QInt32Storage' }), 'ERR_CHECKPOINT_FORMAT', /expected _rebuild_qtensor/],
  ['a persistent id that is no tuple', [int(1), 'Q'], 'ERR_CHECKPOINT_FORMAT', /a persistent id/],
  ['a persistent id of another kind', persistentId(str('module'), floatStorage, str('0'), str('cpu'), int(6)), 'ERR_CHECKPOINT_FORMAT', /a persistent id/],
  ['a persistent id with too few parts', persistentId(str('storage'), floatStorage, str('0'), str('cpu')), 'ERR_CHECKPOINT_FORMAT', /a persistent id/],
  ['a persistent id with too many parts', persistentId(str('storage'), floatStorage, str('0'), str('cpu'), int(6), 'N'), 'ERR_CHECKPOINT_FORMAT', /a persistent id/],
  ['a persistent id with a number as key', persistentId(str('storage'), floatStorage, int(0), str('cpu'), int(6)), 'ERR_CHECKPOINT_FORMAT', /a persistent id/],
  ['a persistent id with a negative size', persistentId(str('storage'), floatStorage, str('0'), str('cpu'), int(-6)), 'ERR_CHECKPOINT_FORMAT', /a persistent id/],
  ['a persistent id with a size beyond 2^53', persistentId(str('storage'), floatStorage, str('0'), str('cpu'), long(2n ** 62n, 8)), 'ERR_CHECKPOINT_FORMAT', /a persistent id/],
  ['a location that is no device', [...over({ location: 'x'.repeat(1000) })], 'ERR_DEVICE', /tensors of "x{200}\.\.\."/],
  ['a meta tensor whose elements leave 64 bits', meta([int(big), int(big), int(big)], [int(0), int(0), int(0)]), 'ERR_CHECKPOINT_FORMAT', /of the device meta/],
  ['a sparse tensor whose indices leave it', sparse([...over({ storageClass: 'LongStorage', numel: 3, size: [1, 3], stride: [3, 1] }), ...over({ key: '1', numel: 3, size: [3], stride: [1] }), ...size(0), '\x89']), 'ERR_CHECKPOINT_FORMAT', /no record for storage "1"/],
  ['a sparse tensor without values', sparse([...over({ storageClass: 'LongStorage', numel: 3, size: [1, 3], stride: [3, 1] }), 'N', ...size(3), '\x89']), 'ERR_CHECKPOINT_FORMAT', /for a sparse tensor/]
])
