import fc from 'fast-check'

import { RandomState } from '../../lib/rng/numpy_random_state'
import { runReference } from '../support/python'

type Call = [method: string, ...numbers: number[]]

const count = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 3000 }))
const calls = fc.array(fc.oneof<fc.Arbitrary<Call>[]>(
  fc.constant<Call>(['random']),
  count.map((n): Call => ['permutation', n]),
  count.map((n): Call => ['shuffle', n]),
  fc.tuple(count, count).map(([n, size]): Call => ['choice', n + 1, size]),
  fc.tuple(count, count).map(([n, size]): Call => ['choice_once', n + size, size]),
  fc.tuple(fc.integer(), fc.integer({ min: 1, max: 2 ** 32 }), count).map(([low, range, size]): Call => ['randint', low, low + range, size])
), { maxLength: 12 })

function perform(random: RandomState, [method, a = 0, b = 0, c = 0]: Call): unknown {
  switch (method) {
    case 'random': return random.random()
    case 'permutation': return random.permutation(a)
    case 'shuffle': return random.shuffle(Array.from({ length: a }, (_, i) => i))
    case 'choice': return random.choice(a, b)
    case 'choice_once': return random.choice(a, b, { replace: false })
    default: return random.randint(a, b, c)
  }
}

test('300 seeds with calls of every kind in any order: the same numbers as numpy', async () => {
  const seeds = fc.oneof(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 0xffffffff }))
  const cases = fc.sample(fc.record({ seed: seeds, calls }), { numRuns: 300, seed: 5 })
  const expected = await runReference<unknown[][]>('random_state', { cases })
  expect(cases.map(({ seed, calls }) => {
    const random = new RandomState(seed)
    return calls.map((call) => perform(random, call))
  })).toEqual(expected)
})
