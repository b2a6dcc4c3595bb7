import { RandomState } from '../../../lib/rng/numpy_random_state'

test('one call after the other, as NumPy 2.2 does them under seed 42', () => {
  const random = new RandomState(42)
  expect(random.permutation(10)).toEqual([8, 1, 5, 0, 7, 2, 9, 4, 3, 6])
  expect(random.choice(10, 10)).toEqual([2, 6, 7, 4, 3, 7, 7, 2, 5, 4])
  expect(random.randint(-5, 300, 6)).toEqual([252, 288, 186, 271, 155, 16])
  expect(random.randint(0, 2 ** 32, 3)).toEqual([30349564, 1855189739, 99052376])
  expect(random.choice(9, 4, { replace: false })).toEqual([8, 5, 6, 4])
  expect(random.randint(7, 8, 2)).toEqual([7, 7])
  expect(random.random()).toBe(0.0906064345328208)
  expect(random.shuffle([...'abcdefg'])).toEqual([...'beagdcf'])
  expect(random.permutation(70000).slice(0, 5)).toEqual([50980, 31154, 37588, 61220, 30556])
  expect(random.choice(1, 3)).toEqual([0, 0, 0])
  expect(random.permutation(1)).toEqual([0])
  expect(random.random()).toBe(0.4106899563042672)
})

test('what has nothing to draw draws nothing', () => {
  const random = new RandomState(0)
  expect([random.permutation(0), random.choice(0, 0), random.randint(3, 9, 0)]).toEqual([[], [], []])
  expect(random.random()).toBe(0.5488135039273248)
})

test.each<[name: string, call: () => unknown]>([
  ['seed', () => new RandomState(-1)],
  ['seed', () => new RandomState(2 ** 32)],
  ['high', () => new RandomState(1).randint(3, 3, 1)],
  ['high', () => new RandomState(1).randint(0, 2 ** 33, 1)],
  ['size', () => new RandomState(1).choice(3, 4, { replace: false })],
  ['size', () => new RandomState(1).choice(3, 1.5)],
  ['n', () => new RandomState(1).choice(0, 1)],
  ['n', () => new RandomState(1).permutation(-1)]
])('a wrong %s is refused', (name, call) => {
  expect(call).toThrow(` for ${name} but received `)
})
