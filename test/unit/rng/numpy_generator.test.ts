import { NumpyGenerator } from '../../../lib/rng/numpy_generator'
import type { NumpyGeneratorState } from '../../../lib/rng/numpy_generator'

test('integers of numpy.random.default_rng(42)', () => {
  const stream = new NumpyGenerator(42)
  expect([stream.integers(0, 65536), stream.integers(8, 33), stream.integers(0, 1), stream.integers(0, 2 ** 32 - 1), stream.integers(0, 3e9)])
    .toEqual([5849, 27, 0, 2811363264, 1316635318])
  expect(stream.getState()).toEqual({
    state: '180456145198944327624639367796045148994', inc: '332724090758049132448979897138935081983', has_uint32: 0, uinteger: 1884968545
  })
})

test('a seed of more than 128 bits', () => {
  expect(new NumpyGenerator(2n ** 130n + 17n).integers(0, 65536)).toBe(20749)
})

test('a state goes through JSON, with half of 64 bits kept, and the stream goes on in it', () => {
  const stream = new NumpyGenerator(1)
  for (let i = 0; i < 7; i++) stream.integers(0, 100)
  expect(stream.getState().has_uint32).toBe(1)
  const copy = new NumpyGenerator(2)
  copy.setState(JSON.parse(JSON.stringify(stream.getState())))
  expect([copy.integers(0, 100), copy.integers(0, 100)]).toEqual([stream.integers(0, 100), stream.integers(0, 100)])
})

test.each([-1, -1n, 1.5, NaN, '1', null])('the seed %p is refused', (seed) => {
  expect(() => new NumpyGenerator(seed as number)).toThrow(expect.objectContaining({ code: 'ERR_INVALID_ARG', message: expect.stringContaining('for seed ') }))
})

test('an empty interval is refused, as NumPy refuses it', () => {
  expect(() => new NumpyGenerator(0).integers(8, 8)).toThrow(expect.objectContaining({ code: 'ERR_INVALID_ARG' }))
})

test('a state that is none is refused, and nothing is changed', () => {
  const stream = new NumpyGenerator(1)
  const before = stream.getState()
  const wrong: Partial<Record<keyof NumpyGeneratorState, unknown>>[] = [
    { state: String(2n ** 128n) }, { state: '-1' }, { state: 5 }, { inc: '' }, { has_uint32: 2 }, { uinteger: 2 ** 32 }, { uinteger: 0.5 }
  ]
  for (const part of wrong) {
    expect(() => stream.setState({ ...before, ...part } as NumpyGeneratorState)).toThrow(expect.objectContaining({ code: 'ERR_INVALID_ARG' }))
  }
  expect(stream.getState()).toEqual(before)
})
