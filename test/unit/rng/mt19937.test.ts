import { MT19937 } from '../../../lib/rng/mt19937'

test('a seed as numpy.random.RandomState takes it', () => {
  expect(MT19937.fromSeed(42).double()).toBe(0.3745401188473625)
})

test('a seed as Python\'s random.Random takes it, over more than one block of 624 words', () => {
  const generator = MT19937.fromArray([42])
  expect(generator.double()).toBe(0.6394267984578837)
  for (let i = 0; i < 1998; i++) generator.uint32()
  expect(generator.uint32()).toBe(426724858)
})

test('a restored state goes on where it was taken', () => {
  const generator = MT19937.fromSeed(1)
  for (let i = 0; i < 700; i++) generator.uint32()
  const copy = MT19937.fromState(generator.state)
  expect([copy.double(), copy.uint32()]).toEqual([generator.double(), generator.uint32()])
})

test('a state that is none is refused', () => {
  expect(() => MT19937.fromState({ words: [1, 2], position: 0 })).toThrow('624 words')
})
