import { badArgument } from '../errors'
import { PCG64 } from './pcg64'
import { seedDigits } from './seed_digits'
import { seedSequence } from './seed_sequence'

/** What {@link NumpyGenerator.getState} gives: `bit_generator.state` of NumPy, its 128-bit integers in decimal digits. */
export interface NumpyGeneratorState {
  state: string
  inc: string
  has_uint32: 0 | 1
  uinteger: number
}

/** NumPy's `default_rng(seed)`: the same integers from the same seed (NumPy 2.x). */
export class NumpyGenerator {
  #generator: PCG64
  /** The upper half of the last 64 bits of which 32 were wanted; it stays here when it is used, as in NumPy. */
  #upper = 0
  #upperIsUnused = false

  /** @throws BtxrdTorchError `ERR_INVALID_ARG` unless `seed` is an integer of 0 or more */
  constructor(seed: number | bigint) {
    const digits = seedDigits(seed)
    if (digits === null || seed < 0) throw badArgument('seed', 'an integer of 0 or more', seed)
    this.#generator = PCG64.fromWords(seedSequence(digits, 8))
  }

  /**
   * `integers(low, high)`, `high` excluded, over at most 2^32 - 1 integers.
   *
   * @throws BtxrdTorchError `ERR_INVALID_ARG` unless `low < high`
   */
  integers(low: number, high: number): number {
    if (!(low < high)) throw badArgument('high', `a number above low, ${low},`, high)
    return low + this.#below(high - low)
  }

  getState(): NumpyGeneratorState {
    return {
      state: String(this.#generator.state),
      inc: String(this.#generator.increment),
      has_uint32: this.#upperIsUnused ? 1 : 0,
      uinteger: this.#upper
    }
  }

  /** @throws BtxrdTorchError `ERR_INVALID_ARG` unless it is what {@link getState} gives */
  setState(state: NumpyGeneratorState): void {
    if (!isState(state)) throw badArgument('state', 'what NumpyGenerator.getState() gives', state)
    this.#generator = PCG64.fromState(BigInt(state.state), BigInt(state.inc))
    this.#upper = state.uinteger
    this.#upperIsUnused = state.has_uint32 === 1
  }

  #uint32(): number {
    this.#upperIsUnused = !this.#upperIsUnused
    if (!this.#upperIsUnused) return this.#upper
    const bits = this.#generator.uint64()
    this.#upper = Number(bits >> 32n)
    return Number(bits & 0xffffffffn)
  }

  // Lemire, "Fast Random Integer Generation in an Interval", 2019. A single integer takes no bits.
  #below(count: number): number {
    if (count === 1) return 0
    const range = BigInt(count)
    let product = BigInt(this.#uint32()) * range
    if (Number(product & 0xffffffffn) < count) {
      const threshold = (2 ** 32 - count) % count
      while (Number(product & 0xffffffffn) < threshold) product = BigInt(this.#uint32()) * range
    }
    return Number(product >> 32n)
  }
}

const UINT128 = /^\d{1,39}$/

function isState(state: unknown): state is NumpyGeneratorState {
  const { state: value, inc, has_uint32: spare, uinteger } = (state ?? {}) as Partial<NumpyGeneratorState>
  return [value, inc].every((digits) => typeof digits === 'string' && UINT128.test(digits) && BigInt(digits) < 1n << 128n) &&
    (spare === 0 || spare === 1) && Number.isInteger(uinteger) && uinteger! >= 0 && uinteger! < 2 ** 32
}
