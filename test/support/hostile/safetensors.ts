import { safetensorsFile } from '../safetensors_builder'
import type { HostileRow } from './row'

const f32 = (shape: unknown, begin: unknown, end: unknown): object => ({ dtype: 'F32', shape, data_offsets: [begin, end] })
const eight = Buffer.alloc(8, 1)
const one = { a: f32([2], 0, 8) }

/** Files that are no safetensors files. */
export const hostileSafetensors: HostileRow[] = [
  ['nothing', Buffer.alloc(0), 'ERR_CHECKPOINT_TRUNCATED', /has 0/],
  ['half a length', Buffer.alloc(4), 'ERR_CHECKPOINT_TRUNCATED', /has 4/],
  ['a length without a header', safetensorsFile('', Buffer.alloc(0), 8n), 'ERR_CHECKPOINT_TRUNCATED', /within its header/],
  ['a header longer than the file', safetensorsFile(one, eight, 1000n), 'ERR_CHECKPOINT_TRUNCATED', /within its header of 1000/],
  ['a header of 2^64 - 1 bytes', safetensorsFile(one, eight, 2n ** 64n - 1n), 'ERR_CHECKPOINT_LIMIT', /maxHeaderBytes/],
  ['a header of 2^63 bytes', safetensorsFile(one, eight, 2n ** 63n), 'ERR_CHECKPOINT_LIMIT', /maxHeaderBytes/],
  ['an empty header', safetensorsFile(''), 'ERR_CHECKPOINT_FORMAT', /not a JSON object/],
  ['text for JSON', safetensorsFile('{"a": '), 'ERR_CHECKPOINT_FORMAT', /not JSON/],
  ['a list for an object', safetensorsFile([]), 'ERR_CHECKPOINT_FORMAT', /not a JSON object/],
  ['white space before the header', safetensorsFile(` ${JSON.stringify(one)}`, eight), 'ERR_CHECKPOINT_FORMAT', /not a JSON object/],
  ['bytes that are not UTF-8', safetensorsFile(Buffer.concat([Buffer.from('{"'), Buffer.from([0xff]), Buffer.from('":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}')]), eight), 'ERR_CHECKPOINT_FORMAT', /not JSON/],
  ['deep nesting', safetensorsFile(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`), 'ERR_CHECKPOINT_FORMAT', /values 4 levels deep at byte 15, the format has 3/],
  ['deep nesting for a dtype', safetensorsFile(`{"a":{"dtype":${'['.repeat(100_000)}${']'.repeat(100_000)},"shape":[2],"data_offsets":[0,8]}}`, eight), 'ERR_CHECKPOINT_FORMAT', /values 4 levels deep at byte 23/],
  ['a number for a dtype', safetensorsFile({ a: { ...f32([2], 0, 8), dtype: 3 } }, eight), 'ERR_CHECKPOINT_FORMAT', /for the dtype of "a", it is 3/],
  ['many empty lists', safetensorsFile(`{"a":[${'[],'.repeat(1000)}0]}`), 'ERR_CHECKPOINT_FORMAT', /at byte 8 has 1002 objects and lists for 1 names/],
  ['many keys of one tensor', safetensorsFile({ a: Object.fromEntries(Array.from({ length: 14 }, (_, key) => [`k${key}`, 0])) }), 'ERR_CHECKPOINT_LIMIT', /14 keys below 1 names, more than maxMetadataEntries \(10\)/, { maxMetadataEntries: 10 }],
  ['null for a tensor', safetensorsFile({ a: null }), 'ERR_CHECKPOINT_FORMAT', /dtype/],
  ['a number for a tensor', safetensorsFile({ a: 3 }), 'ERR_CHECKPOINT_FORMAT', /dtype/],
  ['an unknown dtype', safetensorsFile({ a: { ...f32([2], 0, 8), dtype: 'F33' } }, eight), 'ERR_CHECKPOINT_FORMAT', /F33/],
  ['a dtype by the name of an object\'s method', safetensorsFile({ a: { ...f32([2], 0, 8), dtype: 'toString' } }, eight), 'ERR_CHECKPOINT_FORMAT', /toString/],
  ['no dtype', safetensorsFile({ a: { shape: [2], data_offsets: [0, 8] } }, eight), 'ERR_CHECKPOINT_FORMAT', /dtype/],
  ['no shape', safetensorsFile({ a: { dtype: 'F32', data_offsets: [0, 8] } }, eight), 'ERR_CHECKPOINT_FORMAT', /shape/],
  ['a negative size', safetensorsFile({ a: f32([-2], 0, 8) }, eight), 'ERR_CHECKPOINT_FORMAT', /shape/],
  ['half an element', safetensorsFile({ a: f32([1.5], 0, 6) }, Buffer.alloc(6)), 'ERR_CHECKPOINT_FORMAT', /shape/],
  ['a size as text', safetensorsFile({ a: f32(['2'], 0, 8) }, eight), 'ERR_CHECKPOINT_FORMAT', /shape/],
  ['sizes whose product leaves 64 bits', safetensorsFile({ a: f32([2 ** 32, 2 ** 32], 0, 0) }), 'ERR_CHECKPOINT_FORMAT', /span 0/],
  ['a shape that its bytes do not fill', safetensorsFile({ a: f32([1], 0, 8) }, eight), 'ERR_CHECKPOINT_FORMAT', /4 bytes/],
  ['no offsets', safetensorsFile({ a: { dtype: 'F32', shape: [2] } }, eight), 'ERR_CHECKPOINT_FORMAT', /data_offsets/],
  ['three offsets', safetensorsFile({ a: { ...f32([2], 0, 8), data_offsets: [0, 8, 8] } }, eight), 'ERR_CHECKPOINT_FORMAT', /data_offsets/],
  ['a negative offset', safetensorsFile({ a: f32([2], -8, 0) }, eight), 'ERR_CHECKPOINT_FORMAT', /data_offsets/],
  ['offsets in the wrong order', safetensorsFile({ a: f32([2], 8, 0) }, eight), 'ERR_CHECKPOINT_FORMAT', /span -8/],
  ['a tensor past the end', safetensorsFile({ a: f32([4], 0, 16) }, eight), 'ERR_CHECKPOINT_TRUNCATED', /the file at/],
  ['bytes after the last tensor', safetensorsFile(one, Buffer.alloc(9)), 'ERR_CHECKPOINT_FORMAT', /1 bytes follow/],
  ['a gap between tensors', safetensorsFile({ a: f32([1], 0, 4), b: f32([1], 8, 12) }, Buffer.alloc(12)), 'ERR_CHECKPOINT_FORMAT', /a gap of 4 bytes/],
  ['a gap before the first', safetensorsFile({ a: f32([1], 4, 8) }, eight), 'ERR_CHECKPOINT_FORMAT', /a gap of 4 bytes/],
  ['two tensors on the same bytes', safetensorsFile({ a: f32([2], 0, 8), b: f32([2], 0, 8) }, eight), 'ERR_CHECKPOINT_FORMAT', /another tensor/],
  ['tensors that overlap', safetensorsFile({ a: f32([2], 0, 8), b: f32([1], 4, 8) }, eight), 'ERR_CHECKPOINT_FORMAT', /another tensor/],
  ['metadata that is a number', safetensorsFile({ __metadata__: 3, ...one }, eight), 'ERR_CHECKPOINT_FORMAT', /__metadata__/],
  ['metadata with a number', safetensorsFile({ __metadata__: { a: 3 }, ...one }, eight), 'ERR_CHECKPOINT_FORMAT', /__metadata__/],
  ['a very long name', safetensorsFile({ ['n'.repeat(100_000)]: f32([-1], 0, 8) }, eight), 'ERR_CHECKPOINT_FORMAT', /shape of "n{200}\.\.\."/],
  ['a header that is longer than one may be', safetensorsFile(one, eight), 'ERR_CHECKPOINT_LIMIT', /header of \d+ bytes .* maxHeaderBytes \(20\)/, { maxHeaderBytes: 20 }],
  ['more tensors than there may be', safetensorsFile({ a: f32([1], 0, 4), b: f32([1], 4, 8) }, eight), 'ERR_CHECKPOINT_LIMIT', /2 tensors of its header at byte 8 exceed maxTensors \(1\)/, { maxTensors: 1 }],
  ['more dimensions than a tensor may have', safetensorsFile({ a: f32([1, 2], 0, 8) }, eight), 'ERR_CHECKPOINT_LIMIT', /"a" has 2 dimensions, more than maxDimensions \(1\)/, { maxDimensions: 1 }]
]

/** Unusual files that are right. */
export const oddFiles: Record<string, Buffer> = {
  'no tensors': safetensorsFile({}),
  'only metadata': safetensorsFile({ __metadata__: { format: 'pt' } }),
  'metadata that is null': safetensorsFile({ __metadata__: null, ...one }, eight),
  'white space after the header': safetensorsFile(`${JSON.stringify(one)}     `, eight),
  'a header of odd length, and so unaligned data': safetensorsFile(`${JSON.stringify(one)} `, eight),
  'names of object methods': safetensorsFile('{"__proto__":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"constructor":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}', eight),
  'tensors in another order than their bytes': safetensorsFile({ b: f32([1], 4, 8), a: f32([1], 0, 4) }, eight),
  'empty tensors among others': safetensorsFile({ a: f32([0, 3], 0, 0), b: f32([2], 0, 8), c: f32([0], 8, 8) }, eight),
  'an empty name': safetensorsFile({ '': f32([2], 0, 8) }, eight)
}
