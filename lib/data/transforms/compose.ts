import { badArgument } from '../../errors'
import type { DecodedImage } from '../pixels'
import { applySteps } from './apply_transform'
import { checkSize } from './image_size'
import type { AugmentationStep, Size } from './plan'
import { RandomTransform, restoredStreams, seededStreams, streamsState } from './random_transform'
import type { Streams, StreamsState } from './random_transform'

/** Where all streams of a {@link Compose} are: its own and one pair a transform, in their order. */
export interface ComposeState {
  compose: StreamsState
  transforms: StreamsState[]
}

export interface ComposeOptions {
  /** An integer of 0 or more; all streams start from it. */
  seed: number | bigint
}

/**
 * `A.Compose(transforms, seed=seed)`: which random numbers are drawn, from which stream, in which
 * order. Streams go on from call to call; global seeds do not matter.
 */
export class Compose {
  readonly #transforms: readonly RandomTransform[]
  #own: Streams
  #streams: Streams[]

  /** @throws BtxrdTorchError `ERR_INVALID_ARG` */
  constructor(transforms: readonly RandomTransform[], options: ComposeOptions) {
    if (!Array.isArray(transforms) || !transforms.every((transform) => transform instanceof RandomTransform)) {
      throw badArgument('transforms', 'an array of transforms', transforms)
    }
    const { seed } = checkedOptions(options)
    this.#transforms = [...transforms] as RandomTransform[]
    this.#own = seededStreams(seed)
    this.#streams = this.#transforms.map(() => seededStreams(seed))
  }

  /**
   * Draws the parameters for the next image; never looks at pixels.
   *
   * @throws BtxrdTorchError `ERR_INVALID_ARG`, and `ERR_IMAGE` where the image is too small or too
   * large for a transform; numbers drawn until then stay drawn, as in Python
   */
  draw(size: Size): AugmentationStep[] {
    checkSize(size)
    this.#own.python.random() // Compose decides whether to run at all; its p is 1
    return this.#transforms
      .map((transform, i) => transform.draw(size, this.#streams[i]!))
      .filter((step) => step !== null)
  }

  /**
   * `transform(image=image)["image"]`: draws now, in the order of the calls, and changes a copy of the
   * image beside the event loop.
   *
   * @throws BtxrdTorchError `ERR_INVALID_ARG`, and what {@link draw} throws
   */
  async apply(image: DecodedImage): Promise<DecodedImage> {
    return applySteps(this.draw(image), image)
  }

  /** The states of all streams, as plain values: {@link setState} goes on where it was taken. */
  getState(): ComposeState {
    return { compose: streamsState(this.#own), transforms: this.#streams.map(streamsState) }
  }

  /** @throws BtxrdTorchError `ERR_INVALID_ARG`; nothing is changed then */
  setState(state: ComposeState): void {
    const count = this.#transforms.length
    if (!Array.isArray(state?.transforms) || state.transforms.length !== count) {
      throw badArgument('state', `a state of ${count} transforms`, state, 'Pass what getState() gave for the same transforms.')
    }
    const own = restoredStreams(state.compose)
    this.#streams = state.transforms.map(restoredStreams)
    this.#own = own
  }
}

function checkedOptions(options: ComposeOptions): ComposeOptions {
  if (typeof options !== 'object' || options === null) {
    throw badArgument('options', 'an object with seed', options, 'Pass { seed: 42 }.')
  }
  return options
}
