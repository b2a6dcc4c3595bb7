import { badArgument } from '../errors'
import { MT19937 } from './mt19937'

/**
 * NumPy's legacy generator `numpy.random.RandomState`, as far as scikit-learn and the pipeline use
 * it: the same numbers from the same seed as NumPy 2.2, one call after the other.
 */
export class RandomState {
  readonly #generator: MT19937

  /**
   * @param seed from 0 to 2^32 - 1
   * @throws BtxrdTorchError `ERR_INVALID_ARG`
   */
  constructor(seed: number) {
    if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) {
      throw badArgument('seed', 'an integer from 0 to 4294967295', seed)
    }
    this.#generator = MT19937.fromSeed(seed)
  }

  /** `random_sample()`: a double in [0, 1). */
  random(): number {
    return this.#generator.double()
  }

  /** `randint(low, high, size)`: int64 numbers from `low` to `high - 1`. */
  randint(low: number, high: number, size: number): number[] {
    if (!Number.isSafeInteger(low)) throw badArgument('low', 'an integer', low)
    if (!Number.isSafeInteger(high) || high <= low) throw badArgument('high', `an integer above ${low}`, high)
    if (high - low > 2 ** 32) throw badArgument('high', 'at most 2^32 above low', high)
    checkCount('size', size)
    const draw = this.#boundedBy(high - low - 1)
    return Array.from({ length: size }, () => low + draw())
  }

  /** `choice(n, size, replace)` without probabilities: indices from 0 to `n - 1`. */
  choice(n: number, size: number, { replace = true }: { replace?: boolean } = {}): number[] {
    checkCount('n', n)
    checkCount('size', size)
    if (n === 0 && size > 0) throw badArgument('n', 'something to choose from', n)
    if (replace) return size === 0 ? [] : this.randint(0, n, size)
    if (size > n) throw badArgument('size', `at most ${n}, as nothing is chosen twice`, size)
    return this.permutation(n).slice(0, size)
  }

  /** `permutation(n)`: the numbers from 0 to `n - 1` in random order. */
  permutation(n: number): number[] {
    checkCount('n', n)
    return this.shuffle(Array.from({ length: n }, (_, i) => i))
  }

  /** `shuffle(items)`: in place, and returned. */
  shuffle<T>(items: T[]): T[] {
    for (let i = items.length - 1; i > 0; i--) {
      const j = this.#interval(i)
      const item = items[i]!
      items[i] = items[j]!
      items[j] = item
    }
    return items
  }

  /** NumPy's `random_interval`: from 0 to `max`, by rejection of masked words. */
  #interval(max: number): number {
    const mask = maskOver(max)
    for (;;) {
      const value = (this.#generator.uint32() & mask) >>> 0
      if (value <= max) return value
    }
  }

  /** `random_bounded_uint64` of the legacy generators: no word is drawn where there is no choice. */
  #boundedBy(max: number): () => number {
    return max === 0 ? () => 0 : () => this.#interval(max)
  }
}

/** The smallest 2^k - 1 that is not below `max`, a number of 32 bits. */
function maskOver(max: number): number {
  return max === 0 ? 0 : 0xffffffff >>> Math.clz32(max)
}

function checkCount(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) throw badArgument(name, 'an integer of 0 or more', value)
}
