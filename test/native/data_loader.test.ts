import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { DataLoader, type DataLoaderOptions, type LoaderState } from '../../lib/data/data_loader'
import { BTXRDDataset, type Dataset, type Sample } from '../../lib/data/dataset'
import type { DecodedImage } from '../../lib/data/pixels'
import { EvalTransform } from '../../lib/data/transforms'
import { BtxrdTorchError } from '../../lib/errors'
import { getRngState, manualSeed, setRngState } from '../../lib/random'
import { writeDataFolder, type DataFolder } from '../support/data_folder'
import { sha256 } from '../support/images'
import { RandomBrightness, type BrightnessPlan } from '../support/random_brightness'
import { TempFolder } from '../support/temp_folder'

const folder = new TempFolder()
let data: DataFolder
let dataset: BTXRDDataset
const unhandled: unknown[] = []
const noteUnhandled = (reason: unknown): void => { unhandled.push(reason) }

beforeAll(async () => {
  process.on('unhandledRejection', noteUnhandled)
  data = await writeDataFolder(folder.path, 22)
  dataset = await BTXRDDataset.open(data.rows, data)
})

afterAll(() => { process.off('unhandledRejection', noteUnhandled) })

afterEach(async () => {
  await sleep(20)
  expect(unhandled).toEqual([])
})

const loaderOf = (options: Partial<DataLoaderOptions<BrightnessPlan>> = {}, source: Dataset = dataset): DataLoader<Sample, BrightnessPlan> =>
  new DataLoader(source, { batchSize: 4, transform: new RandomBrightness(16, 3), shuffle: true, numWorkers: 2, ...options })

/** `image ids:pixels` of each batch; `limit` batches at most. */
async function epoch(loader: DataLoader<Sample, BrightnessPlan>, limit = Infinity): Promise<string[]> {
  const found: string[] = []
  for await (const { images, samples } of loader) {
    found.push(`${samples.map(({ imageId, dimmed }) => imageId + (dimmed ? '-' : '')).join()}:${sha256(await images.data())}`)
    if (found.length === limit) break
  }
  return found
}

/** The data set, counting decoded images that are not yet through the transform. */
class Watched implements Dataset {
  alive = 0
  most = 0
  loaded = 0
  readonly samples = dataset.samples

  async load(sample: Sample): Promise<DecodedImage> {
    this.most = Math.max(this.most, ++this.alive)
    this.loaded++
    return dataset.load(sample)
  }
}

class WatchedTransform extends RandomBrightness {
  constructor(readonly watched: Watched) {
    super(16, 3)
  }

  override async applyTransform(plan: BrightnessPlan, image: DecodedImage): Promise<Float32Array> {
    const values = await super.applyTransform(plan, image)
    this.watched.alive--
    return values
  }
}

test('the same batches over three epochs whatever the workers, the prefetch and the cache', async () => {
  const cached = await BTXRDDataset.open(data.rows, { ...data, cacheBytes: 60_000 })
  const runs: string[][] = []
  for (const [numWorkers, prefetch, source] of [[0, 2, dataset], [1, 0, dataset], [2, 1, cached], [2, 5, cached]] as const) {
    manualSeed(1)
    const loader = loaderOf({ numWorkers, prefetch }, source)
    runs.push([...await epoch(loader), ...await epoch(loader), ...await epoch(loader)])
  }
  expect(runs[0]).toHaveLength(3 * 8)
  expect(new Set(runs[0]).size).toBe(3 * 8)
  for (const run of runs.slice(1)) expect(run).toEqual(runs[0])
})

test('a loop that is left early draws no more than the batches it was given', async () => {
  const runs: string[][] = []
  for (const numWorkers of [0, 2]) {
    manualSeed(1)
    const loader = loaderOf({ numWorkers, prefetch: 3 })
    runs.push([...await epoch(loader, 3), ...await epoch(loader)])
  }
  expect(runs[1]).toEqual(runs[0])
})

