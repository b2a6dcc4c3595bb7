import { isFloatKey, markFloat, markFloatKey, PyFloat } from '../checkpoint/values'
import { BtxrdTorchError } from '../errors'

/** Whether the number at `key` of a list or dict is a Python float. */
export type IsFloat = (container: object, key: unknown) => boolean

/**
 * A copy of plain lists and dicts in which Python's floats are `PyFloat`s. What is in two places
 * stays in two, since Python's dicts in a checkpoint do; other objects are not copied.
 * @throws BtxrdTorchError `ERR_CONFIG` when a value holds itself
 */
export function withPyFloats(root: unknown, isFloat: IsFloat): unknown {
  const copies = new Map<unknown, unknown>()
  const open = new Set<unknown>()
  const copyOf = (value: unknown, container: object, key: unknown): unknown => {
    if (typeof value === 'number') return isFloat(container, key) || !Number.isSafeInteger(value) || Object.is(value, -0) ? new PyFloat(value) : value
    if (!isList(value) && !(value instanceof Map) && !isDict(value)) return value
    if (copies.has(value)) return copies.get(value)
    if (open.has(value)) throw new BtxrdTorchError('ERR_CONFIG', 'Expected a configuration in which no value holds itself.')
    open.add(value)
    const copy = isList(value)
      ? value.map((item, i) => copyOf(item, value, i))
      : value instanceof Map
        ? new Map([...value].map(([name, item]) => [isFloatKey(value, name) ? new PyFloat(name as number) : name, copyOf(item, value, name)]))
        : dictOf(Object.entries(value).map(([name, item]) => [name, copyOf(item, value, name)]))
    open.delete(value)
    copies.set(value, copy)
    return copy
  }
  return copyOf(root, [], 0)
}

/** Turns the `PyFloat`s in plain lists and dicts into numbers, in place, the integral ones marked as `checkpoint/values.ts` does. */
export function withFloatMarks<T>(root: T): T {
  const seen = new Set<unknown>()
  const settle = (value: unknown, place: (number: number) => void, container: object, key: unknown): void => {
    if (value instanceof PyFloat) {
      place(value.value)
      if (Number.isInteger(value.value)) markFloat(container, key)
    } else visit(value)
  }
  const visit = (container: unknown): void => {
    if (seen.has(container)) return
    seen.add(container)
    if (isList(container)) container.forEach((item, i) => settle(item, (number) => { container[i] = number }, container, i))
    else if (container instanceof Map) settleMap(container)
    else if (isDict(container)) {
      for (const [key, item] of Object.entries(container)) settle(item, (number) => { container[key] = number }, container, key)
    }
  }
  const settleMap = (map: Map<unknown, unknown>): void => {
    const entries = [...map]
    map.clear()
    for (const [name, item] of entries) {
      const key = name instanceof PyFloat ? name.value : name
      if (name instanceof PyFloat && Number.isInteger(key)) markFloatKey(map, key)
      map.set(key, item)
      settle(item, (number) => { map.set(key, number) }, map, key)
    }
  }
  visit(root)
  return root
}

/** A dict without a prototype, in which `__proto__` is a key like any other. */
export function dictOf(entries: Iterable<readonly [key: string, value: unknown]>): Record<string, unknown> {
  const dict: Record<string, unknown> = Object.create(null)
  for (const [key, value] of entries) dict[key] = value
  return dict
}

/** A dict with text for keys: a plain object, not an instance of a class. */
export function isDict(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}

function isList(value: unknown): value is unknown[] {
  return Array.isArray(value) && Object.getPrototypeOf(value) === Array.prototype
}
