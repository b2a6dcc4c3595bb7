import { badArgument } from '../../errors'
import type { DecodedImage } from '../pixels'
import { applyTransform } from './apply_transform'
import { checkSize, checkedSize } from './image_size'
import type { ImageSize } from './image_size'
import { checkedNormalization } from './normalization'
import type { Normalization, NormalizationOptions } from './normalization'
import type { Size, TransformPlan } from './plan'

export interface EvalTransformOptions extends NormalizationOptions {
  /** Pixels of the square input, or `[height, width]`; the aspect ratio of the image is not kept. */
  imageSize: ImageSize
}

/**
 * The transform of validation, test and inference: resized to the input size and normalised, as
 * `A.Compose([A.Resize(h, w), A.Normalize(mean, std), ToTensorV2()])`, bit-exact. Draws nothing.
 */
export class EvalTransform {
  readonly #outHeight: number
  readonly #outWidth: number
  readonly #normalization: Normalization

  /** @throws BtxrdTorchError `ERR_INVALID_ARG` */
  constructor(options: EvalTransformOptions) {
    if (typeof options !== 'object' || options === null) {
      throw badArgument('options', 'an object with imageSize', options, 'Pass { imageSize: 224 }.')
    }
    [this.#outHeight, this.#outWidth] = checkedSize(options.imageSize)
    this.#normalization = checkedNormalization(options)
  }

  /**
   * What will be done to an image of that size, in pixels.
   *
   * @throws BtxrdTorchError `ERR_INVALID_ARG`
   */
  draw(size: Size): TransformPlan {
    checkSize(size)
    const { width, height } = size
    return { width, height, steps: [], outHeight: this.#outHeight, outWidth: this.#outWidth, ...this.#normalization }
  }

  /** @see {@link applyTransform} */
  applyTransform(plan: TransformPlan, image: DecodedImage): Promise<Float32Array> {
    return applyTransform(plan, image)
  }
}
