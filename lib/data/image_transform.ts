import type { DecodedImage } from './pixels'

/** The part of a plan that the loader reads: the size of the result in pixels. */
export interface OutputSize {
  outHeight: number
  outWidth: number
}

/** What turns an image into the input of a model, in two parts: random numbers, then pixels. */
export interface ImageTransform<Plan extends OutputSize = OutputSize> {
  /** Draws the parameters for one image of this size, in the order of the calls. */
  draw(size: { width: number, height: number }): Plan
  /** (3, outHeight, outWidth) float32. Several may run at once; the image is not written to. */
  applyTransform(plan: Plan, image: DecodedImage): Promise<Float32Array>
  /** The state of the streams that `draw` draws from; left out where it draws nothing. */
  getState?(): unknown
  setState?(state: unknown): void
}
