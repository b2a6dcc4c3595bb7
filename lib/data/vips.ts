import sharp from 'sharp'

import type { ImageFormat } from './image_format'
import { imageError } from './image_source'
import type { ImageSource } from './image_source'
import { hasSoundMarkers } from './jpeg'
import { cmykToRgb, gray16ToRgb } from './pixels'
import type { DecodedImage } from './pixels'
import { tiffLayout } from './tiff'

const DAMAGED = 'The file is truncated or damaged: copy it again, or open and save it with an image editor.'

/**
 * Decodes with libvips (through sharp) to the bytes of Pillow's `Image.open(...).convert("RGB")`:
 * colour profiles and JPEG orientation ignored, alpha dropped and not blended. `checkSize` sees the
 * size from the header, before any pixel is decoded.
 */
export async function decodeWithVips(
  source: ImageSource, format: Exclude<ImageFormat, 'bmp'>, checkSize: (width: number, height: number) => void
): Promise<DecodedImage> {
  if (format === 'jpeg' && !(await hasSoundMarkers(source.bytes))) {
    throw imageError(source, 'its JPEG data ends early or holds an unknown marker', DAMAGED)
  }
  const tiff = format === 'tiff' ? tiffLayout(source) : undefined
  const image = sharp(source.bytes, {
    ignoreIcc: true,
    // Refuses what Pillow refuses: laxer, damaged strips and tiles of a TIFF decode to black;
    // stricter, files with harmless oddities fail.
    failOn: tiff?.tiled ? 'warning' : 'error',
    limitInputPixels: false // checked below, by our own limit
  })
  const metadata = await image.metadata().catch((error: unknown) => { throw damaged(source, error) })
  checkSize(metadata.width, metadata.height)

  const kind = tiff?.kind ??
    (isGray16Png(source.bytes, format) ? 'gray16' : metadata.space === 'cmyk' ? 'cmyk' : 'direct')
  try {
    // Pillow applies the orientation of TIFF files, and of no other format.
    if (tiff) image.autoOrient()
    image.removeAlpha()
    if (kind === 'gray16') image.toColourspace('grey16').raw({ depth: 'ushort' })
    else if (kind === 'cmyk') image.pipelineColourspace('cmyk').toColourspace('cmyk').raw({ depth: 'ushort' })
    else image.toColourspace('srgb').raw()
    const { data, info: { width, height, channels } } = await image.toBuffer({ resolveWithObject: true })
    if (kind === 'direct') return { data, width, height }

    const samples = new Uint16Array(data.buffer, data.byteOffset, data.byteLength / 2)
    const rgb = kind === 'gray16'
      ? await gray16ToRgb(samples, width * height, channels)
      : await cmykToRgb(samples, width * height, channels, metadata.depth === 'ushort' ? 8 : 0)
    return { data: rgb, width, height }
  } catch (error) {
    throw damaged(source, error)
  }
}

/** Colour type 0 at 16 bits in the header chunk, which always comes first. */
function isGray16Png(bytes: Buffer, format: ImageFormat): boolean {
  return format === 'png' && bytes[24] === 16 && bytes[25] === 0
}

function damaged(source: ImageSource, error: unknown): Error {
  if (error instanceof Error && error.name === 'BtxrdTorchError') return error
  // libvips repeats its message for every row that fails.
  const reason = (error instanceof Error ? error.message : String(error)).split('\n', 1)[0]!
  return imageError(source, `it cannot be decoded (${reason})`, DAMAGED, error)
}
