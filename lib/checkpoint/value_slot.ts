import { inspect } from 'node:util'
import { InspectedTensor } from './inspected_leaves'
import { StorageRef, TensorRef } from './pickle_objects'
import { PythonObject } from './python_objects'
import { partsOfValue } from './value_parts'
import { isFloatSlot, OpaqueObject } from './values'

/** A described value at its place, which knows whether it is a float. */
export interface Slot {
  container: object
  key: unknown
  value: unknown
}

/** The longest text of a value, in characters. */
const maxText = 200

/** What kind of container a described value is; null for what is none. */
export function containerKind(value: unknown): 'list' | 'set' | 'dict' | 'object' | null {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return null
  if (value instanceof PythonObject || value instanceof TensorRef || value instanceof StorageRef) return null
  if (value instanceof OpaqueObject) return 'object'
  return Array.isArray(value) ? 'list' : value instanceof Set ? 'set' : 'dict'
}

/** Whether Python has a float there. */
export function isFloat({ container, key, value }: Slot): boolean {
  return typeof value === 'number' && (!Number.isInteger(value) || isFloatSlot(container, key))
}

/** One line that says what is there, near to how Python writes it. */
export function slotText(slot: Slot): string {
  const { value } = slot
  if (typeof value === 'number' && Number.isInteger(value) && isFloat(slot)) return `${value}.0`
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'string') return shortened(JSON.stringify(value))
  if (value instanceof Uint8Array) return `${value.length} bytes`
  if (value instanceof StorageRef) return `a storage of ${value.nbytes} bytes`
  if (value instanceof TensorRef) {
    const { dtype, shape } = InspectedTensor.from(value)
    return `tensor ${dtype} [${shape.join(', ')}]`
  }
  if (value instanceof PythonObject) return shortened(inspect(value, { breakLength: Infinity }))
  if (containerKind(value) === null) return shortened(String(value))
  const { type, entries } = partsOfValue(value as object)
  return `${shortened(type)} of ${[...entries].length}`
}

function shortened(text: string): string {
  return text.length > maxText ? `${text.slice(0, maxText)}... (${text.length} characters)` : text
}
