import { badArgument } from '../../errors'
import { Affine } from './affine'
import { CLAHE } from './clahe'
import { CoarseDropout } from './coarse_dropout'
import { Compose } from './compose'
import type { ComposeOptions, ComposeState } from './compose'
import { EvalTransform } from './eval_transform'
import type { EvalTransformOptions } from './eval_transform'
import { GaussNoise } from './gauss_noise'
import { HorizontalFlip } from './horizontal_flip'
import type { Size, TransformPlan } from './plan'
import { RandomBrightnessContrast } from './random_brightness_contrast'
import type { RandomTransform } from './random_transform'
import { Rotate } from './rotate'

/** The augmentations of the Python pipeline's first release, and of its later ones. */
export type PipelineRelease = 1 | 2

export type TrainTransformOptions = EvalTransformOptions & ComposeOptions & (
  | { release: PipelineRelease, augmentations?: never }
  /** Any others, in their order. */
  | { augmentations: readonly RandomTransform[], release?: never }
)

/**
 * The training transform of the Python pipeline, or one of your own: augmentations, then resized and normalised.
 *
 * Bit-exact to `A.Compose([...], seed=seed)` of albumentations 2.0.8 on OpenCV 4.13, call by call.
 * `draw` takes the random numbers, in the order of the calls, and knows only sizes; `applyTransform`
 * does the pixels, so it may run for many images at once without changing any result.
 */
export class TrainTransform extends EvalTransform {
  readonly #augmentations: Compose

  /** @throws BtxrdTorchError `ERR_INVALID_ARG` */
  constructor(options: TrainTransformOptions) {
    super(options)
    this.#augmentations = new Compose(options.augmentations ?? releaseAugmentations(options.release), options)
  }

  /**
   * Draws what will be done to the next image.
   *
   * @throws BtxrdTorchError `ERR_IMAGE` where a hole to be dropped is larger than the image, or the
   * image is too large to be warped
   */
  override draw(size: Size): TransformPlan {
    return { ...super.draw(size), steps: this.#augmentations.draw(size) }
  }

  /** The states of all random streams, as plain values. */
  getState(): ComposeState {
    return this.#augmentations.getState()
  }

  /** @throws BtxrdTorchError `ERR_INVALID_ARG` unless it is the state of a transform of the same release */
  setState(state: ComposeState): void {
    this.#augmentations.setState(state)
  }
}

function releaseAugmentations(release: PipelineRelease): RandomTransform[] {
  if (release === 1) {
    return [new CLAHE({ clipLimit: 4, p: 1 }), new HorizontalFlip({ p: 0.5 }), new Rotate({ limit: 15, p: 0.5 })]
  }
  if (release === 2) {
    return [
      new CLAHE({ clipLimit: 4, p: 1 }),
      new HorizontalFlip({ p: 0.5 }),
      new Affine({ translatePercent: [-0.05, 0.05], scale: [0.9, 1.1], rotate: [-15, 15], p: 0.5 }),
      new RandomBrightnessContrast({ brightnessLimit: 0.1, contrastLimit: 0.1, p: 0.3 }),
      new GaussNoise({ stdRange: [0.01, 0.05], p: 0.2 }),
      new CoarseDropout({ numHolesRange: [1, 8], holeHeightRange: [8, 32], holeWidthRange: [8, 32], p: 0.3 })
    ]
  }
  throw badArgument('release', '1 or 2', release, 'Or pass augmentations of your own.')
}
