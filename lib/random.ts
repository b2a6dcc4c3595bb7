import { getAddon, settled } from './binding'
import { badArgument } from './errors'

/** What `torch.get_rng_state()` has on the CPU: a Mersenne Twister and half a pair of normals. */
const CPU_RNG_STATE_BYTES = 5056

/**
 * Seeds the generators of all devices, as `torch.manual_seed(seed)`. The generators belong to the
 * process: worker threads share them. Takes effect for everything called after it.
 *
 * @param seed an integer in [-2^63, 2^64); negative ones count from 2^64, as in Python
 * @throws BtxrdTorchError `ERR_INVALID_ARG`
 */
export function manualSeed(seed: number | bigint): void {
  const integer = typeof seed === 'bigint' || Number.isSafeInteger(seed)
  const value = integer ? BigInt(seed) : 0n
  if (!integer || value < -(2n ** 63n) || value >= 2n ** 64n) {
    throw badArgument('seed', 'an integer from -2^63 to 2^64 - 1', seed, 'Pass a bigint for one over 2^53.')
  }
  getAddon().manualSeed(BigInt.asUintN(64, value))
}

/** The CPU generator's state: the 5056 bytes of `torch.get_rng_state()`. */
export function getRngState(): Promise<Uint8Array> {
  return settled(() => getAddon().getRngState())
}

/**
 * Restores a state from {@link getRngState} or from Python's `torch.get_rng_state()`.
 * @throws BtxrdTorchError `ERR_INVALID_ARG` for anything else; the generator is then unchanged
 */
export async function setRngState(state: Uint8Array): Promise<void> {
  if (!ArrayBuffer.isView(state) || state.byteLength !== CPU_RNG_STATE_BYTES) {
    const received = ArrayBuffer.isView(state) ? `${state.byteLength} bytes` : state
    throw badArgument('state', `the ${CPU_RNG_STATE_BYTES} bytes of getRngState()`, received)
  }
  await settled(() => getAddon().setRngState(state))
}