test('an epoch resumed in the middle goes on with the same batches', async () => {
  manualSeed(1)
  const whole = await epoch(loaderOf())
  for (const taken of [1, 5, 8]) {
    manualSeed(1)
    const first = loaderOf()
    const before = await epoch(first, taken)
    const state = first.state()!
    expect(state.position).toBe(Math.min(taken * 4, dataset.samples.length))
    const rng = await getRngState()

    manualSeed(99)
    const second = loaderOf({ transform: new RandomBrightness(16, 12345) })
    await setRngState(rng)
    second.resume(state)
    expect([...before, ...await epoch(second)]).toEqual(whole)
    expect(await getRngState()).toEqual(rng)
    expect(second.state()).toBeNull()
  }
})

test('the state of an epoch that is under way, and of none', async () => {
  const loader = new DataLoader(dataset, { batchSize: 10, transform: new EvalTransform({ imageSize: 16 }) })
  expect(loader.state()).toBeNull()
  const states: (LoaderState | null)[] = []
  for await (const { samples } of loader) {
    expect(samples.length).toBeGreaterThan(0)
    states.push(loader.state())
  }
  expect(states.map((state) => state?.position)).toEqual([10, 20, dataset.samples.length])
  expect(states[0]).toEqual({ samplerSeed: null, position: 10, transformState: undefined })
  expect(loader.state()).toBeNull()
})

test('no more decoded images at once than workers, and no more samples ahead than the prefetch', async () => {
  for (const [numWorkers, prefetch, ahead] of [[0, 2, 0], [1, 1, 4], [2, 2, 8]] as const) {
    const watched = new Watched()
    const loader = loaderOf({ numWorkers, prefetch, transform: new WatchedTransform(watched) }, watched)
    let asked = 0
    for await (const { samples } of loader) {
      asked += samples.length
      await sleep(30) // a consumer that is slower than the loader
      expect(watched.loaded).toBeLessThanOrEqual(asked + ahead)
    }
    expect(watched.loaded).toBe(dataset.samples.length)
    expect(watched.most).toBe(Math.max(numWorkers, 1))
  }
})

test.each([0, 2])('an aborted signal ends the iteration with nothing under way (%i workers)', async (numWorkers) => {
  const controller = new AbortController()
  const watched = new Watched()
  const loader = loaderOf({ numWorkers, signal: controller.signal, transform: new WatchedTransform(watched) }, watched)
  let received = 0
  const aborted = (async () => {
    for await (const { samples } of loader) {
      received += samples.length
      setImmediate(() => controller.abort(new Error('enough')))
    }
  })()
  await expect(aborted).rejects.toMatchObject({ code: 'ERR_ABORTED', cause: new Error('enough') })
  expect(received).toBeGreaterThan(0)
  expect(received).toBeLessThan(dataset.samples.length)
  const { loaded } = watched
  await sleep(50)
  expect(watched.loaded).toBe(loaded)
  await expect(epoch(loader)).rejects.toMatchObject({ code: 'ERR_ABORTED' })
})

