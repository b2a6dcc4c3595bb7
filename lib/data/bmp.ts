import { readBmpHeader } from './bmp_header'
import type { BmpHeader } from './bmp_header'
import { unpackRunLengths } from './bmp_run_length'
import { imageError } from './image_source'
import type { ImageSource } from './image_source'
import type { DecodedImage } from './pixels'
import { SLICE_PIXELS, inSlices } from './slices'

// Our own reader because libvips has none and the packages do not agree with Pillow: fast-bmp knows
// neither run lengths nor 16 bits, bmp-ts believes the header's sizes and misreads literal runs.

const DAMAGED = 'The file is truncated or damaged: copy it again.'

/** Decodes a BMP to the bytes of Pillow's `Image.open(...).convert("RGB")`. */
export async function decodeBmp(
  source: ImageSource, checkSize: (width: number, height: number) => void
): Promise<DecodedImage> {
  const header = readBmpHeader(source)
  const { width, height, layout } = header
  checkSize(width, height)

  let rows = source.bytes.subarray(header.offset)
  let { stride } = header
  let bits = layout.type === 'indexed' ? layout.bits : layout.type === 'packed16' ? 16 : layout.size * 8
  if (header.runLengthBits > 0) {
    const indices = await unpackRunLengths(source, header)
    if (indices === undefined) throw imageError(source, 'its run lengths end before its last row', DAMAGED)
    rows = indices
    stride = width
    bits = 8
  }
  const rowBytes = Math.ceil(width * bits / 8)
  // The padding of the last row may be missing.
  if (rowBytes > stride || rows.length < stride * (height - 1) + rowBytes) {
    throw imageError(source, 'its pixels end before its last row', DAMAGED)
  }

  const rgb = new Uint8Array(width * height * 3)
  const readRow = rowReader(header, bits)
  await inSlices(height, Math.max(1, Math.floor(SLICE_PIXELS / width)), (start, end) => {
    for (let row = start; row < end; row++) {
      const y = header.topDown ? row : height - 1 - row
      readRow(rows, row * stride, rgb, y * width * 3)
    }
  })
  return { data: rgb, width, height }
}

type RowReader = (source: Uint8Array, from: number, rgb: Uint8Array, to: number) => void

function rowReader(header: BmpHeader, bits: number): RowReader {
  const { layout, width } = header
  if (layout.type === 'indexed') {
    const { table } = layout
    const mask = (1 << bits) - 1
    return (source, from, rgb, to) => {
      for (let x = 0; x < width; x++) {
        const bit = x * bits
        // The first pixel of a byte is in its highest bits.
        const index = source[from + (bit >> 3)]! >> (8 - bits - (bit & 7)) & mask
        for (let c = 0; c < 3; c++) rgb[to + 3 * x + c] = table[3 * index + c]!
      }
    }
  }
  if (layout.type === 'packed16') {
    const greenMax = (1 << layout.greenBits) - 1
    return (source, from, rgb, to) => {
      for (let x = 0; x < width; x++) {
        const value = source[from + 2 * x]! | source[from + 2 * x + 1]! << 8
        const at = to + 3 * x
        rgb[at] = Math.floor((value >> (5 + layout.greenBits) & 31) * 255 / 31)
        rgb[at + 1] = Math.floor((value >> 5 & greenMax) * 255 / greenMax)
        rgb[at + 2] = Math.floor((value & 31) * 255 / 31)
      }
    }
  }
  const { size, red, green, blue } = layout
  return (source, from, rgb, to) => {
    for (let x = 0; x < width; x++) {
      const pixel = from + size * x
      const at = to + 3 * x
      rgb[at] = source[pixel + red]!
      rgb[at + 1] = source[pixel + green]!
      rgb[at + 2] = source[pixel + blue]!
    }
  }
}
