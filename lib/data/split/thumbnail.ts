import type { DecodedImage } from '../pixels'

/** Fraction bits of Pillow's weights for 8-bit images: 32, less 8 for the pixel and 2 for the sum. */
const PRECISION = 22
const ROUNDING = 1 << (PRECISION - 1)
const LANCZOS_SUPPORT = 3

interface Taps {
  first: number
  weights: Int32Array
}

/**
 * Pillow's `image.convert('L').resize((size, size), Image.LANCZOS)` of an RGB image, equal in every byte.
 * @returns `size` x `size` grey values, row by row
 */
export function thumbnail({ data, width, height }: DecodedImage, size: number): Uint8Array {
  const columns = tapsOf(width, size)
  const rows = tapsOf(height, size)
  // As Pillow does, rows are made narrow one by one, to 8 bits, and then fewer.
  const narrow = new Uint8Array(height * size)
  const grey = new Uint8Array(width)
  for (let y = 0; y < height; y++) {
    toGrey(data, y * width, grey)
    if (width === size) narrow.set(grey, y * size)
    else columns.forEach((taps, x) => { narrow[y * size + x] = weigh(taps, grey, 0, 1) })
  }
  if (height === size) return narrow
  const small = new Uint8Array(size * size)
  rows.forEach((taps, y) => {
    for (let x = 0; x < size; x++) small[y * size + x] = weigh(taps, narrow, x, size)
  })
  return small
}

/** ITU-R 601-2 luma in Pillow's fixed point. */
function toGrey(rgb: Uint8Array, start: number, grey: Uint8Array): void {
  for (let x = 0, i = start * 3; x < grey.length; x++, i += 3) {
    grey[x] = (rgb[i]! * 19595 + rgb[i + 1]! * 38470 + rgb[i + 2]! * 7471 + 0x8000) >> 16
  }
}

function weigh({ first, weights }: Taps, values: Uint8Array, offset: number, stride: number): number {
  let sum = ROUNDING
  for (let i = 0, at = offset + first * stride; i < weights.length; i++, at += stride) sum += weights[i]! * values[at]!
  return Math.min(Math.max(sum >> PRECISION, 0), 255)
}

/** Which pixels of a side of `from` make each of `to`, and their weights. */
function tapsOf(from: number, to: number): Taps[] {
  const scale = from / to
  const filterScale = Math.max(scale, 1)
  const support = LANCZOS_SUPPORT * filterScale
  const step = 1 / filterScale
  return Array.from({ length: to }, (_, i) => {
    const center = (i + 0.5) * scale
    const first = Math.max(Math.trunc(center - support + 0.5), 0)
    const end = Math.min(Math.trunc(center + support + 0.5), from)
    const raw = Array.from({ length: end - first }, (_, x) => lanczos((x + first - center + 0.5) * step))
    const total = raw.reduce((sum, weight) => sum + weight, 0)
    const weights = raw.map((weight) => {
      const fixed = (total === 0 ? weight : weight / total) * (1 << PRECISION)
      return Math.trunc(fixed < 0 ? fixed - 0.5 : fixed + 0.5)
    })
    return { first, weights: Int32Array.from(weights) }
  })
}

function lanczos(x: number): number {
  return x >= -LANCZOS_SUPPORT && x < LANCZOS_SUPPORT ? sinc(x) * sinc(x / LANCZOS_SUPPORT) : 0
}

// Its last bit may not be the C library's, of which 22 bits are kept.
function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(x * Math.PI) / (x * Math.PI)
}
