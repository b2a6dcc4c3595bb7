import {
  isHashable, PickleCounter, PickleDict, PickleOrderedDict, PickleSet, PickleSize, PickleTuple, type AllowedGlobal, type CallContext, type PickleNode
} from './pickle_objects'
import { storageClasses } from './dtypes'
import { rebuildParameter, rebuildTensor } from './rebuild_tensor'
import { ByteArray } from './values'

/**
 * The Python names that a checkpoint may hold. A pickle is a program: it can name any function of
 * any module and have it called. Here a name only selects a row of this table; a name without a
 * row is an error before anything is done with it. To allow one more, add a row.
 */
const rows: AllowedGlobal[] = [
  { name: 'collections.OrderedDict', call: orderedDict, isClass: true },
  { name: 'collections.Counter', call: counter, isClass: true },
  { name: 'torch._utils._rebuild_tensor_v2', call: rebuildTensor },
  { name: 'torch._utils._rebuild_parameter', call: rebuildParameter },
  { name: 'torch.Size', call: size, isClass: true },
  { name: '_codecs.encode', call: encode },
  // The module's name in Python 2, by which protocol 2 goes, and in Python 3.
  ...['__builtin__', 'builtins'].flatMap((module) => [
    { name: `${module}.set`, call: set, isClass: true },
    { name: `${module}.bytearray`, call: bytearray, isClass: true }
  ]),
  ...Object.entries(storageClasses).map(([name, storageDType]) => ({ name: `torch.${name}`, storageDType }))
]

// A Map: the names come from the file, and an object would answer to "constructor".
export const allowedGlobals: ReadonlyMap<string, AllowedGlobal> = new Map(rows.map((row) => [row.name, row]))

/** `OrderedDict()`, or Python 2's `OrderedDict([[key, value], ...])`. */
function orderedDict(args: readonly PickleNode[], { fail }: CallContext): PickleNode {
  const dict = new PickleOrderedDict()
  const pairs = args[0] ?? []
  const isPair = (pair: PickleNode): pair is PickleNode[] => Array.isArray(pair) && pair.length === 2 && isHashable(pair[0]!)
  if (args.length > 1 || !Array.isArray(pairs) || !pairs.every(isPair)) {
    throw fail('ERR_CHECKPOINT_FORMAT', 'expected a list of pairs for an OrderedDict')
  }
  for (const [key, value] of pairs) dict.set(key!, value!)
  return dict
}

/** `Counter({'a': 2})`. */
function counter(args: readonly PickleNode[], { fail }: CallContext): PickleNode {
  const [counts] = args
  if (args.length > 1 || (counts !== undefined && !(counts instanceof PickleDict))) {
    throw fail('ERR_CHECKPOINT_FORMAT', 'expected a dict of counts for a Counter')
  }
  const result = new PickleCounter()
  counts?.keys.forEach((key, index) => result.set(key, counts.values[index]!))
  return result
}

/** `torch.Size((2, 3))`. */
function size(args: readonly PickleNode[], { fail }: CallContext): PickleNode {
  const [dims] = args
  if (args.length !== 1 || !(dims instanceof PickleTuple) || !dims.items.every((dim) => typeof dim === 'number')) {
    throw fail('ERR_CHECKPOINT_FORMAT', 'expected one tuple of integers for torch.Size')
  }
  return new PickleSize(dims.items)
}

/** `_codecs.encode(text, 'latin1')`: how protocol 2, which has no opcode for them, writes bytes. */
function encode(args: readonly PickleNode[], { fail }: CallContext): PickleNode {
  const [text, encoding] = args
  if (args.length !== 2 || typeof text !== 'string' || encoding !== 'latin1' || /[^\0-\xff]/.test(text)) {
    throw fail('ERR_CHECKPOINT_FORMAT', 'expected a Latin-1 string for bytes')
  }
  return new Uint8Array(Buffer.from(text, 'latin1'))
}

/** `set([1, 2])`: how protocol 2 writes sets. */
function set(args: readonly PickleNode[], { fail }: CallContext): PickleNode {
  const [members] = args
  if (args.length !== 1 || !Array.isArray(members) || !members.every(isHashable)) {
    throw fail('ERR_CHECKPOINT_FORMAT', 'expected a list of values that Python can hash for a set')
  }
  const result = new PickleSet(false)
  for (const member of members) result.members.set(member, null)
  return result
}

/** `bytearray(b'...')`, or `bytearray()` for an empty one. */
function bytearray(args: readonly PickleNode[], { fail }: CallContext): PickleNode {
  const [bytes] = args
  if (args.length > 1 || (bytes !== undefined && !(bytes instanceof Uint8Array))) {
    throw fail('ERR_CHECKPOINT_FORMAT', 'expected bytes for a bytearray')
  }
  return new ByteArray(bytes ?? [])
}
