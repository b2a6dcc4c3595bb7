import { get, int, long, pickle, put, str, tensor, uint32, type Part } from '../pickle_assembler'
import { legacyFile } from '../legacy_builder'
import { changed, type HostileRow } from './row'

/** A tensor over the first elements of 3 float32, or over a part of them. */
const saved = (view: Part[] = ['N'], size = 2): Part[] => tensor({ numel: 3, size: [size], stride: [1], view })
const part = (offset: number, size: number): Part[] => ['(', str('view'), int(offset), int(size), 't']
const sound = legacyFile(saved())
const listItself = [']', put(0), get(0), 'a']

/** Files of the format before torch 1.6 whose pickles or storages lie. */
export const hostileLegacyFiles: HostileRow[] = [
  ['another magic number', changed(sound, (bytes) => bytes.writeUInt8(0x18, 13)), 'ERR_CHECKPOINT_FORMAT', /Python pickle that torch\.save did not write/],
  ['a magic number that is not all of the first pickle', changed(sound, (bytes) => bytes.write('0', 14)), 'ERR_CHECKPOINT_FORMAT', /magic number, at byte 0, is not/],
  ['another version', legacyFile(saved(), { version: [int(1002)] }), 'ERR_CHECKPOINT_FORMAT', /version 1001 .* at byte 15.* 1002/],
  ['a version beyond 2^53', legacyFile(saved(), { version: [long(2n ** 70n, 10)] }), 'ERR_CHECKPOINT_FORMAT', /version 1001.* 1180591620717411303424n/],
  ['a version that holds itself', legacyFile(saved(), { version: listItself }), 'ERR_CHECKPOINT_FORMAT', /version 1001.* \[an array of 1\]/],
  ['a version by a call', legacyFile(saved(), { version: ['cos\nsystem\n', str('true'), '\x85R'] }), 'ERR_CHECKPOINT_GLOBAL', /os\.system.*byte 17/],
  ['facts of the writer without an end', legacyFile(saved(), { facts: [uint32('X', 0xffffffff)] }), 'ERR_CHECKPOINT_TRUNCATED', /ends within the pickle that begins at byte 23/],
  ['a pickle without an end', sound.subarray(0, 60), 'ERR_CHECKPOINT_TRUNCATED', /ends within the pickle that begins at byte 27/],
  ['a pickle that is larger than one may be', legacyFile([']', 'N0'.repeat(200_000)]), 'ERR_CHECKPOINT_LIMIT', /the pickle at byte 27 has more bytes than maxPickleBytes/, { maxPickleBytes: 100_000 }],
  ['an unknown opcode', legacyFile(['\xff']), 'ERR_CHECKPOINT_FORMAT', /0xff is not an opcode.*byte 29/],
  ['a persistent id without a view', legacyFile(tensor({ numel: 3, size: [2], stride: [1] })), 'ERR_CHECKPOINT_FORMAT', /persistent id.*byte \d+/],
  ['a view that is no tuple', legacyFile(saved([int(1)])), 'ERR_CHECKPOINT_FORMAT', /\(key, offset, size\).*byte \d+/],
  ['a view with a negative offset', legacyFile(saved(part(-1, 2))), 'ERR_CHECKPOINT_FORMAT', /\(key, offset, size\)/],
  ['a view beyond the storage', legacyFile(saved(part(2, 2))), 'ERR_CHECKPOINT_FORMAT', /bytes 8 to 16 leaves storage "0" of 12/],
  ['a tensor beyond the view', legacyFile(saved(part(2, 1))), 'ERR_CHECKPOINT_FORMAT', /leaves its storage of 1 elements.*byte \d+/],
  ['a storage of other length', legacyFile(saved(), { length: 4n }), 'ERR_CHECKPOINT_FORMAT', /storage "0" at byte \d+ is declared with 3 elements, the file has 4/],
  ['a storage of negative length', legacyFile(saved(), { length: -1n }), 'ERR_CHECKPOINT_FORMAT', /storage "0" at byte \d+ is declared with 3 elements, the file has -1/],
  ['a storage larger than the file', legacyFile(tensor({ numel: 2 ** 31 - 1, size: [2], stride: [1], view: ['N'] })), 'ERR_CHECKPOINT_TRUNCATED', /storages end at byte \d+, the file at/],
  ['a storage that is cut', legacyFile(saved(), { data: Buffer.alloc(8) }), 'ERR_CHECKPOINT_TRUNCATED', /storages end at byte \d+, the file at \d+/],
  ['a listed storage that is not named', legacyFile(saved(), { keys: [']', '(', str('0'), str('1'), 'e'] }), 'ERR_CHECKPOINT_FORMAT', /list of storages at byte \d+ has "1", which its pickle does not name/],
  ['a storage listed twice', legacyFile(saved(), { keys: [']', '(', str('0'), str('0'), 'e'] }), 'ERR_CHECKPOINT_FORMAT', /names 1 storages, the list after it, at byte \d+, has 2/],
  ['no storage listed', legacyFile(saved(), { keys: [']'] }), 'ERR_CHECKPOINT_FORMAT', /names 1 storages, the list after it, at byte \d+, has 0/],
  ['storages by an integer beyond 2^53', legacyFile(saved(), { keys: [']', long(2n ** 70n, 10), 'a'] }), 'ERR_CHECKPOINT_FORMAT', /has 1180591620717411303424n, which its pickle does not name/],
  ['storages by a list that holds itself', legacyFile(saved(), { keys: listItself }), 'ERR_CHECKPOINT_FORMAT', /has \[an array of 1\], which its pickle does not name/],
  ['a dict for the list of storages', legacyFile(saved(), { keys: ['}'] }), 'ERR_CHECKPOINT_FORMAT', /a list of storage keys .*byte \d+/],
  ['a storage in the list of storages', legacyFile(saved(), { keys: saved() }), 'ERR_CHECKPOINT_FORMAT', /a storage stands where none can be.*byte \d+/],
  ['a list of storages without an end', Buffer.concat([legacyFile(['N']).subarray(0, 31), pickle(']').subarray(0, 3)]), 'ERR_CHECKPOINT_TRUNCATED', /ends within the pickle that begins at byte 31/]
]
