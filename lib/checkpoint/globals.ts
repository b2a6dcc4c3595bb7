import { extraGlobals } from './globals_extra'
import { torchGlobals } from './globals_torch'
import {
  isHashable, PickleCounter, PickleDict, PickleOrderedDict, PickleSet, type AllowedGlobal, type CallContext, type PickleNode
} from './pickle_objects'
import { Complex } from './python_objects'
import { ByteArray, PyFloat } from './values'

/**
 * The Python names that a checkpoint may hold. A pickle is a program: it can name any function of
 * any module and have it called. Here a name only selects a row of this table; a name without a
 * row is an error before anything is done with it. To allow one more, add a row.
 *
 * This file and `globals_torch.ts` have what `torch.load(weights_only=True)` allows,
 * `globals_extra.ts` the harmless extras.
 */
const weightsOnlyRows: readonly AllowedGlobal[] = [
  { name: 'collections.OrderedDict', call: orderedDict, isClass: true },
  { name: 'collections.Counter', call: counter, isClass: true },
  { name: '_codecs.encode', call: encode },
  { name: 'builtins.set', call: set, isClass: true },
  { name: 'builtins.bytearray', call: bytearray, isClass: true },
  { name: 'builtins.complex', call: complex, isClass: true },
  ...torchGlobals
]

/** Names of Python 2, by which protocol 2 goes. */
const renamedModules: ReadonlyMap<string, string> = new Map([['__builtin__', 'builtins'], ['copy_reg', 'copyreg']])
const renamedNames: ReadonlyMap<string, string> = new Map([['__builtin__.long', 'builtins.int'], ['__builtin__.unicode', 'builtins.str']])

// Maps: the names come from the file, and an object would answer to "constructor".
const byName: ReadonlyMap<string, AllowedGlobal> = new Map([...weightsOnlyRows, ...extraGlobals].map((row) => [row.name, row]))

const weightsOnlyNames: ReadonlySet<string> = new Set(weightsOnlyRows.map(({ name }) => name))

/** The name of a global in Python 3. */
export function globalName(module: string, name: string): string {
  return renamedNames.get(`${module}.${name}`) ?? `${renamedModules.get(module) ?? module}.${name}`
}

/** The row of a name; undefined for a name that is not allowed. */
export function allowedGlobal(name: string): AllowedGlobal | undefined {
  return byName.get(name)
}

/** Whether `torch.load(weights_only=True)` allows the name. */
export function isWeightsOnly(name: string): boolean {
  return weightsOnlyNames.has(name)
}

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

/** `bytearray(b'...')`, `bytearray('...', 'latin-1')` of Pythons before 3.8, or `bytearray()` for an empty one. */
function bytearray(args: readonly PickleNode[], { fail }: CallContext): PickleNode {
  const [content, encoding] = args
  const isText = args.length === 2 && typeof content === 'string' && encoding === 'latin-1' && !/[^\0-\xff]/.test(content)
  if (isText) return new ByteArray(Buffer.from(content, 'latin1'))
  if (args.length > 1 || (content !== undefined && !(content instanceof Uint8Array))) {
    throw fail('ERR_CHECKPOINT_FORMAT', 'expected bytes for a bytearray')
  }
  return new ByteArray(content ?? [])
}

/** `complex(1.0, 2.0)`. */
function complex(args: readonly PickleNode[], { fail }: CallContext): PickleNode {
  const [re, im] = args
  if (args.length !== 2 || !(re instanceof PyFloat) || !(im instanceof PyFloat)) {
    throw fail('ERR_CHECKPOINT_FORMAT', 'expected two floats for a complex number')
  }
  return new Complex(re.value, im.value)
}
