import { isFloatSlot, markFloat, PyFloat, type CheckpointDict, type CheckpointValue } from '../../checkpoint/values'

export type AttributeValue = CheckpointValue<never>

/**
 * The attributes of a Python object, its `__dict__`: in the order in which they were first set, and
 * with Python's floats, as {@link PyFloat}, told from its ints. `state_dict()` of a scheduler is that dict.
 */
export class Attributes {
  #values = new Map<string, AttributeValue>()

  get(key: string): AttributeValue {
    return this.#values.get(key)!
  }

  has(key: string): boolean {
    return this.#values.has(key)
  }

  set(key: string, value: AttributeValue): void {
    this.#values.set(key, value)
  }

  /** An int or a float. */
  number(key: string): number {
    const value = this.get(key)
    return value instanceof PyFloat ? value.value : (value as number)
  }

  /** A list of ints or floats. */
  numbers(key: string): readonly number[] {
    return this.get(key) as number[]
  }

  keys(): string[] {
    return [...this.#values.keys()]
  }

  /** Makes a change as a whole or, when it throws, not at all. */
  change(change: () => void): void {
    const before = new Map(this.#values)
    try {
      change()
    } catch (error) {
      this.#values = before
      throw error
    }
  }

  toDict(): CheckpointDict<never> {
    const dict: CheckpointDict<never> = Object.create(null)
    for (const [key, value] of this.#values) {
      dict[key] = value instanceof PyFloat ? value.value : value
      if (value instanceof PyFloat && Number.isInteger(value.value)) markFloat(dict, key)
    }
    return dict
  }

  /** `__dict__.update(dict)`, without one key: known keys keep their places, others follow. */
  update(dict: CheckpointDict<never>, omitted?: string): void {
    for (const [key, value] of Object.entries(dict)) {
      if (key === omitted) continue
      const isFloat = typeof value === 'number' && (!Number.isInteger(value) || isFloatSlot(dict, key))
      this.#values.set(key, isFloat ? new PyFloat(value) : value)
    }
  }
}

/** A list in which every number is a Python float. */
export function floatList(numbers: Iterable<number>): number[] {
  const list = [...numbers]
  list.forEach((number, index) => {
    if (Number.isInteger(number)) markFloat(list, index)
  })
  return list
}
