import { getAddon } from '../../binding'
import { BtxrdTorchError } from '../../errors'

/** Arithmetic of doubles as Python does it: its C library's functions, and an error where it raises one. */

/** `math.cos(x)` */
export function cos(x: number): number {
  return getAddon().cMath.cos(x)
}

/** `math.log(x, base)` */
export function log(x: number, base: number): number {
  const { cMath } = getAddon()
  return divide(cMath.log(x), cMath.log(base))
}

/** `x ** y` of floats */
export function pow(x: number, y: number): number {
  const power = getAddon().cMath.pow(x, y)
  if (!Number.isFinite(power) && Number.isFinite(x) && Number.isFinite(y)) throw undefinedResult(`${x} ** ${y}`, 'a real number')
  return power
}

/** `a / b` */
export function divide(a: number, b: number): number {
  if (b === 0) throw undefinedResult(`${a} / 0`, 'a divisor other than 0')
  return a / b
}

/** `a % b`: the result has the sign of b. */
export function modulo(a: number, b: number): number {
  if (b === 0) throw undefinedResult(`${a} % 0`, 'a divisor other than 0')
  const remainder = a % b
  return remainder !== 0 && remainder < 0 !== b < 0 ? remainder + b : remainder
}

/** `a // b` of integers */
export function floorDivide(a: number, b: number): number {
  return divide(a - modulo(a, b), b)
}

/** `bisect.bisect_right(sorted, x)`: how many items are not above x. */
export function bisectRight(sorted: readonly number[], x: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (x < sorted[middle]!) high = middle
    else low = middle + 1
  }
  return low
}

function undefinedResult(operation: string, expected: string): BtxrdTorchError {
  return new BtxrdTorchError(
    'ERR_INVALID_ARG',
    `Expected ${expected} in the scheduler's formula but it computes ${operation}, for which Python raises an error. ` +
      'Choose other options or fewer steps.'
  )
}
