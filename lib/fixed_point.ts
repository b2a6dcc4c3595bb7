/** Python's `f'{value:.{digits}f}'`. */
export function fixedPoint(value: number, digits: number): string {
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value < 0 ? '-inf' : 'inf'
  // toFixed would write an exponent.
  if (Math.abs(value) >= 1e21) return `${BigInt(value)}.${'0'.repeat(digits)}`
  // Both languages round the exact value of the double; only halfway, which needs an odd multiple of
  // this power of two, Python takes the even digit and JavaScript the larger number.
  const halves = value * 2 ** (digits + 1)
  if (!Number.isInteger(halves) || halves % 2 === 0) return value.toFixed(digits)
  const down = Math.floor(value * 10 ** digits)
  return ((down % 2 === 0 ? down : down + 1) / 10 ** digits).toFixed(digits)
}
