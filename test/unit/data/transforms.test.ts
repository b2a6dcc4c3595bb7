import {
  CLAHE, CoarseDropout, Compose, EvalTransform, GaussNoise, HorizontalFlip, RandomBrightnessContrast, TrainTransform
} from '../../../lib/data/transforms'
import type { AugmentationStep, ComposeState, Size } from '../../../lib/data/transforms'

const SIZE: Size = { width: 40, height: 30 }
const HOLES = { numHolesRange: [1, 2], holeHeightRange: [8, 32], holeWidthRange: [8, 32] } as const
const refused = (name: string, code = 'ERR_INVALID_ARG') =>
  expect.objectContaining({ name: 'BtxrdTorchError', code, message: expect.stringContaining(`for ${name} but received`) })

// The parameters of albumentations 2.0.8 under the same seed.
test('draws what A.Compose([...], seed=42) draws', () => {
  const compose = new Compose([
    new CLAHE({ p: 1 }), new HorizontalFlip(), new RandomBrightnessContrast({ p: 1 }), new GaussNoise({ p: 1 }),
    new CoarseDropout({ ...HOLES, p: 1 })
  ], { seed: 42 })
  const steps: AugmentationStep[][] = [compose.draw(SIZE), compose.draw(SIZE)]
  expect(steps).toEqual([
    [
      { type: 'clahe', clipLimit: 2.9182803953736514 },
      { type: 'brightness_contrast', alpha: 1.0557707193831534, beta: -48.44890296728798 },
      { type: 'gauss_noise', mean: 0, std: 0.3534624316298921, seed: 5849 },
      { type: 'coarse_dropout', holes: [[6, 13, 33, 23]] }
    ],
    [
      { type: 'clahe', clipLimit: 1.0750322656680007 },
      { type: 'horizontal_flip' },
      { type: 'brightness_contrast', alpha: 0.9100117273476477, beta: -28.23250470882008 },
      { type: 'gauss_noise', mean: 0, std: 0.26600703640858864, seed: 50721 },
      { type: 'coarse_dropout', holes: [[6, 2, 16, 29]] }
    ]
  ])
})

test('a seed may be of any length, and equal seeds give equal plans', () => {
  const plans = [7, 7n, 2n ** 200n, 2n ** 200n].map((seed) => new TrainTransform({ release: 2, imageSize: 8, seed }).getState())
  expect(plans[0]).toEqual(plans[1])
  expect(plans[2]).toEqual(plans[3])
  expect(plans[0]).not.toEqual(plans[2])
})

test('each transform has streams of its own, so that one more does not change the others', () => {
  const flip = () => new HorizontalFlip()
  const draws = (compose: Compose) =>
    Array.from({ length: 50 }, () => compose.draw(SIZE).some(({ type }) => type === 'horizontal_flip'))
  const alone = draws(new Compose([flip()], { seed: 3 }))
  expect(new Set(alone).size).toBe(2)
  expect(draws(new Compose([new GaussNoise(), flip()], { seed: 3 }))).toEqual(alone)
})

test('p of 0 and 1 draw no number for the choice', () => {
  const [never, always] = [0, 1].map((p) => new Compose([new HorizontalFlip({ p })], { seed: 1 }))
  const before = never!.getState().transforms
  expect([never!.draw(SIZE), always!.draw(SIZE)]).toEqual([[], [{ type: 'horizontal_flip' }]])
  expect([never!.getState().transforms, always!.getState().transforms]).toEqual([before, before])
})

test('the state goes through JSON; draws go on from it', () => {
  const whole = new TrainTransform({ augmentations: [new CLAHE(), new CoarseDropout(HOLES)], imageSize: 8, seed: 5 })
  for (let i = 0; i < 20; i++) whole.draw(SIZE)
  const resumed = new TrainTransform({ augmentations: [new CLAHE(), new CoarseDropout(HOLES)], imageSize: 8, seed: 6 })
  resumed.setState(JSON.parse(JSON.stringify(whole.getState())))
  const next = (transform: TrainTransform) => Array.from({ length: 20 }, () => transform.draw(SIZE))
  expect(next(resumed)).toEqual(next(whole))
})

