import type { AugmentationStep } from './plan'
import { RandomTransform } from './random_transform'
import type { ProbabilityOption } from './random_transform'

/** `A.HorizontalFlip(p)`. */
export class HorizontalFlip extends RandomTransform {
  /** @throws BtxrdTorchError `ERR_INVALID_ARG` */
  constructor({ p = 0.5 }: ProbabilityOption = {}) {
    super(p)
  }

  protected drawStep(): AugmentationStep {
    return { type: 'horizontal_flip' }
  }
}
