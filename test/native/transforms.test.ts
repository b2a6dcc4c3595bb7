import { getAddon } from '../../lib/binding'
import type { DecodedImage } from '../../lib/data/decode'
import {
  Affine, CLAHE, Compose, EvalTransform, GaussNoise, HorizontalFlip, Rotate, TrainTransform, applySteps, applyTransform
} from '../../lib/data/transforms'
import type { AugmentationStep, TransformPlan } from '../../lib/data/transforms'
import { noise, sha256 } from '../support/images'

const image = (width: number, height: number, seed = 1): DecodedImage => ({ data: noise(width * height * 3, seed), width, height })
const always = (steps: AugmentationStep[], width: number, height: number, data: number[]) =>
  applySteps(steps, { data: Uint8Array.from(data), width, height }).then((result) => [...result.data])

const TWO = [10, 20, 30, 40, 50, 60] // 2 x 1

describe('steps', () => {
  test('a flip, numbers clipped and cut, a hole', async () => {
    expect(await always([{ type: 'horizontal_flip' }], 2, 1, TWO)).toEqual([40, 50, 60, 10, 20, 30])
    expect(await always([{ type: 'brightness_contrast', alpha: 5, beta: -50.5 }], 2, 1, TWO)).toEqual([0, 49, 99, 149, 199, 249])
    expect(await always([{ type: 'coarse_dropout', holes: [[1, 0, 2, 1], [0, 0, 0, 1]] }], 2, 1, TWO)).toEqual([10, 20, 30, 0, 0, 0])
  })

  test('a shift by one pixel and a half, black outside', async () => {
    expect(await always([{ type: 'affine', matrix: [1, 0, 1, 0, 1, 0, 0, 0, 1] }], 2, 1, TWO)).toEqual([0, 0, 0, 10, 20, 30])
    expect(await always([{ type: 'affine', matrix: [1, 0, 0.5, 0, 1, 0] }], 2, 1, TWO)).toEqual([5, 10, 15, 25, 35, 45])
  })

  test('a matrix that has no inverse gives the first pixel everywhere, as in OpenCV', async () => {
    expect(await always([{ type: 'affine', matrix: [0, 0, 0, 0, 0, 0] }], 2, 1, TWO)).toEqual([10, 20, 30, 10, 20, 30])
  })

  test('none: a copy', async () => {
    const source = image(5, 4)
    const copy = await applySteps([], source)
    expect(copy).toEqual({ ...source, data: new Uint8Array(source.data) })
    expect(copy.data.buffer).not.toBe(source.data.buffer)
  })

  test('the image is left as it was', async () => {
    const source = image(64, 48)
    const before = sha256(source.data)
    const compose = new Compose(
      [new HorizontalFlip({ p: 1 }), new CLAHE({ p: 1 }), new Rotate({ p: 1 }), new GaussNoise({ p: 1 })], { seed: 1 }
    )
    expect(sha256((await compose.apply(source)).data)).not.toBe(before)
    expect(sha256(source.data)).toBe(before)
  })
})

test('a rotation close to none is left out, as albumentations does', () => {
  const draw = (degrees: number) => new Compose([new Rotate({ limit: [degrees, degrees], p: 1 })], { seed: 1 }).draw(image(10, 10))
  expect([draw(0), draw(360), draw(1e-7)]).toEqual([[], [], []])
  expect(draw(0.01)).toHaveLength(1)
})

test('a hundred images at once on the pool give what one after the other gives', async () => {
  const images = Array.from({ length: 100 }, (_, i) => image(20 + i, 120 - i, i + 1))
  const transform = new TrainTransform({ release: 2, imageSize: 32, seed: 11 })
  const plans = images.map((one) => transform.draw(one))
  const together = await Promise.all(images.map((one, i) => transform.applyTransform(plans[i]!, one)))
  for (const [i, one] of images.entries()) {
    expect(together[i]).toHaveLength(3 * 32 * 32)
    expect(sha256(await applyTransform(plans[i]!, one))).toBe(sha256(together[i]!))
  }
})

test('the event loop turns while images are changed', async () => {
  const large = image(700, 700)
  const compose = new Compose([new CLAHE({ p: 1 }), new Rotate({ p: 1 })], { seed: 1 })
  let turns = 0
  const timer = setInterval(() => turns++, 1)
  await Promise.all(Array.from({ length: 10 }, () => compose.apply(large)))
  clearInterval(timer)
  expect(turns).toBeGreaterThan(2)
})

