const MASK_64 = (1n << 64n) - 1n
const MASK_128 = (1n << 128n) - 1n
const MULTIPLIER = 0x2360ed051fc65da44385df649fccf645n

/**
 * PCG64 (O'Neill, 2014: a 128-bit congruential generator, XSL-RR output), the default bit generator
 * of NumPy. BigInt arithmetic: an image takes a few dozen numbers.
 */
export class PCG64 {
  #state: bigint
  readonly #increment: bigint

  private constructor(state: bigint, increment: bigint) {
    this.#state = state
    this.#increment = increment
  }

  /** @param words eight, as `SeedSequence.generate_state(8)` gives them: the start, then the stream */
  static fromWords(words: Uint32Array): PCG64 {
    const increment = (wide(words.subarray(4, 8)) << 1n | 1n) & MASK_128
    const generator = new PCG64((increment + wide(words.subarray(0, 4))) & MASK_128, increment)
    generator.#step()
    return generator
  }

  static fromState(state: bigint, increment: bigint): PCG64 {
    return new PCG64(state, increment)
  }

  get state(): bigint {
    return this.#state
  }

  get increment(): bigint {
    return this.#increment
  }

  uint64(): bigint {
    this.#step()
    const folded = (this.#state >> 64n) ^ (this.#state & MASK_64)
    const turn = this.#state >> 122n
    return (folded >> turn | folded << (64n - turn)) & MASK_64
  }

  #step(): void {
    this.#state = (this.#state * MULTIPLIER + this.#increment) & MASK_128
  }
}

// Two 64-bit numbers, the upper first, each of two 32-bit words, the lower first.
function wide(words: Uint32Array): bigint {
  const [a, b, c, d] = Array.from(words, BigInt) as [bigint, bigint, bigint, bigint]
  return b << 96n | a << 64n | d << 32n | c
}
