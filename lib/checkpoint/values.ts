import type { PythonObject } from './python_objects'
import type { TorchStorage } from './torch_storage'

/**
 * How Python values look in JavaScript. Nothing that decides how a value is written back is lost:
 *
 * | Python | JavaScript |
 * |---|---|
 * | `None`, `bool`, `str` | `null`, boolean, string |
 * | `int` | number, or bigint beyond 2^53 - 1 |
 * | `float` | number; an integral one (`1.0`, `0.0`) is marked, see {@link isFloatSlot} |
 * | `list` | Array |
 * | `tuple`, `torch.Size` | {@link Tuple}, {@link Size} |
 * | `dict` whose keys are strings that JavaScript keeps in order | object without a prototype |
 * | any other `dict` (integer keys, a key such as `'7'`) | Map |
 * | `OrderedDict`, `Counter` | {@link OrderedDict}, {@link Counter}: Maps |
 * | `set`, `frozenset` | Set, {@link FrozenSet} |
 * | `bytes`, `bytearray` | Uint8Array, {@link ByteArray} |
 * | `complex`, `torch.dtype`, `torch.device`, `torch.layout` | `Complex`, `TorchDType`, `TorchDevice`, `TorchLayout` |
 * | `torch.Tensor`, `Parameter` | the leaf type, `Tensor` in `loadCheckpoint` |
 * | a storage, a class or function (`torch.FloatTensor`) | `TorchStorage`, `OpaqueGlobal` |
 * | `defaultdict`, `argparse.Namespace` | {@link DefaultDict}, {@link Namespace}: Maps |
 * | NumPy's arrays, scalars and dtypes, `datetime`, `pathlib` | classes of `python_objects.ts` |
 * | what the reader was told to keep unread | {@link OpaqueObject}, `OpaqueGlobal` |
 *
 * A dict becomes an object without a prototype because then `__proto__` and `constructor` are keys
 * like any other. A value that Python holds in two places is one value here too.
 */
export type CheckpointValue<Leaf> =
  | null
  | boolean
  | string
  | number
  | bigint
  | PyFloat
  | PythonObject
  | OpaqueObject
  | TorchStorage
  | Leaf
  | Uint8Array
  | CheckpointValue<Leaf>[]
  | CheckpointDict<Leaf>
  | Map<CheckpointValue<Leaf>, CheckpointValue<Leaf>>
  | Set<CheckpointValue<Leaf>>

/** A Python dict with string keys, in Python's key order. */
export interface CheckpointDict<Leaf> {
  [key: string]: CheckpointValue<Leaf>
}

/** A Python tuple. `map`, `filter` and the like give plain arrays. */
export class Tuple<T = unknown> extends Array<T> {
  static override get [Symbol.species](): ArrayConstructor {
    return Array
  }
}

/** `torch.Size`, a tuple of integers. */
export class Size extends Tuple<number> {}

/** A `collections.OrderedDict`; `attributes` are what Python code set on the instance (`_metadata`). */
export class OrderedDict<K = unknown, V = unknown> extends Map<K, V> {
  attributes: Record<string, unknown> | null = null
}

/** A `collections.Counter`: how often each key came. */
export class Counter<K = unknown> extends Map<K, number> {}

/** A `collections.defaultdict`; `factory` is the name of what makes its missing values, such as `builtins.list`. */
export class DefaultDict<K = unknown, V = unknown> extends Map<K, V> {
  factory: string | null = null
}

/** An `argparse.Namespace`: its attributes by name. */
export class Namespace<V = unknown> extends Map<string, V> {}

/**
 * An object of a Python class that this package does not know: what the pickle says of it, and
 * nothing that was made from it. Only the options `allowGlobals` and `allowOpaque` let one in.
 */
export class OpaqueObject {
  /** What was put into it as into a list. */
  readonly items: unknown[] = []
  /** What was put into it as into a dict. */
  readonly entries = new Map<unknown, unknown>()
  /** What its `__setstate__` or `__dict__` would have got; undefined when there was none. */
  state: unknown = undefined

  constructor(
    /** The class or function, `module.name`. */
    readonly global: string,
    /** The arguments that it would have been called with. */
    readonly args: Tuple,
    /** The arguments by name, null when there were none. */
    readonly kwargs: Record<string, unknown> | null = null
  ) {}
}

/** A Python frozenset. */
export class FrozenSet<T = unknown> extends Set<T> {}

/** A Python bytearray. */
export class ByteArray extends Uint8Array {}

/**
 * A number that Python must see as a float even when it is integral. Values read from a file are
 * plain numbers; write `new PyFloat(1)` where a new value has to be `1.0`, not `1`.
 */
export class PyFloat {
  constructor(readonly value: number) {}
}

interface FloatSlots {
  values: Set<unknown>
  keys: Set<unknown>
}

// Beside the containers, not in them: JSON, equality and iteration see plain values only.
const floatSlots = new WeakMap<object, FloatSlots>()

function slotsOf(container: object): FloatSlots {
  let slots = floatSlots.get(container)
  if (slots === undefined) floatSlots.set(container, (slots = { values: new Set(), keys: new Set() }))
  return slots
}

/**
 * Whether the number at `key` is a Python float although it is integral. `key` is a property name,
 * an array index, a Map key or a Set member. The mark belongs to the place: a number assigned to
 * it later is written as a float too.
 */
export function isFloatSlot(container: object, key: unknown): boolean {
  return floatSlots.get(container)?.values.has(key) ?? false
}

/** Marks the number at `key` as a Python float; see {@link isFloatSlot}. */
export function markFloat(container: object, key: unknown): void {
  slotsOf(container).values.add(key)
}

/** Whether `key` of a Map is itself an integral Python float, as in `{1.0: 'a'}`. */
export function isFloatKey(map: object, key: unknown): boolean {
  return floatSlots.get(map)?.keys.has(key) ?? false
}

export function markFloatKey(map: object, key: unknown): void {
  slotsOf(map).keys.add(key)
}

/** Whether an object can have the key of a dict: JavaScript lists integer-like keys first, in numeric order. */
export function keepsItsPlace(key: unknown): key is string {
  return typeof key === 'string' && !/^(?:0|[1-9][0-9]*)$/.test(key)
}