describe('bad input', () => {
  const transform = new EvalTransform({ imageSize: 4 })
  const plan = transform.draw({ width: 2, height: 1 })
  const two: DecodedImage = { data: Uint8Array.from(TWO), width: 2, height: 1 }
  const refused = (name: string) =>
    expect.objectContaining({ name: 'BtxrdTorchError', code: 'ERR_INVALID_ARG', message: expect.stringContaining(`for ${name}`) })

  test.each<[string, unknown, unknown]>([
    ['plan', null, two],
    ['plan', {}, two],
    ['image', plan, undefined],
    ['image', plan, { ...two, data: [...TWO] }],
    ['image', plan, { ...two, data: new Uint8Array(5) }],
    ['image', plan, { ...two, width: 0 }],
    ['image', plan, { ...two, width: 1, height: 2 }],
    ['image.data', plan, { ...two, data: new Uint8Array(new (ArrayBuffer as new (...args: unknown[]) => ArrayBuffer)(6, { maxByteLength: 12 })) }],
    ['image.data', plan, { ...two, data: new Uint8Array(new SharedArrayBuffer(6)) }],
    ['outWidth', { ...plan, outWidth: 0 }, two],
    ['outHeight', { ...plan, outHeight: 2 ** 20 }, two],
    ['mean', { ...plan, mean: [1, 2] }, two],
    ['std', { ...plan, std: undefined }, two]
  ])('a wrong %s is named: %#', async (name, badPlan, badImage) => {
    await expect(applyTransform(badPlan as TransformPlan, badImage as DecodedImage)).rejects.toEqual(refused(name))
  })

  test('memory that was transferred away', async () => {
    const gone = { ...two, data: Uint8Array.from(TWO) }
    structuredClone(gone.data, { transfer: [gone.data.buffer] })
    await expect(applyTransform(plan, gone)).rejects.toEqual(refused('image'))
  })

  test.each<[string, unknown]>([
    ['steps', null],
    ['steps', [null]],
    ['steps[0].type', [{}]],
    ['steps[1].type', [{ type: 'horizontal_flip' }, { type: 'blur' }]],
    ['steps[0].clipLimit', [{ type: 'clahe' }]],
    ['steps[0].clipLimit', [{ type: 'clahe', clipLimit: NaN }]],
    ['steps[0].clipLimit', [{ type: 'clahe', clipLimit: 0.9 }]],
    ['steps[0].matrix', [{ type: 'affine', matrix: [1, 0, 0, 0, 1] }]],
    ['steps[0].matrix', [{ type: 'affine', matrix: [1, 0, Infinity, 0, 1, 0] }]],
    ['steps[0].alpha', [{ type: 'brightness_contrast', alpha: 1e300, beta: 0 }]],
    ['steps[0].beta', [{ type: 'brightness_contrast', alpha: 1, beta: '0' }]],
    ['steps[0].std', [{ type: 'gauss_noise', mean: 0, std: 2, seed: 1 }]],
    ['steps[0].seed', [{ type: 'gauss_noise', mean: 0, std: 0.1, seed: -1 }]],
    ['steps[0].seed', [{ type: 'gauss_noise', mean: 0, std: 0.1, seed: 2 ** 31 }]],
    ['steps[0].holes', [{ type: 'coarse_dropout', holes: [[0, 0, 3, 1]] }]],
    ['steps[0].holes', [{ type: 'coarse_dropout', holes: [[1, 0, 0, 1]] }]],
    ['steps[0].holes', [{ type: 'coarse_dropout', holes: [[0, -1, 1, 1]] }]],
    ['steps[0].holes', [{ type: 'coarse_dropout', holes: [[0, 0, 1]] }]]
  ])('a wrong %s is named: %j', async (name, steps) => {
    await expect(applySteps(steps as AugmentationStep[], two)).rejects.toEqual(refused(name))
  })

  test('an image that OpenCV is unable to warp', async () => {
    const wide = image(32767, 1)
    const compose = new Compose([new Affine({ rotate: [5, 15], p: 1 })], { seed: 1 })
    expect(() => compose.draw(wide)).toThrow(expect.objectContaining({ code: 'ERR_IMAGE', message: expect.stringContaining('32766') }))
    await expect(applySteps([{ type: 'affine', matrix: [1, 0, 1, 0, 1, 0] }], wide)).rejects.toEqual(refused('steps[0].type'))
    const matrixStep = compose.draw(image(32766, 1))
    expect((await applySteps(matrixStep, image(32766, 1))).width).toBe(32766)
  })

  test.each<[string, unknown[]]>([
    ['width', [0, 5, 0, 0, 1, 1, 0]], ['height', [5, '5', 0, 0, 1, 1, 0]], ['scaleX', [5, 5, 0, 0, null, 1, 0]], ['rotate', [5, 5, 0, 0, 1, 1]]
  ])('the native matrix refuses a wrong %s', (name, args) => {
    expect(() => (getAddon().affineMatrix as (...args: unknown[]) => unknown)(...args)).toThrow(new RegExp(`for ${name}\\.$`))
  })
})
