import { getAddon, settled } from '../../binding'
import { badArgument } from '../../errors'
import { wrapTensor } from '../../tensor'
import type { Tensor } from '../../tensor'
import { decodeImage } from '../decode'
import type { DecodeOptions } from '../decode'
import { checkedSize } from './image_size'
import type { ImageSize } from './image_size'
import { checkedNormalization } from './normalization'
import type { NormalizationOptions } from './normalization'

export interface PreprocessOptions extends DecodeOptions, NormalizationOptions {
  /** Pixels of the square input, or `[height, width]`; the aspect ratio of the image is not kept. */
  imageSize: ImageSize
}

/**
 * The validation transform: an image file, or the bytes of one, to the input of a model.
 *
 * Equal in every byte to Python's `Image.open(path).convert("RGB")` (Pillow), then
 * `A.Compose([A.Resize(h, w), A.Normalize(mean, std), ToTensorV2()])` (albumentations 2.0.8 on
 * OpenCV 4.x) with a batch dimension in front.
 *
 * @returns float32 of shape (1, 3, height, width) on the CPU, channels in the order RGB
 * @throws BtxrdTorchError `ERR_INVALID_ARG`, and what {@link decodeImage} throws
 */
export async function preprocessImage(source: string | Uint8Array, options: PreprocessOptions): Promise<Tensor> {
  if (typeof options !== 'object' || options === null) {
    throw badArgument('options', 'an object with imageSize', options, 'Pass { imageSize: 224 }.')
  }
  const [outHeight, outWidth] = checkedSize(options.imageSize)
  const { mean, std } = checkedNormalization(options)
  const { data, width, height } = await decodeImage(source, options)
  return wrapTensor(await settled(() =>
    getAddon().resizeNormalize(data, width, height, outWidth, outHeight, mean, std)))
}
