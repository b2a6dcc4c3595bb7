import sharp from 'sharp'
import type { DecodedImage } from '../data/pixels'
import { SLICE_PIXELS, inSlices } from '../data/slices'
import { checkedNormalization, type Normalization, type NormalizationOptions } from '../data/transforms/normalization'
import { badArgument } from '../errors'
import type { Tensor } from '../tensor'
import { JET } from './jet'

/**
 * The pictures of {@link BTXRDClassifier.gradcam}'s heat maps on the images that they explain.
 *
 * Equal in every byte to pytorch-grad-cam 1.5's `show_cam_on_image(image, heat_map, use_rgb=True)`,
 * in the JET colours of OpenCV, half and half with the image: `input * std + mean`, computed in
 * float64, cut to [0, 1] and rounded to float32.
 *
 * @param input float32 (B, 3, H, W), normalised: what the model got
 * @param heatMaps float32 (B, H, W), from 0 to 1
 * @param options how the input was normalised
 * @throws BtxrdTorchError `ERR_SHAPE` for other shapes, `ERR_INVALID_ARG`
 */
export async function overlayHeatMaps(input: Tensor, heatMaps: Tensor, options: NormalizationOptions = {}): Promise<DecodedImage[]> {
  const [batch = 0, channels, height = 0, width = 0] = input.shape
  if (input.shape.length !== 4 || channels !== 3) throw badArgument('input', 'shape (B, 3, H, W)', input.shape, '', 'ERR_SHAPE')
  if (String(heatMaps.shape) !== String([batch, height, width])) {
    throw badArgument('heatMaps', `shape [${batch}, ${height}, ${width}], as the input has,`, heatMaps.shape, '', 'ERR_SHAPE')
  }
  const normalization = checkedNormalization(options)
  const [pixels, heats] = await Promise.all([input.data(), heatMaps.data()]) as [Float32Array, Float32Array]
  const area = height * width
  const pictures: DecodedImage[] = []
  for (let i = 0; i < batch; i++) {
    const planes = pixels.subarray(3 * area * i, 3 * area * (i + 1))
    pictures.push(await drawOverlay(planes, heats.subarray(area * i, area * (i + 1)), [height, width], normalization))
  }
  return pictures
}

/**
 * For lib/ only: {@link overlayHeatMaps} of one image, given as planes. NumPy's float32 arithmetic
 * rounds after every operation.
 */
export async function drawOverlay(
  planes: Float32Array, heat: Float32Array, [height, width]: readonly [number, number], normalization: Normalization
): Promise<DecodedImage> {
  const area = height * width
  const mixed = new Float32Array(3 * area)
  let most = 0
  await inSlices(area, SLICE_PIXELS, (start, end) => {
    for (let i = start; i < end; i++) {
      const level = Math.trunc(Math.fround(255 * heat[i]!))
      if (!(level >= 0 && level <= 255)) throw badArgument('heatMaps', 'numbers from 0 to 1', heat[i])
      for (let c = 0; c < 3; c++) {
        const value = Math.fround(0.5 * Math.fround(JET[3 * level + c]! / 255) + 0.5 * brightness(planes[c * area + i]!, c, normalization))
        mixed[3 * i + c] = value
        if (value > most) most = value
      }
    }
  })
  const data = new Uint8Array(3 * area)
  await inSlices(area, SLICE_PIXELS, (start, end) => {
    for (let i = 3 * start; i < 3 * end; i++) data[i] = Math.trunc(Math.fround(255 * Math.fround(mixed[i]! / most)))
  })
  return { data, width, height }
}

/** For lib/ only: the picture that a normalised image, given as planes, was made from. */
export async function drawInput(planes: Float32Array, [height, width]: readonly [number, number], normalization: Normalization): Promise<DecodedImage> {
  const area = height * width
  const data = new Uint8Array(3 * area)
  await inSlices(area, SLICE_PIXELS, (start, end) => {
    for (let i = start; i < end; i++) {
      for (let c = 0; c < 3; c++) data[3 * i + c] = Math.round(255 * brightness(planes[c * area + i]!, c, normalization))
    }
  })
  return { data, width, height }
}

/** From 0 to 1, in float32. */
function brightness(value: number, channel: number, { mean, std }: Normalization): number {
  return Math.fround(Math.min(1, Math.max(0, value * std[channel]! + mean[channel]!)))
}

/** RGB pixels as the bytes of a PNG file. */
export function encodePng({ data, width, height }: DecodedImage): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 3 } }).png().toBuffer()
}
