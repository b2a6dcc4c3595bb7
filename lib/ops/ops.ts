import { getAddon, settled, translated, type OpValue } from '../binding'
import { badArgument } from '../errors'
import { wrapTensor } from '../tensor'
import { splitArguments, toOpValues, type SplitArguments } from './arguments'
import type { Aten } from './aten'
import type { OpArgument, OpResult } from './types'

/** What JavaScript itself asks any object for: `await` the one, JSON.stringify the other. */
const NO_OPERATORS: readonly string[] = ['then', 'toJSON']

type Call = (...args: unknown[]) => Promise<OpResult>

function operator(name: string): Call {
  return async (...given) => run(name, splitArguments(given))
}

async function run(name: string, { args, kwargs }: SplitArguments): Promise<OpResult> {
  const result = await settled(() => getAddon().callOperator(name, args, kwargs))
  return result === undefined ? undefined : toResult(result)
}

function toResult(value: OpValue): OpResult {
  if (Array.isArray(value)) return value.map(toResult)
  return typeof value === 'object' && value !== null ? wrapTensor(value) : value
}

/** `target` with members that `make` makes on first use. */
function withMembers<T extends object>(target: T, make: (name: string) => unknown): T {
  const members = new Map<string, unknown>()
  return new Proxy(target, {
    get(object, key) {
      if (typeof key === 'symbol' || key in object || NO_OPERATORS.includes(key)) return Reflect.get(object, key) as unknown
      if (!members.has(key)) members.set(key, make(key))
      return members.get(key)
    }
  })
}

const aten = withMembers(Object.create(null) as object, (name) =>
  withMembers(operator(name), (overload) => operator(`${name}.${overload}`))
) as Aten

/**
 * ATen's operators by their schemas, as `torch.ops.aten` calls them: through LibTorch's dispatcher,
 * with autograd, in the order of the calls.
 *
 * ```ts
 * await ops.aten.log_softmax(x, 1)
 * await ops.aten.add(x, y, { alpha: 2 }) // keyword arguments: a last plain object
 * await ops.aten.add.Tensor(x, y)        // one overload
 * ```
 *
 * As in Python the overloads are tried in PyTorch's order and the first that takes the arguments
 * runs; what is left out has the schema's default. JavaScript values stand for the schema's types:
 *
 * | schema | JavaScript |
 * |---|---|
 * | `Tensor`, `Tensor?`, `Tensor[]` | Tensor, Tensor or null, array |
 * | `int`, `SymInt` | integral number, or bigint |
 * | `float` | number |
 * | `Scalar` | integral number or bigint: an int; other number or PyFloat: a float; boolean |
 * | `bool`, `str` | boolean, string |
 * | `int[]`, `float[]`, ... | array; for `int[2]` also one number |
 * | `ScalarType` | a {@link DType} |
 * | `Device` | a {@link Device} or its name |
 * | `MemoryFormat` | `'contiguous'`, `'preserve'`, `'channels_last'`, `'channels_last_3d'` |
 * | `Layout` | `'strided'` |
 * | `Generator?` | null: the generator that `manualSeed` seeds |
 *
 * One result comes as itself, several as an array, none as undefined.
 *
 * An operator whose name ends in `_`, and one with an `out` argument, writes to the tensor that it
 * is given, as in Python, and resolves with another Tensor over the same memory and graph. It cannot
 * change that tensor's shape (`ERR_SHAPE`). Operators whose name begins with `_` are PyTorch's
 * internals: they can be called, but check less of what they are given and are not in the types.
 *
 * Every call rejects with a BtxrdTorchError, before it computes anything: `ERR_INVALID_ARG` for an
 * operator that does not exist (with similar names) or arguments that no overload takes (with the
 * schemas and what was given), `ERR_DISPOSED`, `ERR_DEVICE`. What LibTorch refuses is `ERR_LIBTORCH`.
 */
export const ops = {
  aten,

  /**
   * Calls an operator by its name: `'add'`, `'add.Tensor'` or `'aten::add.Tensor'`; also those that
   * are not in the types.
   */
  async call(name: string, args: readonly OpArgument[] = [], kwargs: Readonly<Record<string, OpArgument>> = {}): Promise<OpResult> {
    return run(operatorName(name), toOpValues(args, kwargs))
  },

  /** The schemas of an operator's overloads in the order in which they are tried; empty when there is none of that name. */
  schemas(name: string): readonly string[] {
    const base = operatorName(name)
    return translated(() => getAddon().operatorSchemas(base))
  }
} as const

function operatorName(name: unknown): string {
  if (typeof name !== 'string') throw badArgument('name', 'the name of an operator', name)
  const [namespace, rest] = name.split('::', 2)
  if (rest === undefined) return name
  if (namespace !== 'aten') throw badArgument('name', 'an operator of the aten namespace', name)
  return rest
}
