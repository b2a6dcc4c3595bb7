import { createModel, heatMapIou, manualSeed, overlayHeatMaps, Tensor, type BTXRDClassifier } from '../../lib'
import { explain, type ExplainBatch, type Galleries } from '../../lib/explainability/explain'

const size = 32
const labels = [0, 1, 2, 0, 1, 2, 0, 1, 2, 2, 2]
const mask = { data: Uint8Array.from({ length: 50 * 40 }, (_, i) => (i % 50 < 25 ? 1 : 0)), width: 50, height: 40 }

let model: BTXRDClassifier
/** Each image has a brightness of its own, and so another prediction and confidence. */
const planes = (index: number): Float32Array =>
  Float32Array.from({ length: 3 * size * size }, (_, i) => Math.sin((i % (7 + 3 * index)) * 0.4) * (0.3 + 0.2 * index))

async function* batches(count = labels.length, batchSize = 4): AsyncGenerator<ExplainBatch> {
  for (let start = 0; start < count; start += batchSize) {
    const own = labels.slice(start, Math.min(start + batchSize, count))
    yield {
      images: Tensor.from(Float32Array.from(own.flatMap((_, i) => [...planes(start + i)])), [own.length, 3, size, size]),
      labels: Tensor.from(own, [own.length], { dtype: 'int64' }),
      samples: own.map((label, i) => ({ imageId: `${start + i}.jpeg`, label, path: `/images/${start + i}.jpeg` }))
    }
  }
}

beforeAll(async () => {
  manualSeed(3)
  model = await createModel({ model: { backbone: 'efficientnet_b0', num_classes: 3, pretrained: false, dropout: 0.2 } })
})

afterAll(() => model.dispose())

test('every image is explained, and the most confident ones of each kind are kept', async () => {
  const progress: number[] = []
  const asked: string[] = []
  const { images, galleries } = await explain(model, batches(), {
    examplesPerClass: 2,
    maskOf: async ({ imageId, label }) => {
      asked.push(imageId)
      return label > 0 ? mask : null
    },
    onBatch: (count) => progress.push(count)
  })
  expect(model.training).toBe(true)
  expect(progress).toEqual([4, 8, 11])
  expect(asked).toEqual(labels.map((_, i) => `${i}.jpeg`))
  expect(images.map(({ imageId, label }) => [imageId, label])).toEqual(labels.map((label, i) => [`${i}.jpeg`, label]))
  expect(images.map(({ iou }) => iou === null)).toEqual(labels.map((label) => label === 0))

  const kinds: Record<keyof Galleries, (label: number, predicted: number, row: number) => boolean> = {
    true_positives: (label, predicted, row) => label === row && predicted === row,
    false_positives: (label, predicted, row) => label !== row && predicted === row,
    false_negatives: (label, predicted, row) => label === row && predicted !== row
  }
  for (const [outcome, belongs] of Object.entries(kinds)) {
    const expected = [0, 1, 2].map((row) => images
      .filter(({ label, predicted }) => belongs(label, predicted, row))
      .toSorted((a, b) => b.confidence - a.confidence)
      .slice(0, 2).map(({ imageId }) => imageId))
    expect({ outcome, ids: galleries[outcome as keyof Galleries].map((row) => row.map(({ imageId }) => imageId)) }).toEqual({ outcome, ids: expected })
  }
})

test('a picture in a gallery is that of gradcam() and overlayHeatMaps()', async () => {
  const { images: [found], galleries } = await explain(model, batches(1), { examplesPerClass: 1, maskOf: async () => mask })
  const input = Tensor.from(planes(0), [1, 3, size, size])
  const { heatMaps, logits, classIndices } = await model.gradcam(input)
  const [confidence] = [...(await (await logits.softmax(1)).data()) as Float32Array].toSorted((a, b) => b - a)
  const iou = heatMapIou(await heatMaps.data() as Float32Array, [size, size], mask)
  expect(found).toEqual({ imageId: '0.jpeg', label: 0, predicted: classIndices[0], confidence, iou })
  const entry = Object.values(galleries).flat(2)[0]!
  expect(Buffer.from(entry.overlay.data).equals((await overlayHeatMaps(input, heatMaps))[0]!.data)).toBe(true)
  expect(entry.picture).toMatchObject({ width: size, height: size })
})

test('another layer, no annotations, and what is refused', async () => {
  const { images } = await explain(model, batches(3), { examplesPerClass: 1, targetLayer: 'model.blocks.3' })
  expect(images.map(({ iou }) => iou)).toEqual([null, null, null])
  await expect(explain(model, batches(), { examplesPerClass: 0 })).rejects.toMatchObject({ code: 'ERR_INVALID_ARG' })
  await expect(explain(model, batches(), { examplesPerClass: 1, targetLayer: 'bn2' })).rejects.toMatchObject({ code: 'ERR_INVALID_ARG' })
  async function* wrong(): AsyncGenerator<ExplainBatch> {
    for await (const batch of batches(1)) yield { ...batch, samples: [{ imageId: 'x.jpeg', label: 3, path: 'x.jpeg' }] }
  }
  await expect(explain(model, wrong(), { examplesPerClass: 1 })).rejects.toMatchObject({ code: 'ERR_INVALID_ARG', file: 'x.jpeg' })
})
