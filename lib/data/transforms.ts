import { getAddon, settled } from '../binding'
import { badArgument } from '../errors'
import { wrapTensor } from '../tensor'
import type { Tensor } from '../tensor'
import { decodeImage } from './decode'
import type { DecodeOptions } from './decode'

/** Mean of red, green and blue over ImageNet, of values in [0, 1]. */
export const IMAGENET_MEAN: readonly [number, number, number] = Object.freeze([0.485, 0.456, 0.406] as const)
/** Standard deviation of red, green and blue over ImageNet, of values in [0, 1]. */
export const IMAGENET_STD: readonly [number, number, number] = Object.freeze([0.229, 0.224, 0.225] as const)

/** The largest height or width of an input tensor; the largest EfficientNet takes 600. */
export const MAX_IMAGE_SIZE = 8192

export interface PreprocessOptions extends DecodeOptions {
  /** Pixels of the square input, or `[height, width]`; the aspect ratio of the image is not kept. */
  imageSize: number | readonly [height: number, width: number]
  /** Per channel, of values in [0, 1]; by default {@link IMAGENET_MEAN}. */
  mean?: readonly number[]
  /** Per channel, of values in [0, 1]; by default {@link IMAGENET_STD}. */
  std?: readonly number[]
}

/**
 * The validation transform: an image file, or the bytes of one, to the input of a model.
 *
 * Equal in every byte to Python's `Image.open(path).convert("RGB")` (Pillow), then
 * `A.Compose([A.Resize(h, w), A.Normalize(mean, std), ToTensorV2()])` (albumentations 2.0.8 on
 * OpenCV 4.x) with a batch dimension in front.
 *
 * @returns float32 of shape (1, 3, height, width) on the CPU, channels in the order RGB
 * @throws BtxrdTorchError `ERR_INVALID_ARG`, and what {@link decodeImage} throws
 */
export async function preprocessImage(source: string | Uint8Array, options: PreprocessOptions): Promise<Tensor> {
  if (typeof options !== 'object' || options === null) {
    throw badArgument('options', 'an object with imageSize', options, 'Pass { imageSize: 224 }.')
  }
  const [outHeight, outWidth] = checkedSize(options.imageSize)
  const mean = checkedChannels('mean', options.mean ?? IMAGENET_MEAN)
  const std = checkedChannels('std', options.std ?? IMAGENET_STD)
  if (std.some((value) => Math.fround(value) <= 0)) {
    throw badArgument('std', 'three numbers above 0', options.std)
  }
  const { data, width, height } = await decodeImage(source, options)
  return wrapTensor(await settled(() =>
    getAddon().resizeNormalize(data, width, height, outWidth, outHeight, mean, std)))
}

function checkedSize(imageSize: unknown): readonly [height: number, width: number] {
  const sides: unknown[] = Array.isArray(imageSize) ? imageSize : [imageSize, imageSize]
  if (sides.length !== 2 || !sides.every(isSide)) {
    throw badArgument(
      'imageSize', `a whole number from 1 to ${MAX_IMAGE_SIZE}, or [height, width]`, imageSize,
      'Use the input size that the model was trained with, for example 224.'
    )
  }
  return sides as [number, number]
}

function isSide(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= MAX_IMAGE_SIZE
}

function checkedChannels(name: string, values: readonly number[]): number[] {
  if (!Array.isArray(values) || values.length !== 3 || !values.every((value) => Number.isFinite(value))) {
    throw badArgument(name, 'three finite numbers, one a channel', values)
  }
  return [...values] as number[]
}
