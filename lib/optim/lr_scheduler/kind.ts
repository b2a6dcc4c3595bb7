import { Counter, PyFloat } from '../../checkpoint/values'

/** What a value of a state dict is, in the words of error messages. */
export function kindOf(value: unknown): string {
  if (value === null) return 'None'
  if (typeof value === 'number' || value instanceof PyFloat) return 'a number'
  if (typeof value === 'boolean') return 'a boolean'
  if (typeof value === 'string') return 'a string'
  if (value instanceof Counter) return 'a Counter of integers'
  if (Array.isArray(value)) return value.every((item) => typeof item === 'number') ? 'a list of numbers' : 'a list'
  return 'another value'
}
