import { affineStep } from './affine_matrix'
import type { AugmentationStep, Size } from './plan'
import { RandomTransform } from './random_transform'
import type { ProbabilityOption, Streams } from './random_transform'
import { checkedRange } from './ranges'
import type { Range } from './ranges'

export interface AffineOptions extends ProbabilityOption {
  /** Shift along each axis, in parts of its length; by default none. */
  translatePercent?: Range
  /** Factor along each axis, drawn for each by itself; by default 1. */
  scale?: Range
  /** Degrees; by default none. */
  rotate?: Range
}

/**
 * `A.Affine(translate_percent, scale, rotate, p)` with its defaults for the rest: bilinear, black
 * outside, size kept, the shear of 0 drawn all the same.
 */
export class Affine extends RandomTransform {
  readonly #translate: Range
  readonly #scale: Range
  readonly #rotate: Range

  /** @throws BtxrdTorchError `ERR_INVALID_ARG` */
  constructor({ translatePercent = [0, 0], scale = [1, 1], rotate = [0, 0], p = 0.5 }: AffineOptions = {}) {
    super(p)
    this.#translate = checkedRange('translatePercent', translatePercent, -1, 1)
    this.#scale = checkedRange('scale', scale, 0.01, 100)
    this.#rotate = checkedRange('rotate', rotate, -360, 360)
  }

  protected drawStep(size: Size, { python }: Streams): AugmentationStep | null {
    const translate = {
      x: Math.trunc(python.uniform(...this.#translate) * size.width),
      y: Math.trunc(python.uniform(...this.#translate) * size.height)
    }
    python.random() // shear along x
    python.random() // shear along y
    const scale = { x: python.uniform(...this.#scale), y: python.uniform(...this.#scale) }
    return affineStep(size, { translate, scale, rotate: python.uniform(...this.#rotate) })
  }
}
