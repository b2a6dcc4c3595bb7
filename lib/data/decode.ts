import { BtxrdTorchError, badArgument } from '../errors'
import { decodeBmp } from './bmp'
import { detectFormat } from './image_format'
import { imageError, readImageSource } from './image_source'
import type { DecodedImage } from './pixels'
import { decodeWithVips } from './vips'

export type { DecodedImage }

/** Pillow's error threshold, twice its `Image.MAX_IMAGE_PIXELS`: above it a file counts as a decompression bomb. */
export const MAX_IMAGE_PIXELS = 178_956_970

export interface DecodeOptions {
  /** The most pixels (width times height) that are decoded; by default {@link MAX_IMAGE_PIXELS}. */
  limitInputPixels?: number
}

/**
 * Decodes an image file, or the bytes of one, to the bytes of Pillow's
 * `numpy.array(Image.open(path).convert("RGB"))`: EXIF orientation of JPEG and PNG and colour
 * profiles are ignored, alpha is dropped, the first page or frame is taken.
 *
 * Reads JPEG, PNG, BMP, TIFF and WebP; the format is found by content. The work is done
 * off the event loop or in slices of it.
 *
 * @throws {@link BtxrdTorchError} `ERR_FILE` (missing, unreadable, a folder, a device),
 * `ERR_IMAGE` (empty, truncated, damaged, not an image, or of a kind that is not read exactly as
 * in Python), `ERR_IMAGE_TOO_LARGE` (over `limitInputPixels`, by its header), `ERR_INVALID_ARG`
 */
export async function decodeImage(source: string | Uint8Array, options: DecodeOptions = {}): Promise<DecodedImage> {
  const limit = options.limitInputPixels ?? MAX_IMAGE_PIXELS
  if (!Number.isSafeInteger(limit) || limit < 1) {
    throw badArgument('limitInputPixels', 'a whole number of pixels, at least 1', limit)
  }
  const image = await readImageSource(source)
  const format = detectFormat(image.bytes)
  if (format === undefined) {
    const problem = image.bytes.length === 0 ? 'it is empty' : 'its first bytes are those of none of them'
    throw imageError(image, problem, 'Convert it to PNG or JPEG.')
  }
  const checkSize = (width: number, height: number): void => {
    if (width * height <= limit) return
    throw new BtxrdTorchError(
      'ERR_IMAGE_TOO_LARGE',
      `Expected at most ${limit} pixels in ${image.label} but its header says ${width} x ${height}. ` +
        'It may be a decompression bomb; if it is not, raise limitInputPixels.',
      image.file === undefined ? {} : { file: image.file }
    )
  }
  return format === 'bmp' ? decodeBmp(image, checkSize) : decodeWithVips(image, format, checkSize)
}
