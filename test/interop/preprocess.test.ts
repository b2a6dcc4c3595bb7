import { readFile } from 'node:fs/promises'
import path from 'node:path'

import { preprocessImage } from '../../lib/data/transforms'
import { REFUSED_KINDS, drawFixtures, pythonImages, radiographs, sha256 } from '../support/images'
import type { ImageSize, PythonImage } from '../support/images'
import { TempFolder } from '../support/temp_folder'

const SIZES: ImageSize[] = [224, 300, 380, [200, 321]]

/** `name at size` of every tensor that is not equal in every byte. */
async function mismatches(images: PythonImage[], sizes: ImageSize[]): Promise<string[]> {
  const wrong: string[] = []
  for (const image of images) {
    for (const [index, imageSize] of sizes.entries()) {
      const tensor = await preprocessImage(image.file, { imageSize })
      const [height, width] = Array.isArray(imageSize) ? imageSize : [imageSize, imageSize]
      expect(tensor.shape).toEqual([1, 3, height, width])
      expect(tensor.dtype).toBe('float32')
      if (sha256(await tensor.data()) !== image.tensors[index]) wrong.push(`${path.basename(image.file)} at ${imageSize}`)
      tensor.dispose()
    }
  }
  return wrong
}

describe('preprocessImage against Pillow and albumentations', () => {
  const folder = new TempFolder().path

  test('sizes from 1 x 1 to 4250 pixels, enlarged, reduced, exactly halved, unchanged', async () => {
    const images = await pythonImages(await drawFixtures(folder, 'sizes'), SIZES)
    expect(images.filter(({ error }) => error !== null)).toEqual([])
    expect(images.length).toBeGreaterThan(20)
    expect(await mismatches(images, SIZES)).toEqual([])
  })

  test('every pixel kind that is read', async () => {
    const images = await pythonImages(await drawFixtures(folder, 'kinds'), [64])
    const readable = images.filter(({ file, error }) => error === null && !REFUSED_KINDS.includes(path.basename(file)))
    expect(readable.length).toBeGreaterThan(250)
    expect(await mismatches(readable, [64])).toEqual([])
  })

  test('the same bytes from a buffer as from the file', async () => {
    const file = path.join(folder, '277x350.png')
    const fromFile = await preprocessImage(file, { imageSize: 224 })
    const fromBytes = await preprocessImage(await readFile(file), { imageSize: 224 })
    expect(sha256(await fromBytes.data())).toBe(sha256(await fromFile.data()))
  })

  // Real images that may not be shipped: compared where the folder is there.
  test('the real radiographs, if they are on this machine', async () => {
    const files = radiographs()
    const images = await pythonImages(files, SIZES)
    expect(images).toHaveLength(files.length)
    expect(await mismatches(images, SIZES)).toEqual([])
  })
})
