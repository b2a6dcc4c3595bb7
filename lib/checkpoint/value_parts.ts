import { TensorRef } from './pickle_objects'
import {
  Counter, DefaultDict, FrozenSet, isFloatKey, Namespace, OpaqueObject, OrderedDict, Size, Tuple
} from './values'

/** What a container of a described value holds. */
export interface ValueParts {
  /** Its Python class. */
  type: string
  /** Has the marks of floats. */
  container: object
  /** Members of a set are both key and value. */
  entries: Iterable<[key: unknown, value: unknown]>
}

export function partsOfValue(value: object): ValueParts {
  if (value instanceof OpaqueObject) return partsOfOpaque(value)
  const type = classOf(value)
  if (Array.isArray(value)) return { type, container: value, entries: value.entries() }
  if (value instanceof Set) return { type, container: value, entries: [...value].map((member) => [member, member]) }
  return { type, container: value, entries: value instanceof Map ? value as Map<unknown, unknown> : Object.entries(value) }
}

function partsOfOpaque({ global, args, kwargs, state, items, entries }: OpaqueObject): ValueParts {
  const parts = {
    ...(args.length > 0 && { args }), ...(kwargs && { kwargs }), ...(state !== undefined && { state }),
    ...(items.length > 0 && { items }), ...(entries.size > 0 && { entries })
  }
  return { type: global, container: parts, entries: Object.entries(parts) }
}

function classOf(value: object): string {
  if (Array.isArray(value)) return value instanceof Size ? 'torch.Size' : value instanceof Tuple ? 'tuple' : 'list'
  if (value instanceof Set) return value instanceof FrozenSet ? 'frozenset' : 'set'
  const classes = { OrderedDict, Counter, defaultdict: DefaultDict, Namespace }
  return Object.entries(classes).find(([, Class]) => value instanceof Class)?.[0] ?? 'dict'
}

/** A key as Python writes it; strings without quotes. */
export function keyText(container: object, key: unknown): string {
  if (typeof key === 'number') return isFloatKey(container, key) ? `${key}.0` : String(key)
  if (Array.isArray(key)) return `(${key.map((item) => keyText(key, item)).join(', ')})`
  return key instanceof TensorRef ? 'Tensor' : String(key)
}
