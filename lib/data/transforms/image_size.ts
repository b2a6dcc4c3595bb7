import { badArgument } from '../../errors'
import type { Size } from './plan'

/** The largest height or width of an input tensor; the largest EfficientNet takes 600. */
export const MAX_IMAGE_SIZE = 8192

/** Pixels of a square, or `[height, width]`. */
export type ImageSize = number | readonly [height: number, width: number]

/** @throws BtxrdTorchError `ERR_INVALID_ARG` */
export function checkedSize(imageSize: unknown): readonly [height: number, width: number] {
  const sides: unknown[] = Array.isArray(imageSize) ? imageSize : [imageSize, imageSize]
  if (sides.length !== 2 || !sides.every(isSide)) {
    throw badArgument(
      'imageSize', `a whole number from 1 to ${MAX_IMAGE_SIZE}, or [height, width]`, imageSize,
      'Use the input size that the model was trained with, for example 224.'
    )
  }
  return sides as [number, number]
}

/** @throws BtxrdTorchError `ERR_INVALID_ARG` unless it is the size of an image */
export function checkSize(size: Size): void {
  for (const side of ['width', 'height'] as const) {
    if (!Number.isInteger(size?.[side]) || size[side] < 1) {
      throw badArgument(`the image's ${side}`, 'a whole number of pixels, 1 or more,', size?.[side])
    }
  }
}

function isSide(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= MAX_IMAGE_SIZE
}
