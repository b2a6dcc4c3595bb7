import { ClassCounts } from '../../../lib/training/run/class_counts'

test('accuracy and recall over batches', () => {
  const counts = new ClassCounts(3)
  counts.add(Float32Array.of(2, 1, 0, 0, 3, 1), [0, 1])
  counts.add(Float32Array.of(5, 1, 0, 0, 1, 4), [1, 1])
  expect(counts.accuracy).toBe(0.5)
  expect(counts.recall).toEqual([1, 1 / 3, 0])
})

test('the first of equal logits counts, and NaN above all, as in torch', () => {
  const counts = new ClassCounts(2)
  counts.add(Float32Array.of(1, 1, 1, NaN), [0, 1])
  expect(counts.recall).toEqual([1, 1])
})
