import { badArgument } from '../errors'
import { ops } from '../ops/ops'
import { MT19937 } from '../rng/mt19937'
import { Tensor } from '../tensor'

/** From here on `torch.randperm` draws 64-bit numbers; no data set has as many images. */
const MAX_SAMPLES = Math.floor(0xffffffff / 20) - 1

/**
 * `int(torch.empty((), dtype=torch.int64).random_())`: one draw on torch's default generator, in the
 * order of the calls. So a PyTorch DataLoader draws its base seed and a RandomSampler its own.
 */
export async function drawSeed(): Promise<bigint> {
  using seed = Tensor.from(BigInt64Array.of(0n), [])
  await ops.call('random_', [seed])
  const [value] = (await seed.data()) as BigInt64Array
  return value!
}

/**
 * The order of one epoch: `torch.randperm(n, generator=torch.Generator().manual_seed(seed))`, equal
 * to PyTorch 2.13 on the CPU. The default generator is not touched.
 * @param n a number of samples below 214,748,364
 */
export function randomPermutation(n: number, seed: bigint): Uint32Array {
  if (!Number.isInteger(n) || n < 0 || n > MAX_SAMPLES) throw badArgument('n', `an integer from 0 to ${MAX_SAMPLES}`, n)
  const generator = MT19937.fromSeed(Number(BigInt.asUintN(32, seed)))
  const order = Uint32Array.from({ length: n }, (_, i) => i)
  for (let i = 0; i < n - 1; i++) {
    const other = i + (generator.uint32() % (n - i))
    const value = order[i]!
    order[i] = order[other]!
    order[other] = value
  }
  return order
}
