import { badArgument } from '../../errors'

/** From the first to the second number. */
export type Range = readonly [low: number, high: number]

/** @throws BtxrdTorchError `ERR_INVALID_ARG` unless `min <= low <= high <= max` */
export function checkedRange(name: string, range: Range, min: number, max: number): Range {
  const valid = Array.isArray(range) && range.length === 2 && range.every((end) => Number.isFinite(end)) &&
    min <= range[0] && range[0] <= range[1] && range[1] <= max
  if (!valid) throw badArgument(name, `two numbers [low, high] from ${min} to ${max}`, range)
  return [range[0], range[1]]
}

/** The same, of whole numbers. */
export function checkedIntegerRange(name: string, range: Range, min: number, max: number): Range {
  const checked = checkedRange(name, range, min, max)
  if (!checked.every(Number.isInteger)) throw badArgument(name, 'two whole numbers [low, high]', range)
  return checked
}
