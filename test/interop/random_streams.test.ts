import { NumpyGenerator } from '../../lib/rng/numpy_generator'
import type { NumpyGeneratorState } from '../../lib/rng/numpy_generator'
import { PythonRandom } from '../../lib/rng/python_random'
import { runReference } from '../support/python'

interface Reply {
  python: { random: number[], uniform: number[], randint: number[], words: number[], position: number }[]
  numpy: { integers: number[], array: number[], state: NumpyGeneratorState }[]
}

// Of one to eight digits of 32 bits: SeedSequence mixes the first four in its own way.
const seeds = [
  ...Array.from({ length: 40 }, (_, i) => BigInt(i) * 104729n), ...Array.from({ length: 16 }, (_, i) => (1n << BigInt(16 * i)) + 5n),
  2n ** 32n - 1n, 2n ** 32n, -1n, -(2n ** 70n)
]
// Draws of 0 to 32 bits; over 600 of them, so that the Mersenne Twister makes its second block.
const highs = Array.from({ length: 700 }, (_, i) => i < 3 ? [1, 2, 2 ** 32 - 1][i]! : 1 + (i * 2654435761) % 2 ** (1 + i % 32))

test(`random.Random and default_rng: ${seeds.length} seeds, in every bit`, async () => {
  const { python, numpy } = await runReference<Reply>('random_streams', { seeds: seeds.map(String), highs })
  expect(seeds.map((seed) => {
    const stream = new PythonRandom(seed)
    return {
      random: Array.from({ length: 5 }, () => stream.random()),
      uniform: Array.from({ length: 5 }, () => stream.uniform(-15, 15)),
      randint: highs.map((high) => stream.randint(1, high)),
      ...stream.getState()
    }
  })).toEqual(python)
  expect(seeds.filter((seed) => seed >= 0n).map((seed) => {
    const stream = new NumpyGenerator(seed)
    const draw = () => highs.map((high) => stream.integers(0, high))
    return { integers: draw(), array: draw(), state: stream.getState() }
  })).toEqual(numpy)
})
