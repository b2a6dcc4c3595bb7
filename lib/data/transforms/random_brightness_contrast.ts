import type { AugmentationStep, Size } from './plan'
import { RandomTransform } from './random_transform'
import type { ProbabilityOption, Streams } from './random_transform'
import { checkedRange } from './ranges'
import type { Range } from './ranges'

export interface RandomBrightnessContrastOptions extends ProbabilityOption {
  /** Shift of brightness in parts of 255; by default 0.2, which means `[-0.2, 0.2]`. */
  brightnessLimit?: number | Range
  /** Change of contrast: the factor is one more; by default 0.2, which means `[-0.2, 0.2]`. */
  contrastLimit?: number | Range
}

/** `A.RandomBrightnessContrast(brightness_limit, contrast_limit, p)`. */
export class RandomBrightnessContrast extends RandomTransform {
  readonly #brightness: Range
  readonly #contrast: Range

  /** @throws BtxrdTorchError `ERR_INVALID_ARG` */
  constructor({ brightnessLimit = 0.2, contrastLimit = 0.2, p = 0.5 }: RandomBrightnessContrastOptions = {}) {
    super(p)
    this.#brightness = checkedRange('brightnessLimit', symmetric(brightnessLimit), -1, 1)
    this.#contrast = checkedRange('contrastLimit', symmetric(contrastLimit), -1, 100)
  }

  protected drawStep(_size: Size, { python }: Streams): AugmentationStep {
    const alpha = 1 + python.uniform(...this.#contrast)
    const beta = python.uniform(...this.#brightness) * 255
    return { type: 'brightness_contrast', alpha, beta }
  }
}

function symmetric(limit: number | Range): Range {
  return typeof limit === 'number' ? [-limit, limit] : limit
}
