import {
  isHashable, PickleDefaultDict, PickleNamespace, PickleSet, type AllowedGlobal, type CallContext, type PickleNode
} from './pickle_objects'
import { numpyGlobals } from './globals_numpy'
import { datetimeGlobals } from './globals_datetime'
import { OpaqueGlobal, PyPath } from './python_objects'

/** Classes that a `defaultdict` may make its missing values with. */
const plainClasses = ['list', 'dict', 'int', 'float', 'str', 'bool', 'tuple'].map((name) => `builtins.${name}`)

const pathClasses = ['PurePosixPath', 'PureWindowsPath', 'PosixPath', 'WindowsPath']

/**
 * The harmless extras: what `torch.load(weights_only=True)` refuses and training programs save all
 * the same. Reading one makes a plain value; docs/checkpoints.md lists them.
 */
export const extraGlobals: readonly AllowedGlobal[] = [
  ...numpyGlobals,
  ...datetimeGlobals,
  { name: 'collections.defaultdict', call: defaultDict, isClass: true },
  { name: 'argparse.Namespace', call: namespace, isClass: true },
  { name: 'builtins.frozenset', call: frozenSet, isClass: true },
  { name: 'builtins.bytes', call: emptyBytes, isClass: true },
  ...plainClasses.map((name) => ({ name })),
  // pathlib is a package from Python 3.13 on.
  ...['pathlib', 'pathlib._local'].flatMap((module) => pathClasses.map((name) => ({ name: `${module}.${name}`, call: pathMaker(name), isClass: true })))
]

/** `defaultdict(list)`; its items follow. */
function defaultDict(args: readonly PickleNode[], { fail }: CallContext): PickleNode {
  const [factory = null] = args
  if (factory === null && args.length < 2) return new PickleDefaultDict(null)
  const { name } = (factory ?? {}) as Partial<AllowedGlobal>
  const isClass = name !== undefined && (plainClasses.includes(name) || name === 'builtins.set' || factory instanceof OpaqueGlobal)
  if (args.length !== 1 || !isClass) throw fail('ERR_CHECKPOINT_FORMAT', 'expected None or a plain class for a defaultdict')
  return new PickleDefaultDict(name)
}

/** `Namespace()`; its attributes follow. */
function namespace(args: readonly PickleNode[], { fail }: CallContext): PickleNode {
  if (args.length > 0) throw fail('ERR_CHECKPOINT_FORMAT', 'expected no arguments for a Namespace')
  return new PickleNamespace()
}

/** `frozenset([1, 2])`: how protocols 2 and 3 write frozensets. */
function frozenSet(args: readonly PickleNode[], { fail }: CallContext): PickleNode {
  const [members] = args
  if (args.length !== 1 || !Array.isArray(members) || !members.every(isHashable)) {
    throw fail('ERR_CHECKPOINT_FORMAT', 'expected a list of values that Python can hash for a frozenset')
  }
  const result = new PickleSet(true)
  for (const member of members) result.members.set(member, null)
  return result
}

/** `bytes()`: how protocol 2 writes empty ones. */
function emptyBytes(args: readonly PickleNode[], { fail }: CallContext): PickleNode {
  if (args.length > 0) throw fail('ERR_CHECKPOINT_FORMAT', 'expected no arguments for bytes')
  return new Uint8Array()
}

/** `PosixPath('/', 'a', 'b')`. */
function pathMaker(className: string): NonNullable<AllowedGlobal['call']> {
  return (args, { fail }) => {
    if (!args.every((part) => typeof part === 'string')) throw fail('ERR_CHECKPOINT_FORMAT', 'expected strings for the parts of a path')
    return new PyPath(className, args as readonly string[])
  }
}
