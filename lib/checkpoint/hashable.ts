import { isUint8Array } from 'node:util/types'
import { PythonObject } from './python_objects'
import { ByteArray, PyFloat, Tuple } from './values'

/** Whether Python could use it as a dict key or set member; among tensors, Python's hash is the object's identity. */
export function isHashable(value: unknown): boolean {
  if (value instanceof Tuple) return value.every(isHashable)
  return typeof value !== 'object' || value === null || value instanceof PyFloat || value instanceof PythonObject || (isUint8Array(value) && !(value instanceof ByteArray))
}

/** Equal for numbers that are one key in Python (`1 == 1.0 == True`) and two in a Map (`1`, `1n`, `true`). */
export function canonicalKey(key: unknown): unknown {
  const number = key instanceof PyFloat ? key.value : typeof key === 'boolean' ? Number(key) : key
  return Number.isInteger(number) ? BigInt(number as number) : number
}
