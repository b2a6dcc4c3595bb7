import { createHash } from 'node:crypto'

import {
  Affine, CLAHE, CoarseDropout, Compose, GaussNoise, HorizontalFlip, RandomBrightnessContrast, Rotate, TrainTransform
} from '../../lib/data/transforms'
import type { ComposeState, RandomTransform } from '../../lib/data/transforms'
import { sha256 } from '../support/images'
import { pythonRuns } from '../support/python_transforms'
import type { PythonCase, PythonRun } from '../support/python_transforms'
import { TempFolder } from '../support/temp_folder'

const IMAGES_PER_SEED = 5
// Some of more than 32 bits. Ten times as many: BTXRD_TRANSFORM_SEEDS=240 npx jest test/interop/transforms
const seeds = Array.from({ length: Number(process.env.BTXRD_TRANSFORM_SEEDS ?? 24) }, (_, i) => i * 48271 ** (i % 3))

const stateDigest = (state: ComposeState): string => createHash('sha256').update(JSON.stringify(state)).digest('hex')

interface TransformCase {
  make: () => RandomTransform[]
  python: PythonCase
}

const single = (name: string, args: Record<string, unknown>, make: () => RandomTransform, minSide = 1): [string, TransformCase] =>
  [`${name} ${JSON.stringify(args)}`, { make: () => [make()], python: { transforms: [[name, args]], min_side: minSide } }]

const holes = { num_holes_range: [1, 8], hole_height_range: [8, 32], hole_width_range: [8, 32], fill: 0 }

const CASES = new Map<string, TransformCase>([
  single('CLAHE', { clip_limit: 4, tile_grid_size: [8, 8], p: 1 }, () => new CLAHE({ clipLimit: 4, p: 1 })),
  single('CLAHE', { clip_limit: [1, 40] }, () => new CLAHE({ clipLimit: [1, 40] })),
  single('HorizontalFlip', {}, () => new HorizontalFlip()),
  single('Rotate', { limit: 15, border_mode: 0, p: 1 }, () => new Rotate({ limit: 15, p: 1 })),
  single('Rotate', { limit: 180, p: 0.9 }, () => new Rotate({ limit: 180, p: 0.9 })),
  single(
    'Affine', { translate_percent: [-0.05, 0.05], scale: [0.9, 1.1], rotate: [-15, 15], border_mode: 0, p: 1 },
    () => new Affine({ translatePercent: [-0.05, 0.05], scale: [0.9, 1.1], rotate: [-15, 15], p: 1 })
  ),
  single(
    'Affine', { translate_percent: [-0.8, 0.8], scale: [0.1, 3], rotate: [-180, 180], p: 0.9 },
    () => new Affine({ translatePercent: [-0.8, 0.8], scale: [0.1, 3], rotate: [-180, 180], p: 0.9 })
  ),
  single(
    'RandomBrightnessContrast', { brightness_limit: 0.1, contrast_limit: 0.1, p: 1 },
    () => new RandomBrightnessContrast({ brightnessLimit: 0.1, contrastLimit: 0.1, p: 1 })
  ),
  single(
    'RandomBrightnessContrast', { brightness_limit: [-0.9, 0.9], contrast_limit: [-0.9, 3], p: 0.9 },
    () => new RandomBrightnessContrast({ brightnessLimit: [-0.9, 0.9], contrastLimit: [-0.9, 3], p: 0.9 })
  ),
  single('GaussNoise', { std_range: [0.01, 0.05], p: 1 }, () => new GaussNoise({ stdRange: [0.01, 0.05], p: 1 })),
  single(
    'GaussNoise', { std_range: [0, 1], mean_range: [-0.5, 0.5], p: 0.9 },
    () => new GaussNoise({ stdRange: [0, 1], meanRange: [-0.5, 0.5], p: 0.9 })
  ),
  single(
    'CoarseDropout', { ...holes, p: 1 },
    () => new CoarseDropout({ numHolesRange: [1, 8], holeHeightRange: [8, 32], holeWidthRange: [8, 32], p: 1 }), 8
  ),
  single(
    'CoarseDropout', { ...holes, num_holes_range: [20, 20], hole_height_range: [1, 400], hole_width_range: [1, 1], p: 0.9 },
    () => new CoarseDropout({ numHolesRange: [20, 20], holeHeightRange: [1, 400], holeWidthRange: [1, 1], p: 0.9 })
  ),
  ['the same transform twice, and others between', {
    make: () => [new Rotate({ p: 0.5 }), new GaussNoise({ p: 0.5 }), new HorizontalFlip({ p: 0 }), new Rotate({ p: 0.5 })],
    python: { transforms: [['Rotate', {}], ['GaussNoise', {}], ['HorizontalFlip', { p: 0 }], ['Rotate', {}]] }
  }]
])

