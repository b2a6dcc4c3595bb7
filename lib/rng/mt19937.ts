const N = 624
const M = 397

/**
 * The Mersenne Twister MT19937 (Matsumoto and Nishimura, 1998), the generator beneath Python's
 * `random.Random` and NumPy's `RandomState`. Both seed it in ways of their own.
 */
export class MT19937 {
  readonly #state = new Uint32Array(N)
  #position = N

  /** `init_genrand`: what `numpy.random.RandomState(seed)` does with an unsigned 32-bit seed. */
  static fromSeed(seed: number): MT19937 {
    const generator = new MT19937()
    generator.#initialise(seed)
    return generator
  }

  /** `init_by_array`: what Python does with the 32-bit digits of a seed, the lowest first. */
  static fromArray(key: readonly number[]): MT19937 {
    const generator = new MT19937()
    const state = generator.#state
    generator.#initialise(19650218)
    let i = 1
    let j = 0
    for (let k = Math.max(N, key.length); k > 0; k--) {
      state[i] = (state[i]! ^ Math.imul(state[i - 1]! ^ (state[i - 1]! >>> 30), 1664525)) + key[j]! + j
      if (++i >= N) {
        state[0] = state[N - 1]!
        i = 1
      }
      if (++j >= key.length) j = 0
    }
    for (let k = N - 1; k > 0; k--) {
      state[i] = (state[i]! ^ Math.imul(state[i - 1]! ^ (state[i - 1]! >>> 30), 1566083941)) - i
      if (++i >= N) {
        state[0] = state[N - 1]!
        i = 1
      }
    }
    state[0] = 0x80000000
    return generator
  }

  /** The next 32 bits, as a number from 0 to 2^32 - 1. */
  uint32(): number {
    if (this.#position >= N) this.#twist()
    let y = this.#state[this.#position++]!
    y ^= y >>> 11
    y ^= (y << 7) & 0x9d2c5680
    y ^= (y << 15) & 0xefc60000
    y ^= y >>> 18
    return y >>> 0
  }

  /** The next number of 53 bits in [0, 1): `random()` of both libraries. */
  double(): number {
    const high = this.uint32() >>> 5
    const low = this.uint32() >>> 6
    return (high * 67108864 + low) / 9007199254740992
  }

  /** The 624 words and the position in them, as `getstate()` of both libraries gives them. */
  get state(): { words: Uint32Array, position: number } {
    return { words: this.#state.slice(), position: this.#position }
  }

  /** @throws RangeError unless there are 624 words and a position from 0 to 624 */
  static fromState({ words, position }: { words: ArrayLike<number>, position: number }): MT19937 {
    if (words.length !== N || !Number.isInteger(position) || position < 0 || position > N) {
      throw new RangeError(`Expected ${N} words and a position from 0 to ${N}, got ${words.length} words and ${position}`)
    }
    const generator = new MT19937()
    generator.#state.set(words)
    generator.#position = position
    return generator
  }

  #initialise(seed: number): void {
    const state = this.#state
    state[0] = seed
    for (let i = 1; i < N; i++) state[i] = Math.imul(1812433253, state[i - 1]! ^ (state[i - 1]! >>> 30)) + i
    this.#position = N
  }

  #twist(): void {
    const state = this.#state
    for (let i = 0; i < N; i++) {
      const y = (state[i]! & 0x80000000) | (state[(i + 1) % N]! & 0x7fffffff)
      state[i] = state[(i + M) % N]! ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0)
    }
    this.#position = 0
  }
}
