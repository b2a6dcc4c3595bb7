import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { encodePng, heatMapIou, IMAGENET_MEAN, IMAGENET_STD, overlayHeatMaps, Tensor } from '../../lib'
import { JET } from '../../lib/explainability/jet'
import { runReference } from '../support/python'
import { TempFolder } from '../support/temp_folder'

const folder = new TempFolder()

/** From 0 to 1, the same in every run. */
function randoms(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

interface Case {
  height: number
  width: number
  planes: Float32Array
  heat: Float32Array
  mean: readonly number[]
  std: readonly number[]
  mask: { data: Uint8Array, width: number, height: number }
}

const cases = Array.from({ length: 60 }, (_, seed): Case => {
  const random = randoms(seed)
  const [height, width] = seed < 6 ? [224, 160 + seed] : [1 + Math.floor(40 * random()), 1 + Math.floor(40 * random())]
  const maskSize = { width: 1 + Math.floor(300 * random()), height: 1 + Math.floor(300 * random()) }
  // From dark to beyond white; steps as 8-bit images have; heat of many zeros and of exact ends.
  const steps = seed % 3 === 0 ? 256 : 1e6
  const planes = Float32Array.from({ length: 3 * height * width }, () => 5 * Math.floor(steps * random()) / steps - 2.3)
  const heat = Float32Array.from({ length: height * width }, () => Math.min(1, Math.max(0, 1.6 * random() - 0.3)))
  // Sparse and dense masks, also ones with no pixel.
  const share = seed % 4 / 3
  const data = Uint8Array.from({ length: maskSize.width * maskSize.height }, () => random() < share ? 1 : 0)
  const [mean, std] = seed % 2 === 0 ? [IMAGENET_MEAN, IMAGENET_STD] : [[0.5, 0.25, 0], [0.3, 0.5, 1]]
  return { height, width, planes, heat, mean, std, mask: { data, ...maskSize } }
})

test('overlays, colours and IoU equal those of pytorch-grad-cam, OpenCV and NumPy', async () => {
  const write = (name: string, { buffer }: Float32Array | Uint8Array): string => folder.write(name, Buffer.from(buffer))
  const { jet, iou } = await runReference<{ jet: number[][], iou: number[] }>('heat_map_overlay', {
    cases: cases.map(({ height, width, planes, heat, mean, std, mask }, i) => ({
      input: write(`${i}.input`, planes), heat: write(`${i}.heat`, heat), size: [height, width], mean, std,
      mask: write(`${i}.mask`, mask.data), mask_size: [mask.height, mask.width], output: folder.file(`${i}.overlay`)
    }))
  })
  expect([...JET]).toEqual(jet.flat())
  for (const [i, { height, width, planes, heat, mean, std, mask }] of cases.entries()) {
    const [picture] = await overlayHeatMaps(Tensor.from(planes, [1, 3, height, width]), Tensor.from(heat, [1, height, width]), { mean, std })
    expect({ i, equal: Buffer.from(picture!.data).equals(readFileSync(folder.file(`${i}.overlay`))) }).toEqual({ i, equal: true })
    expect({ i, iou: heatMapIou(heat, [height, width], mask) }).toEqual({ i, iou: iou[i] })
  }
})

test('a batch gives one picture an image, and a PNG keeps every value', async () => {
  const [a, b] = [cases[0]!, cases[0]!]
  const twice = (values: Float32Array): Float32Array => Float32Array.from([...values, ...values])
  const pictures = await overlayHeatMaps(Tensor.from(twice(a.planes), [2, 3, a.height, a.width]), Tensor.from(twice(b.heat), [2, b.height, b.width]))
  expect(pictures).toHaveLength(2)
  expect(Buffer.from(pictures[0]!.data).equals(pictures[1]!.data)).toBe(true)
  const decoded = await sharp(await encodePng(pictures[1]!)).raw().toBuffer({ resolveWithObject: true })
  expect(decoded.info).toMatchObject({ width: a.width, height: a.height, channels: 3 })
  expect(decoded.data.equals(Buffer.from(pictures[1]!.data))).toBe(true)
})

test('other shapes and numbers are refused', async () => {
  const image = Tensor.from(new Float32Array(12), [1, 3, 2, 2])
  const heat = Tensor.from(new Float32Array(4), [1, 2, 2])
  await expect(overlayHeatMaps(heat, heat)).rejects.toMatchObject({ code: 'ERR_SHAPE' })
  await expect(overlayHeatMaps(image, Tensor.from(new Float32Array(6), [1, 2, 3]))).rejects.toMatchObject({ code: 'ERR_SHAPE' })
  await expect(overlayHeatMaps(image, heat, { mean: [1, 2] })).rejects.toMatchObject({ code: 'ERR_INVALID_ARG' })
  await expect(overlayHeatMaps(image, heat, { std: [1, 2, NaN] })).rejects.toMatchObject({ code: 'ERR_INVALID_ARG' })
  await expect(overlayHeatMaps(image, Tensor.from(new Float32Array([0, 0, 0, 1.1]), [1, 2, 2]))).rejects.toMatchObject({ code: 'ERR_INVALID_ARG' })
  const mask = { data: new Uint8Array(4), width: 2, height: 2 }
  expect(() => heatMapIou(new Float32Array(3), [2, 2], mask)).toThrow(expect.objectContaining({ code: 'ERR_SHAPE' }))
  expect(() => heatMapIou(new Float32Array(4), [2, 2], { ...mask, width: 3 })).toThrow(expect.objectContaining({ code: 'ERR_SHAPE' }))
  expect(() => heatMapIou(new Float32Array(4), [2, 2], mask, 2)).toThrow(expect.objectContaining({ code: 'ERR_INVALID_ARG' }))
})
