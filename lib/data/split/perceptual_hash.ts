import type { DecodedImage } from '../pixels'
import { dct32 } from './dct32'
import { thumbnail } from './thumbnail'

const SIZE = 32
const LOW = 8

/**
 * The perceptual hash of an RGB image: `str(imagehash.phash(image))` with hash size 8, 16
 * hexadecimal digits. Copies of an image in another size or quality mostly have the same.
 */
export function perceptualHash(image: DecodedImage): string {
  const pixels = Float64Array.from(thumbnail(image, SIZE))
  for (let x = 0; x < SIZE; x++) {
    const column = Float64Array.from({ length: SIZE }, (_, y) => pixels[y * SIZE + x]!)
    dct32(column)
    column.forEach((value, y) => { pixels[y * SIZE + x] = value })
  }
  const low: number[] = []
  for (let y = 0; y < LOW; y++) {
    const row = pixels.subarray(y * SIZE, (y + 1) * SIZE)
    dct32(row)
    low.push(...row.subarray(0, LOW))
  }
  const sorted = Float64Array.from(low).sort()
  const median = (sorted[low.length / 2 - 1]! + sorted[low.length / 2]!) / 2
  return low.reduce((bits, value) => (bits << 1n) | BigInt(value > median), 0n).toString(16).padStart(low.length / 4, '0')
}
