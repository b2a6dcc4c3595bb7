import { badArgument } from '../../errors'
import type { NumpyGenerator } from '../../rng/numpy_generator'
import type { AugmentationStep, Size } from './plan'
import { RandomTransform } from './random_transform'
import type { ProbabilityOption, Streams } from './random_transform'
import { checkedIntegerRange } from './ranges'
import type { Range } from './ranges'

export interface CoarseDropoutOptions extends ProbabilityOption {
  /** Number of holes, both ends included. */
  numHolesRange: Range
  /** Pixels, both ends included; cut to the image's height. */
  holeHeightRange: Range
  /** Pixels, both ends included; cut to the image's width. */
  holeWidthRange: Range
}

/** `A.CoarseDropout(num_holes_range, hole_height_range, hole_width_range, fill=0, p)` with sizes in pixels. */
export class CoarseDropout extends RandomTransform {
  readonly #numHoles: Range
  readonly #holeHeight: Range
  readonly #holeWidth: Range

  /** @throws BtxrdTorchError `ERR_INVALID_ARG` */
  constructor({ numHolesRange, holeHeightRange, holeWidthRange, p = 0.5 }: CoarseDropoutOptions) {
    super(p)
    this.#numHoles = checkedIntegerRange('numHolesRange', numHolesRange, 1, 1e4)
    this.#holeHeight = checkedIntegerRange('holeHeightRange', holeHeightRange, 1, 1e6)
    this.#holeWidth = checkedIntegerRange('holeWidthRange', holeWidthRange, 1, 1e6)
  }

  /** @throws BtxrdTorchError `ERR_IMAGE` where the smallest hole does not fit the image, as Python throws */
  protected drawStep({ width, height }: Size, { python, numpy }: Streams): AugmentationStep {
    const count = python.randint(...this.#numHoles)
    const heights = drawSides(numpy, count, this.#holeHeight, height)
    const widths = drawSides(numpy, count, this.#holeWidth, width)
    const tops = heights.map((side) => numpy.integers(0, height - side + 1))
    const lefts = widths.map((side) => numpy.integers(0, width - side + 1))
    numpy.integers(0, 2 ** 32 - 1) // seed of random fills
    const holes = heights.map((side, i): [number, number, number, number] =>
      [lefts[i]!, tops[i]!, lefts[i]! + widths[i]!, tops[i]! + side])
    return { type: 'coarse_dropout', holes }
  }
}

function drawSides(numpy: NumpyGenerator, count: number, [low, high]: Range, length: number): number[] {
  if (length < low) {
    throw badArgument(
      'an image', `at least ${low} pixels along each side, the smallest hole of CoarseDropout,`, length,
      'Leave the image out, or enlarge it.', 'ERR_IMAGE'
    )
  }
  return Array.from({ length: count }, () => numpy.integers(low, Math.min(high, length) + 1))
}