const RELEASES = [
  { release: 1, imageSize: 64 }, { release: 2, imageSize: 64 }, { release: 1, imageSize: 224 }, { release: 2, imageSize: 96 }
] as const
const releaseCase = ({ release, imageSize }: typeof RELEASES[number]): PythonCase =>
  ({ release, image_size: imageSize, min_side: release === 1 ? 1 : 8 })

const folder = new TempFolder()
const names = [...CASES.keys()]
let runs: PythonRun[][]

beforeAll(async () => {
  const cases = [...[...CASES.values()].map(({ python }) => python), ...RELEASES.map(releaseCase)]
  runs = await pythonRuns(cases, seeds, IMAGES_PER_SEED, folder.file('pixels'))
})

/** What is not equal to Python's, of all runs. */
async function mismatches(
  runs: PythonRun[], results: (run: PythonRun) => { images: Promise<ArrayBufferView>[], state: ComposeState }
): Promise<string[]> {
  expect(runs.flatMap(({ images }) => images)).toHaveLength(seeds.length * IMAGES_PER_SEED)
  const wrong: string[] = []
  for (const run of runs) {
    const { images, state } = results(run)
    for (const [i, image] of images.entries()) {
      const { width, height } = run.images[i]!
      if (sha256(await image) !== run.sha256[i]) wrong.push(`seed ${run.seed}, image ${i} of ${width} x ${height}`)
    }
    if (stateDigest(state) !== run.streams) wrong.push(`seed ${run.seed}, streams`)
  }
  return wrong
}

describe('each transform by itself: pixels and streams of albumentations, in every byte', () => {
  test.each(names.map((name, i) => [name, i] as const))('%s', async (name, i) => {
    expect(await mismatches(runs[i]!, ({ seed, images }) => {
      const compose = new Compose(CASES.get(name)!.make(), { seed })
      const changed = images.map(async (image) => (await compose.apply(image)).data)
      return { images: changed, state: compose.getState() }
    })).toEqual([])
  })
})

describe('the training transforms of the pipeline, in every byte', () => {
  test.each(RELEASES.map((one, i) => [one.release, one.imageSize, i] as const))('release %i at %i pixels', async (release, imageSize, i) => {
    expect(await mismatches(runs[names.length + i]!, ({ seed, images }) => {
      const transform = new TrainTransform({ release, imageSize, seed })
      // All draws first, then the pixels, the last image first: their order does not matter.
      const plans = images.map((image) => transform.draw(image))
      const backwards = images.map((image, n) => ({ image, plan: plans[n]! })).reverse()
      const tensors = backwards.map(({ image, plan }) => transform.applyTransform(plan, image)).reverse()
      return { images: tensors, state: transform.getState() }
    })).toEqual([])
  })
})

describe('streams are handed over in the middle of a run', () => {
  const { release, imageSize } = RELEASES[1]
  const pipelineRuns = (): PythonRun[] => runs[names.length + 1]!

  test('from Python', () => {
    const { seed, images, state } = pipelineRuns()[0]!
    const whole = new TrainTransform({ release, imageSize, seed })
    for (const image of images) whole.draw(image)
    const resumed = new TrainTransform({ release, imageSize, seed: 999 })
    resumed.setState(state!)
    for (const image of images) expect(resumed.draw(image)).toEqual(whole.draw(image))
  })

  test('to Python', async () => {
    const transform = new TrainTransform({ release, imageSize, seed: 7 })
    for (const { images } of pipelineRuns().slice(0, 3)) images.forEach((image) => transform.draw(image))
    const python = { ...releaseCase(RELEASES[1]), streams: transform.getState() }
    const [[run]] = await pythonRuns([python], [0], IMAGES_PER_SEED, folder.file('again')) as [[PythonRun]]
    const tensors = run.images.map((image) => transform.applyTransform(transform.draw(image), image))
    expect((await Promise.all(tensors)).map(sha256)).toEqual(run.sha256)
    expect(transform.getState()).toEqual(run.state)
  })
})
