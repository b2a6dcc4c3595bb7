import { DataLoader } from '../../lib/data/data_loader'
import { BTXRDDataset } from '../../lib/data/dataset'
import { drawSeed, randomPermutation } from '../../lib/data/sampler'
import { EvalTransform, TrainTransform } from '../../lib/data/transforms'
import { getRngState, manualSeed } from '../../lib/random'
import { writeDataFolder, type DataFolder } from '../support/data_folder'
import { sha256 } from '../support/images'
import { runReference } from '../support/python'
import { TempFolder } from '../support/temp_folder'

const folder = new TempFolder().path
let data: DataFolder

beforeAll(async () => { data = await writeDataFolder(folder, 22) })

interface Orders {
  orders: string[]
  first: number[]
  rng_state: string
}

test("orders and generator state equal those of PyTorch's RandomSampler", async () => {
  const cases = [1, 2, 3, 48, 1000, 2621, 100_003].flatMap((length) =>
    [0, 42, 2 ** 32 + 7, 2 ** 53 - 1].map((seed) => ({ length, seed, epochs: 3 })))
  const expected = await runReference<Orders[]>('sampler_orders', { cases })
  for (const [i, { length, seed, epochs }] of cases.entries()) {
    manualSeed(seed)
    const orders: Uint32Array[] = []
    for (let epoch = 0; epoch < epochs; epoch++) {
      await drawSeed()
      orders.push(randomPermutation(length, await drawSeed()))
    }
    expect([...orders[0]!.slice(0, 10)]).toEqual(expected[i]!.first)
    expect(orders.map((order) => sha256(BigInt64Array.from(order, BigInt)))).toEqual(expected[i]!.orders)
    expect(sha256(await getRngState())).toBe(expected[i]!.rng_state)
  }
})

interface Epochs {
  batches: { labels: number[], sha256: string }[][]
  rng_state: string
}

const transforms = [
  { release: undefined, transform: () => new EvalTransform({ imageSize: 32 }) },
  { release: 1 as const, transform: () => new TrainTransform({ release: 1, imageSize: 32, seed: 42 }) },
  { release: 2 as const, transform: () => new TrainTransform({ release: 2, imageSize: 32, seed: 42 }) }
]

test.each(transforms)('two epochs equal those of a Python DataLoader, dimmed copies included, whatever the workers (release $release)', async ({ release, transform }) => {
  const { imagesDir, annotationsDir, rows } = data
  const expected = await runReference<Epochs>('loader_epochs', {
    rows: rows.map(({ imageId, label }) => ({ image_id: imageId, label })), images_dir: imagesDir, annotations_dir: annotationsDir,
    release, image_size: 32, batch_size: 4, epochs: 2, seed: 42
  })
  expect(expected.batches[0]).toHaveLength(Math.ceil((22 + 7) / 4))
  for (const numWorkers of [0, 1, 2]) {
    const dataset = await BTXRDDataset.open(rows, { imagesDir, annotationsDir, cacheBytes: numWorkers * 20_000 })
    const loader = new DataLoader(dataset, { batchSize: 4, transform: transform(), shuffle: true, numWorkers })
    manualSeed(42)
    const batches: Epochs['batches'] = []
    for (let epoch = 0; epoch < 2; epoch++) {
      const found: Epochs['batches'][number] = []
      for await (const { images, labels, samples } of loader) {
        expect(images.shape).toEqual([samples.length, 3, 32, 32])
        found.push({ labels: Array.from((await labels.data()) as BigInt64Array, Number), sha256: sha256(await images.data()) })
      }
      batches.push(found)
    }
    expect(batches).toEqual(expected.batches)
    expect(sha256(await getRngState())).toBe(expected.rng_state)
  }
})
