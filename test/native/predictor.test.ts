import type { BTXRDClassifier, ForwardMode } from '../../lib/models/classifier'
import { createModel } from '../../lib/models/factory'
import { manualSeed } from '../../lib/random'
import { Predictor, type PredictedLogits } from '../../lib/serving/predictor'
import { Tensor } from '../../lib/tensor'

let model: BTXRDClassifier

beforeAll(async () => {
  manualSeed(2)
  model = (await createModel({ model: { backbone: 'efficientnet_b0', num_classes: 3, pretrained: false, dropout: 0.2 } })).eval()
})

const image = (seed: number, size = 32): Tensor =>
  Tensor.from(Float32Array.from({ length: 3 * size * size }, (_, i) => Math.sin(i * seed)), [1, 3, size, size])

async function alone(input: Tensor, mode: ForwardMode = 'exact'): Promise<Float32Array> {
  return await (await model.forward(input, { mode })).data() as Float32Array
}

const largestDifference = (a: Float32Array, b: Float32Array): number => Math.max(...a.map((value, i) => Math.abs(value - b[i]!)))

test('32 callers share batches, and each gets the logits of its own image', async () => {
  await using predictor = new Predictor(model, { maxBatch: 8, maxDelayMs: 50 })
  const inputs = Array.from({ length: 32 }, (_, i) => image(i + 1))
  const results = await Promise.all(inputs.map((input) => predictor.predict(input)))
  expect(results.map(({ batchSize }) => batchSize)).toEqual(Array<number>(32).fill(8))
  for (const [i, { logits }] of results.entries()) {
    // Batches of another size may sum in another order.
    expect(largestDifference(logits, await alone(inputs[i]!))).toBeLessThan(1e-5)
  }
  expect(predictor.stats()).toMatchObject({ waiting: 0, completed: 32, failed: 0, refused: 0, aborted: 0, batches: 4 })
  const { p50, p95, p99, max } = predictor.stats().latencyMs
  expect([0 < p50, p50 <= p95, p95 <= p99, p99 <= max]).toEqual([true, true, true, true])
})

test('with maxBatch 1 the logits are those of a call alone, bit for bit', async () => {
  await using predictor = new Predictor(model, { maxBatch: 1 })
  const inputs = [1, 2, 3, 4].map((seed) => image(seed))
  const results = await Promise.all(inputs.map((input) => predictor.predict(input)))
  for (const [i, { logits, batchSize }] of results.entries()) {
    expect(batchSize).toBe(1)
    expect(logits).toEqual(await alone(inputs[i]!))
  }
})

test('in fused mode the logits are those of a call alone in a batch of any size, bit for bit', async () => {
  const inputs = Array.from({ length: 9 }, (_, i) => image(i + 1))
  const expected = await Promise.all(inputs.map((input) => alone(input, 'fused')))
  for (let size = 2; size <= inputs.length; size++) {
    await using predictor = new Predictor(model, { mode: 'fused', maxBatch: size, maxDelayMs: 1000 })
    const results = await Promise.all(inputs.slice(0, size).map((input) => predictor.predict(input)))
    expect(results.map(({ batchSize }) => batchSize)).toEqual(Array<number>(size).fill(size))
    expect(results.map(({ logits }) => logits)).toEqual(expected.slice(0, size))
  }
})

test('images of another size wait for a batch of their own', async () => {
  await using predictor = new Predictor(model, { maxBatch: 4, maxDelayMs: 5 })
  const results = await Promise.all([image(1, 32), image(2, 40), image(3, 32), image(4, 40)].map((input) => predictor.predict(input)))
  expect(results.map(({ batchSize }) => batchSize)).toEqual([2, 2, 2, 2])
})

test('a lone request waits no longer than maxDelayMs, and its input may be disposed at once', async () => {
  await using predictor = new Predictor(model, { maxBatch: 8, maxDelayMs: 30 })
  const input = image(1)
  const expected = await alone(input)
  const pending = predictor.predict(input)
  input.dispose()
  const { logits, queueMs } = await pending
  expect(logits).toEqual(expected)
  // Timers of Node may fire up to a millisecond early.
  expect(queueMs).toBeGreaterThan(28)
})

test('a full queue refuses with ERR_BUSY, and what waits is served', async () => {
  await using predictor = new Predictor(model, { maxBatch: 2, maxQueue: 2 })
  const outcomes = await Promise.allSettled([1, 2, 3, 4, 5, 6].map((seed) => predictor.predict(image(seed))))
  // Two run, two wait, two are refused.
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected'])
  expect(outcomes[5]).toMatchObject({ reason: { code: 'ERR_BUSY', message: expect.stringContaining('maxQueue') } })
  expect(predictor.stats()).toMatchObject({ completed: 4, refused: 2 })
})

test('signals take requests out of the queue and out of a running batch', async () => {
  await using predictor = new Predictor(model, { maxBatch: 2, maxDelayMs: 1000 })
  const waiting = new AbortController()
  const pending = predictor.predict(image(1), { signal: waiting.signal })
  waiting.abort(new Error('enough'))
  await expect(pending).rejects.toMatchObject({ code: 'ERR_ABORTED', cause: expect.objectContaining({ message: 'enough' }) })

  const running = new AbortController()
  const both = [predictor.predict(image(2), { signal: running.signal }), predictor.predict(image(3))]
  running.abort()
  await expect(both[0]).rejects.toMatchObject({ code: 'ERR_ABORTED' })
  expect((await both[1] as PredictedLogits).logits).toHaveLength(3)
  await expect(predictor.predict(image(1), { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'ERR_ABORTED' })
  expect(predictor.stats()).toMatchObject({ completed: 1, aborted: 2, waiting: 0 })
})

test('a failure of a batch reaches its callers, and the predictor goes on', async () => {
  const other = await createModel({ model: { backbone: 'efficientnet_b0', num_classes: 3, pretrained: false, dropout: 0.2 } })
  await using predictor = new Predictor(other, { mode: 'fused' })
  await expect(predictor.predict(image(1))).rejects.toMatchObject({ code: 'ERR_INVALID_ARG', message: expect.stringContaining('training mode') })
  other.eval()
  expect((await predictor.predict(image(1))).logits).toHaveLength(3)
  expect(predictor.stats()).toMatchObject({ completed: 1, failed: 1 })
})

test('close serves what waits and takes no more', async () => {
  const predictor = new Predictor(model, { maxDelayMs: 60_000 })
  const pending = predictor.predict(image(1))
  await predictor.close()
  expect((await pending).logits).toHaveLength(3)
  await expect(predictor.predict(image(1))).rejects.toMatchObject({ code: 'ERR_DISPOSED' })
})

test.each([
  [{ mode: 'fast' }, 'mode'], [{ maxBatch: 0 }, 'maxBatch'], [{ maxQueue: 1.5 }, 'maxQueue'], [{ maxDelayMs: -1 }, 'maxDelayMs']
])('refuses %p', (options, name) => {
  expect(() => new Predictor(model, options as object)).toThrow(expect.objectContaining({ code: 'ERR_INVALID_ARG', message: expect.stringContaining(name) }))
})

test('refuses batches and what is no image', async () => {
  await using predictor = new Predictor(model)
  await expect(predictor.predict(Tensor.from(new Float32Array(2 * 3 * 4), [2, 3, 2, 2]))).rejects.toMatchObject({ code: 'ERR_SHAPE' })
  await expect(predictor.predict(Tensor.from(new Float32Array(3)))).rejects.toMatchObject({ code: 'ERR_SHAPE' })
})
