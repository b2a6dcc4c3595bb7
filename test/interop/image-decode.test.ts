import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'

import { decodeImage } from '../../lib/data/decode'
import { BtxrdTorchError } from '../../lib/errors'
import { REFUSED_KINDS, drawFixtures, pythonImages, sha256 } from '../support/images'
import type { PythonImage } from '../support/images'
import { TempFolder } from '../support/temp_folder'

type Verdict = 'equal' | 'different' | 'refused by both' | 'refused by us' | 'refused by Python'

async function compare(python: PythonImage): Promise<Verdict> {
  try {
    const { data, width, height } = await decodeImage(python.file)
    if (python.error !== null) return 'refused by Python'
    return width === python.width && height === python.height && sha256(data) === python.rgb ? 'equal' : 'different'
  } catch (error) {
    if (!(error instanceof BtxrdTorchError) || error.code !== 'ERR_IMAGE') throw error
    return python.error === null ? 'refused by us' : 'refused by both'
  }
}

async function verdicts(images: PythonImage[]): Promise<Map<string, Verdict>> {
  const result = new Map<string, Verdict>()
  for (const image of images) result.set(path.basename(image.file), await compare(image))
  return result
}

function named(result: Map<string, Verdict>, wanted: Verdict): string[] {
  return [...result].flatMap(([name, verdict]) => verdict === wanted ? [name] : [])
}

describe('decodeImage against Pillow', () => {
  const folder = new TempFolder().path
  let files: string[]

  beforeAll(async () => {
    files = await drawFixtures(folder, 'kinds')
  })

  test('every pixel kind: equal in every byte, or refused', async () => {
    const result = await verdicts(await pythonImages(files))
    expect(named(result, 'different')).toEqual([])
    expect(named(result, 'refused by Python')).toEqual([])
    expect(named(result, 'refused by us').sort()).toEqual([...REFUSED_KINDS].sort())
    expect(named(result, 'equal').length).toBeGreaterThan(250)
  })

  test('truncated and damaged files: never other pixels than Pillow, never accepted where Pillow refuses', async () => {
    const bases = [
      'jpeg-420', 'jpeg-420-progressive', 'jpeg-gray', 'jpeg-cmyk', 'jpeg-restart',
      'png-rgb', 'png-palette-16', 'png-interlaced', 'png-gray16-wide',
      'tiff-rgb', 'tiff-rgb-tiff_lzw', 'tiff-rgb-jpeg', 'tiff-l-strips', 'tiff-1-group4', 'tiff-rgb-tiles',
      'tiff-rgb-tiles-deflate', 'tiff-bigtiff', 'tiff-palette4',
      'bmp-24', 'bmp-8', 'bmp-rle8', 'bmp-rle4', 'webp-lossy', 'webp-lossless'
    ]
    const damaged: string[] = []
    for (const base of bases) {
      const bytes = await readFile(path.join(folder, base))
      const add = async (kind: string, content: Buffer) => {
        damaged.push(path.join(folder, `${base}-${kind}`))
        await writeFile(damaged.at(-1)!, content)
      }
      for (const cut of [1, 2, 4, 12, 30, 100, bytes.length >> 2, bytes.length >> 1]) {
        await add(`cut-${cut}`, bytes.subarray(0, bytes.length - cut))
      }
      for (let k = 1; k <= 6; k++) {
        const flipped = Buffer.from(bytes)
        const at = Math.floor(bytes.length * k / 7)
        flipped[at] = flipped[at]! ^ (1 << k)
        await add(`flip-${k}`, flipped)
      }
    }
    const result = await verdicts(await pythonImages(damaged))
    expect(named(result, 'different')).toEqual([])
    expect(named(result, 'refused by Python')).toEqual([])
    expect(named(result, 'refused by both').length).toBeGreaterThan(100)
  })
})
