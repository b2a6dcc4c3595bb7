const POOL_SIZE = 4

/**
 * NumPy's `SeedSequence(entropy)`: spreads a seed over the words that start a generator.
 *
 * @param entropy 32-bit digits of the seed, the lowest first
 * @returns `generate_state(count, uint32)`
 */
export function seedSequence(entropy: readonly number[], count: number): Uint32Array {
  return generateState(mixEntropy(entropy), count)
}

/** The mixing function of `SeedSequence`, whose constant changes at each use. */
class Hash {
  #constant: number
  readonly #multiplier: number

  constructor(constant: number, multiplier: number) {
    this.#constant = constant
    this.#multiplier = multiplier
  }

  next(value: number): number {
    value ^= this.#constant
    this.#constant = Math.imul(this.#constant, this.#multiplier)
    value = Math.imul(value, this.#constant)
    return (value ^ (value >>> 16)) >>> 0
  }
}

function mix(x: number, y: number): number {
  const value = Math.imul(0xca01f9dd, x) - Math.imul(0x4973f715, y)
  return (value ^ (value >>> 16)) >>> 0
}

function mixEntropy(entropy: readonly number[]): number[] {
  const hash = new Hash(0x43b0d7e5, 0x931e8875)
  const pool = Array.from({ length: POOL_SIZE }, (_, i) => hash.next(entropy[i] ?? 0))
  for (let source = 0; source < POOL_SIZE; source++) {
    for (let target = 0; target < POOL_SIZE; target++) {
      if (source !== target) pool[target] = mix(pool[target]!, hash.next(pool[source]!))
    }
  }
  for (const digit of entropy.slice(POOL_SIZE)) {
    for (let target = 0; target < POOL_SIZE; target++) pool[target] = mix(pool[target]!, hash.next(digit))
  }
  return pool
}

function generateState(pool: readonly number[], count: number): Uint32Array {
  const hash = new Hash(0x8b51f9dd, 0x58f38ded)
  return Uint32Array.from({ length: count }, (_, i) => hash.next(pool[i % POOL_SIZE]!))
}
