import type { OpValue } from '../binding'
import { PyFloat } from '../checkpoint/values'
import { Device } from '../device'
import { badArgument } from '../errors'
import { nativeTensor, Tensor } from '../tensor'

export interface SplitArguments {
  args: OpValue[]
  kwargs: Record<string, OpValue>
}

/** Takes the keyword arguments, a last plain object, off a call's arguments. No schema has an object for a value. */
export function splitArguments(given: readonly unknown[]): SplitArguments {
  const last = given.at(-1)
  return isPlainObject(last) ? toOpValues(given.slice(0, -1), last) : toOpValues(given, {})
}

/** Reads the arguments of a call; a keyword whose value is undefined is not given. */
export function toOpValues(args: readonly unknown[], kwargs: Readonly<Record<string, unknown>>): SplitArguments {
  if (!Array.isArray(args)) throw badArgument('args', 'an array', args)
  if (!isPlainObject(kwargs)) throw badArgument('kwargs', 'an object', kwargs)
  const given = Object.entries(kwargs).filter(([, value]) => value !== undefined)
  return {
    args: args.map((value, i) => toOpValue(value, `args[${i}]`)),
    kwargs: Object.fromEntries(given.map(([name, value]) => [name, toOpValue(value, name)]))
  }
}

function toOpValue(value: unknown, name: string): OpValue {
  // No schema nests deeper than a list of tensors, and an array may hold itself.
  return Array.isArray(value) ? value.map((item, i) => toItem(item, `${name}[${i}]`)) : toItem(value, name)
}

function toItem(value: unknown, name: string): OpValue {
  if (value === null || typeof value === 'boolean' || typeof value === 'string' || typeof value === 'bigint') return value
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value
  if (value instanceof PyFloat) return value.value
  if (value instanceof Device) return String(value)
  if (Tensor.isTensor(value)) return nativeTensor(value, name)
  throw badArgument(
    name, 'a Tensor, number, bigint, PyFloat, boolean, string, Device, null or an array of those', value,
    value === undefined ? 'Use null for None.' : ''
  )
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  // Not by identity: an object may come from another realm (vm, test runner).
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
