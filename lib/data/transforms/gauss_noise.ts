import type { AugmentationStep, Size } from './plan'
import { RandomTransform } from './random_transform'
import type { ProbabilityOption, Streams } from './random_transform'
import { checkedRange } from './ranges'
import type { Range } from './ranges'

export interface GaussNoiseOptions extends ProbabilityOption {
  /** Standard deviation in parts of 255; by default `[0.2, 0.44]`. */
  stdRange?: Range
  /** Mean in parts of 255; by default 0. */
  meanRange?: Range
}

/** `A.GaussNoise(std_range, mean_range, p)`: noise of its own for every pixel and channel. */
export class GaussNoise extends RandomTransform {
  readonly #std: Range
  readonly #mean: Range

  /** @throws BtxrdTorchError `ERR_INVALID_ARG` */
  constructor({ stdRange = [0.2, 0.44], meanRange = [0, 0], p = 0.5 }: GaussNoiseOptions = {}) {
    super(p)
    this.#std = checkedRange('stdRange', stdRange, 0, 1)
    this.#mean = checkedRange('meanRange', meanRange, -1, 1)
  }

  protected drawStep(_size: Size, { python, numpy }: Streams): AugmentationStep {
    const std = python.uniform(...this.#std)
    const mean = python.uniform(...this.#mean)
    return { type: 'gauss_noise', mean, std, seed: numpy.integers(0, 2 ** 16) }
  }
}
