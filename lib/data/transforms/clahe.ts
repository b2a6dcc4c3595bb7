import type { AugmentationStep, Size } from './plan'
import { RandomTransform } from './random_transform'
import type { ProbabilityOption, Streams } from './random_transform'
import { checkedRange } from './ranges'
import type { Range } from './ranges'

export interface CLAHEOptions extends ProbabilityOption {
  /** Upper limit of contrast enhancement, 1 or more; one number `c` means `[1, c]`. By default 4. */
  clipLimit?: number | Range
}

/** `A.CLAHE(clip_limit, tile_grid_size=(8, 8), p)`: adaptive histogram equalisation of the lightness. */
export class CLAHE extends RandomTransform {
  readonly #clipLimit: Range

  /** @throws BtxrdTorchError `ERR_INVALID_ARG` */
  constructor({ clipLimit = 4, p = 0.5 }: CLAHEOptions = {}) {
    super(p)
    const range: Range = typeof clipLimit === 'number' ? [1, clipLimit] : clipLimit
    this.#clipLimit = checkedRange('clipLimit', range, 1, 1e6)
  }

  protected drawStep(_size: Size, { python }: Streams): AugmentationStep {
    return { type: 'clahe', clipLimit: python.uniform(...this.#clipLimit) }
  }
}
