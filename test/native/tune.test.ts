import type { BTXRDClassifier } from '../../lib/models/classifier'
import { createModel } from '../../lib/models/factory'
import { tunePredictor } from '../../lib/serving/tune'
import { getNumThreads, setNumThreads } from '../../lib/threads'

let model: BTXRDClassifier

beforeAll(async () => {
  model = (await createModel({ model: { backbone: 'efficientnet_b0', num_classes: 3, pretrained: false, dropout: 0.2 } })).eval()
})

test('measures every setting, chooses one that is nearly the fastest, and leaves the number of threads', async () => {
  const before = getNumThreads()
  setNumThreads(3)
  try {
    const { best, measured } = await tunePredictor(model, { mode: 'fused', imageSize: 32, threads: [2, 1, 2], maxBatch: [4, 1], rounds: 2 })
    expect(measured.map(({ threads, maxBatch }) => [threads, maxBatch])).toEqual([[1, 1], [2, 1], [1, 4], [2, 4]])
    const fastest = Math.max(...measured.map(({ imagesPerSecond }) => imagesPerSecond))
    const good = measured.filter(({ imagesPerSecond }) => imagesPerSecond >= 0.95 * fastest)
    expect(best).toEqual(good[0])
    expect(Number.isFinite(fastest)).toBe(true)
    expect(getNumThreads()).toBe(3)
  } finally {
    setNumThreads(before)
  }
})

test('tries one thread and all processors by default', async () => {
  const { measured } = await tunePredictor(model, { imageSize: 32, maxBatch: [1], rounds: 1 })
  const counts = measured.map(({ threads }) => threads)
  expect(counts[0]).toBe(1)
  expect(counts).toEqual(counts.toSorted((a, b) => a - b))
})

test.each([
  [{ threads: [] }, 'threads'], [{ maxBatch: [0] }, 'maxBatch'], [{ imageSize: 1.5 }, 'imageSize'], [{ rounds: 0 }, 'rounds']
])('refuses %p', async (options, name) => {
  await expect(tunePredictor(model, options)).rejects.toMatchObject({ code: 'ERR_INVALID_ARG', message: expect.stringContaining(name) })
})

test('fails as a forward pass does, and leaves the number of threads', async () => {
  const before = getNumThreads()
  model.train()
  await expect(tunePredictor(model, { mode: 'fused', imageSize: 32 })).rejects.toMatchObject({ code: 'ERR_INVALID_ARG' })
  model.eval()
  expect(getNumThreads()).toBe(before)
})
