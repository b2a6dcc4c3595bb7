import { SLICE_PIXELS, inSlices } from './slices'

export interface DecodedImage {
  /** (height, width, 3) RGB, row by row. */
  data: Uint8Array
  width: number
  height: number
}

/**
 * CMYK samples to RGB as Pillow's `convert("RGB")` does: no colour management, C·K, M·K and Y·K
 * with the rounding of its MULDIV255. `shift` brings deeper samples to 8 bits.
 */
export async function cmykToRgb(
  samples: Uint8Array | Uint16Array, pixels: number, channels: number, shift: number
): Promise<Uint8Array> {
  const rgb = new Uint8Array(pixels * 3)
  await inSlices(pixels, SLICE_PIXELS, (start, end) => {
    for (let i = start; i < end; i++) {
      const at = i * channels
      const light = 255 - (samples[at + 3]! >> shift)
      for (let c = 0; c < 3; c++) {
        const product = (samples[at + c]! >> shift) * light + 128
        rgb[3 * i + c] = light - (((product >> 8) + product) >> 8)
      }
    }
  })
  return rgb
}

/** 16-bit gray to RGB as Pillow does: values above 255 are clipped, not scaled. */
export async function gray16ToRgb(samples: Uint16Array, pixels: number, channels: number): Promise<Uint8Array> {
  const rgb = new Uint8Array(pixels * 3)
  await inSlices(pixels, SLICE_PIXELS, (start, end) => {
    for (let i = start; i < end; i++) {
      const level = Math.min(samples[i * channels]!, 255)
      rgb[3 * i] = rgb[3 * i + 1] = rgb[3 * i + 2] = level
    }
  })
  return rgb
}
