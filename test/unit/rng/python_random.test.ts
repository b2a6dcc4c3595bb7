import { PythonRandom } from '../../../lib/rng/python_random'
import type { PythonRandomState } from '../../../lib/rng/python_random'

test('numbers of random.Random(42)', () => {
  const stream = new PythonRandom(42)
  expect([stream.random(), stream.uniform(1, 4), stream.randint(1, 8), stream.randint(1, 8), stream.getrandbits(16)])
    .toEqual([0.6394267984578837, 1.0750322656680007, 5, 4, 14628])
})

test('seeds of more than 32 bits, and below zero, whose sign does not matter', () => {
  expect(new PythonRandom(2n ** 130n + 17n).random()).toBe(0.7374749286409027)
  expect(new PythonRandom(-5).random()).toBe(0.6229016948897019)
  expect(new PythonRandom(5n).random()).toBe(0.6229016948897019)
})

test('a state goes through JSON, and the stream goes on in it', () => {
  const stream = new PythonRandom(1)
  for (let i = 0; i < 700; i++) stream.random()
  const copy = new PythonRandom(2)
  copy.setState(JSON.parse(JSON.stringify(stream.getState())))
  expect([copy.random(), copy.randint(1, 100)]).toEqual([stream.random(), stream.randint(1, 100)])
})

test.each([1.5, NaN, 2 ** 53, '1', null, undefined])('the seed %p is refused', (seed) => {
  expect(() => new PythonRandom(seed as number)).toThrow(expect.objectContaining({ code: 'ERR_INVALID_ARG', message: expect.stringContaining('for seed ') }))
})

test('a state that is none is refused, and nothing is changed', () => {
  const stream = new PythonRandom(1)
  const { words } = stream.getState()
  const before = stream.getState()
  const none = [null, [], { words, position: 625 }, { words, position: 0.5 }, { words: words.slice(1), position: 0 }, { words: [...words.slice(1), 2 ** 32], position: 0 }]
  for (const state of none) {
    expect(() => stream.setState(state as PythonRandomState)).toThrow(expect.objectContaining({ code: 'ERR_INVALID_ARG' }))
  }
  expect(stream.getState()).toEqual(before)
})
