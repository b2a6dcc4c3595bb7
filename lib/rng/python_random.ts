import { badArgument } from '../errors'
import { MT19937 } from './mt19937'
import { seedDigits } from './seed_digits'

/** What {@link PythonRandom.getState} gives; `random.getstate()` is `(3, (*words, position), None)`. */
export interface PythonRandomState {
  /** The 624 words of the Mersenne Twister. */
  words: number[]
  /** The place in them, from 0 to 624. */
  position: number
}

/** Python's `random.Random(seed)`: the same numbers from the same integer seed. */
export class PythonRandom {
  #generator: MT19937

  /** @throws BtxrdTorchError `ERR_INVALID_ARG` unless `seed` is an integer; its sign does not matter, as in Python */
  constructor(seed: number | bigint) {
    const digits = seedDigits(seed)
    if (digits === null) throw badArgument('seed', 'an integer', seed)
    this.#generator = MT19937.fromArray(digits)
  }

  /** `random()`: in [0, 1). */
  random(): number {
    return this.#generator.double()
  }

  /** `uniform(a, b)`. */
  uniform(a: number, b: number): number {
    return a + (b - a) * this.random()
  }

  /** `getrandbits(k)` of 1 to 32 bits. */
  getrandbits(bits: number): number {
    return this.#generator.uint32() >>> (32 - bits)
  }

  /** `randint(a, b)`, both ends included, over at most 2^32 - 1 integers. */
  randint(a: number, b: number): number {
    return a + this.#below(b - a + 1)
  }

  getState(): PythonRandomState {
    const { words, position } = this.#generator.state
    return { words: Array.from(words), position }
  }

  /** @throws BtxrdTorchError `ERR_INVALID_ARG` unless it is what {@link getState} gives */
  setState(state: PythonRandomState): void {
    if (!isState(state)) {
      throw badArgument('state', 'the 624 words and the position that PythonRandom.getState() gives', state)
    }
    this.#generator = MT19937.fromState(state)
  }

  // `_randbelow_with_getrandbits`: draws again until the number is small enough.
  #below(n: number): number {
    const bits = 32 - Math.clz32(n)
    let value = this.getrandbits(bits)
    while (value >= n) value = this.getrandbits(bits)
    return value
  }
}

function isState(state: unknown): state is PythonRandomState {
  const { words, position } = (state ?? {}) as Partial<PythonRandomState>
  return Array.isArray(words) && words.length === 624 &&
    words.every((word) => Number.isInteger(word) && word >= 0 && word < 2 ** 32) &&
    Number.isInteger(position) && position! >= 0 && position! <= 624
}