describe('an image that cannot be read', () => {
  let broken: DataFolder
  let source: BTXRDDataset
  beforeAll(async () => {
    broken = await writeDataFolder(path.join(folder.path, 'broken'), 22)
    source = await BTXRDDataset.open(broken.rows, { imagesDir: broken.imagesDir })
    rmSync(path.join(broken.imagesDir, 'IMG000013.jpeg'))
    writeFileSync(path.join(broken.imagesDir, 'IMG000010.jpeg'), '')
  })

  test.each([0, 1, 2])('comes after the batches before it, as the first of two (%i workers)', async (numWorkers) => {
    let received = 0
    const failed = (async () => {
      for await (const { samples } of loaderOf({ numWorkers, shuffle: false }, source)) received += samples.length
    })()
    const file = path.join(broken.imagesDir, 'IMG000010.jpeg')
    await expect(failed).rejects.toMatchObject({ code: 'ERR_IMAGE', file, message: expect.stringMatching(/^Image "IMG000010\.jpeg": .*it is empty/) })
    expect(received).toBe(8)
  })

  test('that went away after the data set was opened', async () => {
    const rest = { samples: source.samples.slice(12), load: (sample: Sample) => source.load(sample) }
    const file = path.join(broken.imagesDir, 'IMG000013.jpeg')
    await expect(epoch(loaderOf({ shuffle: false }, rest)))
      .rejects.toMatchObject({ code: 'ERR_FILE', file, message: expect.stringContaining('Image "IMG000013.jpeg"') })
  })

  test('whose annotation lies outside of it', async () => {
    const annotationsDir = path.join(broken.imagesDir, '..', 'Annotations')
    const file = path.join(annotationsDir, 'IMG000002.json')
    writeFileSync(file, JSON.stringify({ shapes: [{ shape_type: 'rectangle', points: [[500, 500], [600, 600]] }] }))
    const annotated = await BTXRDDataset.open(broken.rows.slice(0, 3), { imagesDir: broken.imagesDir, annotationsDir })
    await expect(epoch(loaderOf({ batchSize: 1, shuffle: false }, annotated)))
      .rejects.toMatchObject({ code: 'ERR_ANNOTATION', file, message: expect.stringMatching(/^Image "IMG000002\.jpeg": .*shapes\.0, a rectangle, lies wholly outside/) })
  })
})

test('one iteration at a time', async () => {
  const loader = loaderOf()
  for await (const { samples } of loader) {
    expect(samples).toHaveLength(4)
    await expect(epoch(loader)).rejects.toMatchObject({ code: 'ERR_BUSY' })
    break
  }
  expect(await epoch(loader)).toHaveLength(loader.length)
})

test('a transform that gives another number of values', async () => {
  const transform = new (class extends EvalTransform {
    override async applyTransform(): Promise<Float32Array> {
      return new Float32Array(7)
    }
  })({ imageSize: 16 })
  const loader = new DataLoader(dataset, { batchSize: 2, transform })
  await expect(loader[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'ERR_SHAPE' })
})

test('a transform that fails: the error names the image', async () => {
  const transform = new (class extends EvalTransform {
    override draw(): never {
      throw new BtxrdTorchError('ERR_IMAGE', 'Expected a larger image.')
    }
  })({ imageSize: 16 })
  await expect(new DataLoader(dataset, { batchSize: 2, transform })[Symbol.asyncIterator]().next()).rejects.toMatchObject({
    code: 'ERR_IMAGE', file: dataset.samples[0]!.path, message: 'Image "IMG000000.jpg": Expected a larger image.'
  })
})

test('bad options', () => {
  expect(() => loaderOf({ transform: {} as unknown as RandomBrightness })).toThrow(/draw and applyTransform/)
  const codes = [{ batchSize: 0 }, { batchSize: 1.5 }, { numWorkers: -1 }, { prefetch: -1 }]
  for (const options of codes) expect(() => loaderOf(options)).toThrow(expect.objectContaining({ code: 'ERR_INVALID_ARG' }))
  expect(() => loaderOf({}, { samples: [], load: (sample) => dataset.load(sample) })).toThrow(/one sample or more/)
  expect(() => loaderOf().resume({ samplerSeed: null, position: 0 })).toThrow(/samplerSeed/)
  expect(() => loaderOf({ shuffle: false }).resume({ samplerSeed: 1n, position: 0 })).toThrow(/samplerSeed/)
  expect(() => loaderOf().resume({ samplerSeed: 1n, position: 1000 })).toThrow(/position/)
})

test('more workers than cores: a warning', () => {
  const emitWarning = jest.spyOn(process, 'emitWarning').mockImplementation()
  try {
    expect(loaderOf({ numWorkers: 5000 }).length).toBe(8)
    expect(emitWarning.mock.calls).toEqual([[
      expect.stringMatching(/received 5000: \d+ are used/), { type: 'BtxrdTorchWarning', code: 'BTXRD_LOADER_WORKERS' }
    ]])
  } finally {
    emitWarning.mockRestore()
  }
})
