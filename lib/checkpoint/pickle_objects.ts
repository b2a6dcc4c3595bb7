import type { DType } from '../binding'
import type { Fail } from './checkpoint_error'
import type { CheckpointLimits } from './limits'
import { PythonObject } from './python_objects'
import type { TensorSource } from './tensor_source'
import { PyFloat } from './values'

/**
 * What the pickle machine holds while it runs; `build_value.ts` makes the final values. A dict can
 * only get its final form after the pickle has ended, when it is known which keys it has.
 */
export type PickleNode =
  | null | boolean | string | number | bigint | Uint8Array
  | PyFloat | PythonObject | PickleTuple | PickleDict | PickleSet | PickleArray | PickleOpaque
  | TensorRef | StorageRef | AllowedGlobal
  | PickleNode[]

/** A tuple; a list is an array. */
export class PickleTuple {
  constructor(readonly items: readonly PickleNode[]) {}
}

/** A `torch.Size`. */
export class PickleSize extends PickleTuple {}

/** A dict in the making: insertion order, Python's notion of equal keys. */
export class PickleDict {
  readonly keys: PickleNode[] = []
  readonly values: PickleNode[] = []
  /** Made with the first key: every tensor of a pickle brings an empty dict of hooks. */
  private places: Map<unknown, number> | null = null
  /** The places of numbers, by their text: a file cannot choose texts that fall together in a Map. */
  private numberPlaces: Map<string, number> | null = null

  /** As `dict[key] = value`: a key equal to an earlier one keeps the earlier key and its place. */
  set(key: PickleNode, value: PickleNode): void {
    const text = numberText(key)
    if (text === null) this.setAt(this.places ??= new Map(), key, key, value)
    else this.setAt(this.numberPlaces ??= new Map(), text, key, value)
  }

  private setAt<Key>(places: Map<Key, number>, sameKey: Key, key: PickleNode, value: PickleNode): void {
    const place = places.get(sameKey)
    if (place !== undefined) {
      this.values[place] = value
      return
    }
    places.set(sameKey, this.keys.length)
    this.keys.push(key)
    this.values.push(value)
  }
}

/** In Python `1 == 1.0 == True`. Other kinds of equal keys cannot come from a real dict and stay apart. */
function numberText(key: PickleNode): string | null {
  if (typeof key === 'number') return String(key)
  if (typeof key === 'boolean') return String(Number(key))
  if (typeof key === 'bigint') return `${key}n`
  return key instanceof PyFloat ? String(key.value) : null
}

/** Integers below it are so near each other that few of them meet in one place of a Map. */
const sparseFrom = 2 ** 20

/** Whether a key is a number that `maxSparseKeys` counts. */
export function isSparseKey(key: PickleNode): boolean {
  if (typeof key === 'number') return key < 0 || key >= sparseFrom
  return typeof key === 'bigint' || key instanceof PyFloat
}

/** Whether Python could use it as a dict key or set member. */
export function isHashable(node: PickleNode): boolean {
  return !Array.isArray(node) && !(node instanceof PickleDict) && !(node instanceof PickleSet && !node.frozen)
}

export class PickleOrderedDict extends PickleDict {
  /** The instance's `__dict__`, set by BUILD. */
  attributes: PickleDict | null = null
}

/** A `collections.Counter`. */
export class PickleCounter extends PickleDict {}

/** A `collections.defaultdict`. */
export class PickleDefaultDict extends PickleDict {
  constructor(readonly factory: string | null) {
    super()
  }
}

/** An `argparse.Namespace`; its attributes are the entries. */
export class PickleNamespace extends PickleDict {}

/** An object of an unknown class; `OpaqueObject` in the making. */
export class PickleOpaque {
  readonly items: PickleNode[] = []
  readonly entries = new PickleDict()
  state: PickleNode | undefined = undefined

  constructor(readonly global: string, readonly args: PickleTuple, readonly kwargs: PickleDict | null) {}
}

/** A `numpy.ndarray` or `numpy.dtype`, which NumPy makes empty and fills by BUILD. */
export class PickleArray {
  value: PythonObject | null = null
  constructor(
    /** How errors name it. */
    readonly what: string,
    /** Fills `value` from the state of BUILD. */
    readonly fill: (state: PickleNode, context: CallContext) => PythonObject
  ) {}
}

export class PickleSet {
  readonly members = new PickleDict()
  constructor(readonly frozen: boolean) {}
}

/** The bytes behind tensors: the record `<folder>/data/<key>`. */
export class StorageRef {
  constructor(
    readonly key: string,
    /** Where Python had it, such as `cpu` or `cuda:0`. */
    readonly location: string,
    /** null for an untyped storage, which tensors of any dtype may view. */
    readonly dtype: DType | null,
    readonly nbytes: number,
    /** The storage that this one is a part of, as old files have it, and the first byte there. */
    readonly root: StorageRef | null = null,
    readonly begin = 0
  ) {}
}

export class TensorRef {
  /** Whether Python had it as `torch.nn.Parameter`. */
  isParameter = false
  /** What Python code set on it (`tensor.name = 'x'`). */
  attributes: PickleDict | null = null

  constructor(readonly source: TensorSource, public requiresGrad: boolean) {}
}

/** What a call of an allow-listed global may use. */
export interface CallContext {
  fail: Fail
  limits: CheckpointLimits
  /** Counts bytes towards `maxObjectBytes`; throws `ERR_CHECKPOINT_LIMIT` beyond it. */
  charge: (bytes: number) => void
}

/** A Python class or function that a pickle may name; calling it runs code of this package only. */
export interface AllowedGlobal {
  /** `module.name` as Python writes it. */
  readonly name: string
  /** Element type, for the storage classes that persistent ids name. */
  readonly storageDType?: DType | 'untyped'
  /** What the name stands for, where it is a value and not a class or function. */
  readonly value?: PythonObject
  /** What REDUCE and, for classes, NEWOBJ do. */
  readonly call?: (args: readonly PickleNode[], context: CallContext) => PickleNode
  readonly isClass?: boolean
  /** What it makes, for a function that is known and that this package cannot follow. */
  readonly unsupported?: string
}
