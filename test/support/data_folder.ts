import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'

import type { LabelledImage } from '../../lib/data/dataset'
import { noise } from './images'

/** A small data set in the pipeline's layout: images, and annotations of every second tumour image. */
export interface DataFolder {
  imagesDir: string
  annotationsDir: string
  rows: LabelledImage[]
}

export async function writeDataFolder(folder: string, count: number): Promise<DataFolder> {
  const imagesDir = path.join(folder, 'images')
  const annotationsDir = path.join(folder, 'Annotations')
  mkdirSync(imagesDir, { recursive: true })
  mkdirSync(annotationsDir)
  const rows: LabelledImage[] = []
  for (let i = 0; i < count; i++) {
    const [width, height] = [40 + (i % 7) * 5, 50 + (i % 5) * 4]
    const imageId = `IMG${String(i).padStart(6, '0')}.${i % 3 === 0 ? 'jpg' : 'jpeg'}`
    const image = sharp(noise(width * height * 3, i + 1), { raw: { width, height, channels: 3 } })
    writeFileSync(path.join(imagesDir, imageId), await image.blur(3).jpeg().toBuffer())
    rows.push({ imageId, label: i % 3 })
    if (i % 2 === 0) writeFileSync(path.join(annotationsDir, `${path.parse(imageId).name}.json`), annotation(width, height, i % 4 === 0))
  }
  return { imagesDir, annotationsDir, rows }
}

function annotation(imageWidth: number, imageHeight: number, rectangle: boolean): string {
  const shapes = rectangle
    ? [{ shape_type: 'rectangle', points: [[5.7, 8.2], [20.4, 31.9]] }]
    : [{ shape_type: 'polygon', points: [[10.5, 3.2], [30.9, 12.7], [22.1, 40.3], [-4.8, 25.6]] }]
  return JSON.stringify({ version: '5.4.1', shapes, imageWidth, imageHeight })
}
