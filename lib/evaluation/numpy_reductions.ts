/** Elements that NumPy's reduction takes from its buffer at a time. */
const BUFFER = 8192
/** Up to this many are added by eight running sums; more are halved first. */
const BLOCK = 128

/** `numpy.sum` of float64, to the last bit: pairwise within a buffer, one buffer after the other. */
export function sum(values: ArrayLike<number>): number {
  let total = 0
  for (let start = 0; start < values.length; start += BUFFER) {
    total += pairwise(values, start, Math.min(BUFFER, values.length - start))
  }
  return total
}

/** `numpy.mean` of float64. */
export function mean(values: ArrayLike<number>): number {
  return sum(values) / values.length
}

/**
 * `numpy.percentile` with its default method, linear between the two nearest values.
 *
 * @param values one or more finite numbers, in any order
 * @param percent from 0 to 100
 */
export function percentile(values: ArrayLike<number>, percent: number): number {
  const sorted = Float64Array.from(values).sort()
  const last = sorted.length - 1
  const position = last * (percent / 100)
  const below = Math.min(Math.floor(position), last)
  const a = sorted[below]!
  const b = sorted[Math.min(below + 1, last)]!
  const share = position - below
  // From the nearer end, as NumPy: neither form alone meets both ends exactly.
  return share >= 0.5 ? b - (b - a) * (1 - share) : a + (b - a) * share
}

function pairwise(values: ArrayLike<number>, start: number, count: number): number {
  if (count > BLOCK) {
    const half = Math.floor(count / 2)
    const first = half - half % 8
    return pairwise(values, start, first) + pairwise(values, start + first, count - first)
  }
  const end = start + count
  if (count < 8) return addEach(0, values, start, end)
  const whole = end - count % 8
  const [a, b, c, d, e, f, g, h] = Array.from({ length: 8 }, (_, lane) => {
    let total = values[start + lane]!
    for (let i = start + lane + 8; i < whole; i += 8) total += values[i]!
    return total
  }) as [number, number, number, number, number, number, number, number]
  return addEach(((a + b) + (c + d)) + ((e + f) + (g + h)), values, whole, end)
}

function addEach(total: number, values: ArrayLike<number>, start: number, end: number): number {
  for (let i = start; i < end; i++) total += values[i]!
  return total
}
