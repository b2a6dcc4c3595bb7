import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'

import { root, runReference } from './python'

/** A fresh temporary folder; `remove` it in afterAll. */
export async function temporaryFolder(): Promise<{ folder: string, remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'btxrd-images-'))
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

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
  return createHash('sha256').update(bytes).digest('hex')
}

/** RGB noise that is the same in every run (a linear congruential generator). */
export function noise(length: number, seed = 1): Buffer {
  let state = seed
  return Buffer.from(Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state >>> 24
  }))
}

export function encodeNoise(width: number, height: number, format: 'png' | 'jpeg' | 'tiff' | 'webp'): Promise<Buffer> {
  return sharp(noise(width * height * 3), { raw: { width, height, channels: 3 } }).toFormat(format).toBuffer()
}
