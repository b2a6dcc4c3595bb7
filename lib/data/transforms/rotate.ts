import { affineStep } from './affine_matrix'
import type { AugmentationStep, Size } from './plan'
import { RandomTransform } from './random_transform'
import type { ProbabilityOption, Streams } from './random_transform'
import { checkedRange } from './ranges'
import type { Range } from './ranges'

export interface RotateOptions extends ProbabilityOption {
  /** Degrees; one number `d` means `[-d, d]`. By default 90. */
  limit?: number | Range
}

/** `A.Rotate(limit, p)` with its defaults for the rest: bilinear, black outside, size kept. */
export class Rotate extends RandomTransform {
  readonly #limit: Range

  /** @throws BtxrdTorchError `ERR_INVALID_ARG` */
  constructor({ limit = 90, p = 0.5 }: RotateOptions = {}) {
    super(p)
    this.#limit = checkedRange('limit', typeof limit === 'number' ? [-limit, limit] : limit, -360, 360)
  }

  protected drawStep(size: Size, { python }: Streams): AugmentationStep | null {
    const rotate = python.uniform(...this.#limit)
    return affineStep(size, { translate: { x: 0, y: 0 }, scale: { x: 1, y: 1 }, rotate })
  }
}
