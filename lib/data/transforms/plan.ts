/** One change of an image, with its parameters drawn: what a random transform did this time. */
export type AugmentationStep =
  | { type: 'clahe', clipLimit: number }
  | { type: 'horizontal_flip' }
  /** The first two rows of the matrix that takes source to target pixels, row by row. */
  | { type: 'affine', matrix: number[] }
  /** `alpha * value + beta`, of values from 0 to 255. */
  | { type: 'brightness_contrast', alpha: number, beta: number }
  /** Of values in [0, 1]; `seed` is that of OpenCV's generator. */
  | { type: 'gauss_noise', mean: number, std: number, seed: number }
  /** Rectangles in pixels, the ends excluded. */
  | { type: 'coarse_dropout', holes: [xMin: number, yMin: number, xMax: number, yMax: number][] }

/** Width and height in pixels. */
export interface Size {
  width: number
  height: number
}

/**
 * Everything that will be done to one image of a known size: plain data, which can be stored, sent
 * to a worker, or applied twice with the same result.
 */
export interface TransformPlan extends Size {
  steps: AugmentationStep[]
  outHeight: number
  outWidth: number
  mean: number[]
  std: number[]
}
