import fc from 'fast-check'

import { trainTestSplit } from '../../lib/data/split/train_test_split'
import { BtxrdTorchError } from '../../lib/errors'
import { runReference } from '../support/python'

function ours(count: number, testSize: number, seed: number, labels: number[] | null): unknown {
  try {
    return trainTestSplit(count, testSize, seed, labels ?? undefined)
  } catch (error) {
    if (error instanceof BtxrdTorchError && error.code === 'ERR_CONFIG') return null
    throw error
  }
}

test('600 splits, stratified and not, of 0 to 3,000 samples: the indices of scikit-learn in its order', async () => {
  const sizes = fc.constantFrom(0.3, 0.5, 0.15, 0.2, 0.01, 0.99, 1 / 3)
  const labels = fc.integer({ min: 1, max: 5 }).chain((classes) => fc.array(fc.integer({ min: 0, max: classes - 1 }), { maxLength: 400 }))
  // Equal classes tie in what rounding takes from them, and the ties are drawn.
  const equal = fc.tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 1, max: 40 })).map(([classes, each]) => Array.from({ length: classes * each }, (_, i) => i % classes))
  const drawn = fc.record({ seed: fc.integer({ min: 0, max: 0xffffffff }), testSize: sizes, labels: fc.oneof(labels, equal) })
  const stratified = fc.sample(drawn, { numRuns: 500, seed: 7 }).map(({ labels: classes, ...rest }) => ({ ...rest, count: classes.length, labels: classes }))
  const plain = fc.sample(fc.record({ seed: fc.integer({ min: 0, max: 100 }), testSize: sizes, count: fc.integer({ min: 0, max: 3000 }), labels: fc.constant(null) }), { numRuns: 100, seed: 8 })
  const cases = [...stratified, ...plain]
  const expected = await runReference<unknown[]>('train_test_split', { cases: cases.map(({ testSize, ...rest }) => ({ ...rest, test_size: testSize })) })
  expect(cases.map(({ count, testSize, seed, labels: classes }) => ours(count, testSize, seed, classes))).toEqual(expected)
  expect(expected.filter((split) => split === null).length).toBeGreaterThan(10)
  expect(expected.filter((split) => split !== null).length).toBeGreaterThan(300)
})