test('a state that does not fit is refused, and nothing is changed', () => {
  const compose = new Compose([new CLAHE(), new HorizontalFlip()], { seed: 1 })
  const before = compose.getState()
  const wrong = [
    null, {}, { ...before, transforms: before.transforms.slice(1) }, { ...before, compose: null },
    { ...before, transforms: [before.transforms[0], { ...before.transforms[1], numpy: {} }] }
  ]
  for (const state of wrong) expect(() => compose.setState(state as ComposeState)).toThrow(refused('state'))
  expect(compose.getState()).toEqual(before)
})

test('a plan says everything that will be done', () => {
  expect(new EvalTransform({ imageSize: [20, 10], mean: [0, 0, 0], std: [1, 1, 1] }).draw(SIZE)).toEqual({
    width: 40, height: 30, steps: [], outHeight: 20, outWidth: 10, mean: [0, 0, 0], std: [1, 1, 1]
  })
})

describe('bad input', () => {
  test.each<[string, () => unknown]>([
    ['options', () => new EvalTransform(undefined as never)],
    ['imageSize', () => new EvalTransform({ imageSize: 0 })],
    ['options', () => new TrainTransform(null as never)],
    ['release', () => new TrainTransform({ release: 3 as 2, imageSize: 8, seed: 1 })],
    ['seed', () => new TrainTransform({ release: 1, imageSize: 8, seed: -1 })],
    ['seed', () => new TrainTransform({ release: 1, imageSize: 8 } as never)],
    ['options', () => new Compose([], undefined as never)],
    ['seed', () => new Compose([], { seed: 0.5 })],
    ['transforms', () => new Compose([{}] as never, { seed: 1 })],
    ['transforms', () => new TrainTransform({ augmentations: 'flip' as never, imageSize: 8, seed: 1 })],
    ['p', () => new HorizontalFlip({ p: 1.5 })],
    ['p', () => new CLAHE({ p: NaN })],
    ['clipLimit', () => new CLAHE({ clipLimit: 0.5 })],
    ['clipLimit', () => new CLAHE({ clipLimit: [4, 1] })],
    ['brightnessLimit', () => new RandomBrightnessContrast({ brightnessLimit: 2 })],
    ['contrastLimit', () => new RandomBrightnessContrast({ contrastLimit: [0] as never })],
    ['stdRange', () => new GaussNoise({ stdRange: [-0.1, 0.1] })],
    ['meanRange', () => new GaussNoise({ meanRange: ['0', 1] as never })],
    ['numHolesRange', () => new CoarseDropout({ ...HOLES, numHolesRange: [0, 1] })],
    ['holeHeightRange', () => new CoarseDropout({ ...HOLES, holeHeightRange: [1, 1.5] })],
    ['holeWidthRange', () => new CoarseDropout({ ...HOLES, holeWidthRange: undefined as never })],
    ["the image's width", () => new EvalTransform({ imageSize: 8 }).draw({ width: 0, height: 5 })],
    ["the image's height", () => new Compose([], { seed: 1 }).draw({ width: 5, height: 2.5 })],
    ["the image's width", () => new TrainTransform({ release: 2, imageSize: 8, seed: 1 }).draw(undefined as never)]
  ])('a wrong %s is named', (name, call) => {
    expect(call).toThrow(refused(name))
  })

  test('an image smaller than the smallest hole, as in Python', () => {
    const compose = new Compose([new CoarseDropout({ ...HOLES, p: 1 })], { seed: 1 })
    expect(() => compose.draw({ width: 40, height: 7 })).toThrow(refused('an image', 'ERR_IMAGE'))
    expect(() => compose.draw({ width: 7, height: 40 })).toThrow(refused('an image', 'ERR_IMAGE'))
    expect(compose.draw({ width: 8, height: 8 })).toHaveLength(1)
  })
})
