import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'

import { root, runReference } from './python'

/** What Python makes of one image file; the bytes travel as SHA-256. */
export interface PythonImage {
  file: string
  /** Why Pillow refuses the file. */
  error: string | null
  width: number
  height: number
  rgb: string
  tensors: string[]
}

/** The generated kinds that Pillow reads and this package refuses, since it would read other pixels. */
export const REFUSED_KINDS: readonly string[] = [
  // A format, compressions and colour spaces that are not supported.
  'gif', 'tiff-rgb-lzma', 'tiff-cmyk-planar',
  'tiff-lab8-little', 'tiff-lab8-big', 'tiff-lab8-deflate-little', 'tiff-lab8-deflate-big',
  'tiff-lab-raw', 'tiff-lab-tiff_lzw', 'tiff-lab-tiff_adobe_deflate', 'tiff-lab-packbits',
  'tiff-ycbcr-tiff_lzw', 'tiff-ycbcr-tiff_adobe_deflate', 'tiff-ycbcr-packbits',
  // Associated alpha, which the two round differently.
  'tiff-rgba-premultiplied', 'tiff-rgba-premultiplied-extra',
  'tiff-rgba16-premultiplied-little', 'tiff-rgba16-premultiplied-big',
  'tiff-rgba16-premultiplied-deflate-little', 'tiff-rgba16-premultiplied-deflate-big',
  // Pillow takes no notice of the sign or the sense of these samples.
  'tiff-gray8-signed', 'tiff-gray16-white-is-zero-little', 'tiff-gray16-white-is-zero-deflate-little',
  // Pillow swaps the bytes of these, or lets their rows overlap.
  'tiff-gray16-signed-deflate-big', 'tiff-gray32-signed-deflate-big',
  'tiff-float32-deflate-big', 'tiff-float32-white-is-zero-deflate-big', 'bmp-4-gray-ramp'
]

export type ImageSize = number | [height: number, width: number]

/** Draws the generated images: every pixel kind, or the sizes from 1 x 1 to 4250 pixels. */
export function drawFixtures(folder: string, group: 'kinds' | 'sizes'): Promise<string[]> {
  return runReference('image_fixtures', { out: folder, group })
}

export function pythonImages(files: string[], sizes: ImageSize[] = []): Promise<PythonImage[]> {
  return runReference('image_reference', { files, sizes })
}

/** The real radiographs beside the checkout, which not every machine has. */
export function radiographs(): string[] {
  const folder = path.join(root, '..', 'shared', 'data', 'radiographs', 'images')
  return existsSync(folder) ? readdirSync(folder).sort().map((name) => path.join(folder, name)) : []
}

export function sha256(bytes: ArrayBufferView): string {
  return createHash('sha256').update(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)).digest('hex')
}

/** RGB noise that is the same in every run (a linear congruential generator). */
export function noise(length: number, seed = 1): Buffer {
  let state = seed
  return Buffer.from(Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state >>> 24
  }))
}

/** {@link noise} as an image file; PNG and TIFF keep every value. */
export function encodeNoise(width: number, height: number, format: 'png' | 'jpeg' | 'tiff' | 'webp'): Promise<Buffer> {
  const image = sharp(noise(width * height * 3), { raw: { width, height, channels: 3 } })
  return (format === 'tiff' ? image.tiff({ compression: 'lzw' }) : image.toFormat(format)).toBuffer()
}
