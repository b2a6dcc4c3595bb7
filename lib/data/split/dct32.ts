const N = 32

/** The cosines of pi k / 64 for k from 1 to 32, with the rounding of SciPy's table: products of a coarse and a fine rotation. */
const COSINES = [
  0.9987954562051724, 0.9951847266721969, 0.989176509964781, 0.9807852804032304,
  0.970031253194544, 0.9569403357322088, 0.9415440651830208, 0.9238795325112867,
  0.9039892931234433, 0.881921264348355, 0.8577286100002721, 0.8314696123025452,
  0.8032075314806449, 0.773010453362737, 0.7409511253549591, 0.7071067811865475,
  0.6715589548470183, 0.6343932841636455, 0.5956993044924332, 0.5555702330196022,
  0.5141027441932217, 0.47139673682599753, 0.42755509343028203, 0.38268343236508967,
  0.33688985339221994, 0.2902846772544623, 0.24298017990326393, 0.19509032201612825,
  0.14673047445536164, 0.09801714032956049, 0.04906767432741799, -0.0
] as const

/** Cosine and sine of 2 pi k / 32. */
const ROTATIONS: readonly (readonly [cos: number, sin: number])[] = [
  [1.0, 0.0], [0.9807852804032304, 0.19509032201612825],
  [0.9238795325112867, 0.3826834323650898], [0.8314696123025452, 0.5555702330196022],
  [0.7071067811865475, 0.7071067811865476], [0.5555702330196022, 0.8314696123025452],
  [0.3826834323650898, 0.9238795325112867], [0.19509032201612825, 0.9807852804032304]
]

/**
 * `scipy.fft.dct(values, type=2)` of 32 numbers without normalisation, in place and equal in every
 * bit: the operations of SciPy's own transform (a half-complex FFT of factors 2, 4 and 4) in its
 * order. A perceptual hash compares coefficients that are zero but for rounding, so the rounding counts.
 */
export function dct32(values: Float64Array): void {
  values[0]! *= 2
  values[N - 1]! *= 2
  for (let k = 1; k < N - 1; k += 2) {
    const before = values[k]!
    values[k] = before + values[k + 1]!
    values[k + 1]! -= before
  }
  values.set(radix4(radix4(radix2(values, 16), 2, 4), 8, 1))
  for (let k = 1; k < N / 2; k++) {
    const mirror = N - k
    const [a, b, low, high] = [COSINES[k - 1]!, COSINES[mirror - 1]!, values[k]!, values[mirror]!]
    const first = a * high + b * low
    const second = a * low - b * high
    values[k] = 0.5 * (first + second)
    values[mirror] = 0.5 * (first - second)
  }
  values[N / 2]! *= COSINES[N / 2 - 1]!
}

/** The first stage: one group of two halves of `length`, half-complex in, two series out. */
function radix2(from: Float64Array, length: number): Float64Array {
  const to = new Float64Array(N)
  const last = 2 * length - 1
  to[0] = from[0]! + from[last]!
  to[length] = from[0]! - from[last]!
  to[length - 1] = 2 * from[length - 1]!
  to[last] = -2 * from[length]!
  for (let i = 2; i < length; i += 2) {
    const mirror = last - i
    to[i - 1] = from[i - 1]! + from[mirror]!
    const real = from[i - 1]! - from[mirror]!
    const imaginary = from[i]! + from[mirror + 1]!
    to[i] = from[i]! - from[mirror + 1]!
    rotate(to, length + i, ROTATIONS[i / 2]!, real, imaginary)
  }
  return to
}

/** A later stage: `groups` groups of four series of `length`. */
function radix4(from: Float64Array, groups: number, length: number): Float64Array {
  const to = new Float64Array(N)
  for (let group = 0; group < groups; group++) {
    // Where the four series of the group begin, and where each of them goes.
    const [s0, s1, s2, s3] = [0, 1, 2, 3].map((series) => length * (series + 4 * group)) as [number, number, number, number]
    const [t0, t1, t2, t3] = [0, 1, 2, 3].map((series) => length * (group + groups * series)) as [number, number, number, number]
    const end = length - 1
    const sum = from[s0]! + from[s3 + end]!
    const difference = from[s0]! - from[s3 + end]!
    const middle = 2 * from[s1 + end]!
    const side = 2 * from[s2]!
    to[t0] = sum + middle
    to[t2] = sum - middle
    to[t3] = difference + side
    to[t1] = difference - side
    if (length === 1) continue

    const sineSum = from[s3]! + from[s1]!
    const sineDifference = from[s3]! - from[s1]!
    const cosineSum = from[s0 + end]! + from[s2 + end]!
    const cosineDifference = from[s0 + end]! - from[s2 + end]!
    to[t0 + end] = cosineSum + cosineSum
    to[t1 + end] = Math.SQRT2 * (cosineDifference - sineSum)
    to[t2 + end] = sineDifference + sineDifference
    to[t3 + end] = -Math.SQRT2 * (cosineDifference + sineSum)
    for (let i = 2; i < length; i += 2) {
      const mirror = length - i
      const realSum = from[s0 + i - 1]! + from[s3 + mirror - 1]!
      const realDifference = from[s0 + i - 1]! - from[s3 + mirror - 1]!
      const imaginarySum = from[s0 + i]! + from[s3 + mirror]!
      const imaginaryDifference = from[s0 + i]! - from[s3 + mirror]!
      const innerImaginarySum = from[s2 + i]! + from[s1 + mirror]!
      const innerImaginaryDifference = from[s2 + i]! - from[s1 + mirror]!
      const innerRealSum = from[s2 + i - 1]! + from[s1 + mirror - 1]!
      const innerRealDifference = from[s2 + i - 1]! - from[s1 + mirror - 1]!
      to[t0 + i - 1] = realSum + innerRealSum
      to[t0 + i] = imaginaryDifference + innerImaginaryDifference
      rotate(to, t1 + i, ROTATIONS[groups * (i / 2)]!, realDifference - innerImaginarySum, imaginarySum + innerRealDifference)
      rotate(to, t2 + i, ROTATIONS[2 * groups * (i / 2)]!, realSum - innerRealSum, imaginaryDifference - innerImaginaryDifference)
      rotate(to, t3 + i, ROTATIONS[3 * groups * (i / 2)]!, realDifference + innerImaginarySum, imaginarySum - innerRealDifference)
    }
  }
  return to
}

/** Writes (real, imaginary) turned by an angle to `at - 1` and `at`. */
function rotate(to: Float64Array, at: number, [cos, sin]: readonly [number, number], real: number, imaginary: number): void {
  to[at] = cos * imaginary + sin * real
  to[at - 1] = cos * real - sin * imaginary
}
