import { types } from 'node:util'

import { getAddon, settled } from '../../binding'
import { badArgument } from '../../errors'
import type { DecodedImage } from '../pixels'
import type { AugmentationStep, TransformPlan } from './plan'

/**
 * Changes an image as a plan says, resizes and normalises it, in one job beside the event loop.
 * Any number of them run at once, and the result depends on nothing but the plan and the image. Its
 * bytes are not copied: do not write to them or transfer them until the promise is settled.
 *
 * @returns float32 of shape (3, outHeight, outWidth), channels in the order RGB
 * @throws BtxrdTorchError `ERR_INVALID_ARG` if the image is not of the plan's size, or the plan is none
 */
export async function applyTransform(plan: TransformPlan, image: DecodedImage): Promise<Float32Array> {
  if (typeof plan !== 'object' || plan === null || !Array.isArray(plan.steps)) {
    throw badArgument('plan', 'what draw() gives', plan)
  }
  checkImage(image)
  if (plan.width !== image.width || plan.height !== image.height) {
    throw badArgument(
      'image', `${plan.width} x ${plan.height} pixels, the size that the plan was drawn for,`,
      `${image.width} x ${image.height}`, 'Call draw() with this image.'
    )
  }
  const { steps, outWidth, outHeight, mean, std } = plan
  const output = await settled(() =>
    getAddon().transformImage(image.data, image.width, image.height, steps, outWidth, outHeight, mean, std))
  return new Float32Array(output)
}

/**
 * The changes alone, without resizing and normalising, to a copy of the image: `A.Compose(...)(image=image)`.
 *
 * @throws BtxrdTorchError `ERR_INVALID_ARG`
 */
export async function applySteps(steps: readonly AugmentationStep[], image: DecodedImage): Promise<DecodedImage> {
  if (!Array.isArray(steps)) throw badArgument('steps', 'what Compose.draw() gives', steps)
  checkImage(image)
  const { width, height } = image
  const pixels = await settled(() => getAddon().augmentImage(image.data, width, height, [...steps] as AugmentationStep[]))
  return { data: new Uint8Array(pixels), width, height }
}

function checkImage(image: DecodedImage): void {
  const { data, width, height } = image ?? {}
  // Their memory could change or go away while a job reads it.
  const memory = data?.buffer as ArrayBufferLike & { resizable?: boolean } | undefined
  if (memory?.resizable === true || types.isSharedArrayBuffer(memory)) {
    throw badArgument('image.data', 'bytes in memory of a fixed size that is not shared', data, 'Copy them: Uint8Array.from(data).')
  }
  const sides = [width, height]
  if (!(data instanceof Uint8Array) || !sides.every((side) => Number.isInteger(side) && side >= 1) ||
    data.length !== width * height * 3) {
    throw badArgument('image', 'RGB pixels { data: Uint8Array of height x width x 3, width, height }', image)
  }
}
