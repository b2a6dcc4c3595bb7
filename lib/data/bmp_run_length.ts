import type { BmpHeader } from './bmp_header'
import type { ImageSource } from './image_source'
import { SLICE_PIXELS, nextTurn } from './slices'

/**
 * Unpacks RLE8 or RLE4 to one index a byte, rows in file order, as Pillow's BmpRleDecoder; undefined
 * when the codes end before the last pixel, which Pillow refuses too.
 */
export async function unpackRunLengths(source: ImageSource, header: BmpHeader): Promise<Buffer | undefined> {
  const { bytes } = source
  const { width, height, runLengthBits: bits } = header
  const total = width * height
  const indices = Buffer.alloc(total) // skipped pixels are 0
  let at = header.offset
  let length = 0 // pixels written or skipped so far; what lies beyond the last row is dropped
  let x = 0
  let pause = SLICE_PIXELS
  const put = (index: number): void => {
    if (length < total) indices[length] = index
    length++
  }

  while (length < total && at + 2 <= bytes.length) {
    if (length >= pause) {
      await nextTurn()
      pause = length + SLICE_PIXELS
    }
    const count = bytes[at]!
    const value = bytes[at + 1]!
    at += 2
    if (count > 0) { // a run, cut at the end of the row
      const run = Math.min(count, Math.max(0, width - x))
      if (bits === 8) {
        indices.fill(value, length, Math.min(length + run, total))
        length += run
      } else {
        for (let i = 0; i < run; i++) put(i % 2 === 0 ? value >> 4 : value & 15)
      }
      x += run
    } else if (value === 0) { // end of row
      length = Math.ceil(length / width) * width
      x = 0
    } else if (value === 1) { // end of image
      break
    } else if (value === 2) { // move; Pillow 11 skips two bytes and takes the next two
      if (at + 4 > bytes.length) break
      length += bytes[at + 2]! + bytes[at + 3]! * width
      at += 4
      x = length % width
    } else { // literal indices, padded to a word of the file
      const literal = bits === 8 ? value : value >> 1
      for (let i = 0; i < literal && at + i < bytes.length; i++) {
        const byte = bytes[at + i]!
        if (bits === 8) {
          put(byte)
        } else {
          put(byte >> 4)
          put(byte & 15)
        }
      }
      at += literal
      x += value
      at += at % 2
    }
  }
  return length < total ? undefined : indices
}
