import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { BTXRDDataset } from '../../../lib/data/dataset'
import type { DecodedImage } from '../../../lib/data/pixels'
import { writeDataFolder, type DataFolder } from '../../support/data_folder'
import { encodeNoise } from '../../support/images'
import { TempFolder } from '../../support/temp_folder'

const folder = new TempFolder()
let data: DataFolder

beforeAll(async () => { data = await writeDataFolder(folder.path, 12) })

test('samples are the rows, then dimmed copies of the annotated tumour images', async () => {
  const { samples, baseLabels } = await BTXRDDataset.open(data.rows, data)
  expect(samples.slice(0, 12).map(({ imageId, label, dimmed }) => ({ imageId, label, dimmed })))
    .toEqual(data.rows.map((row) => ({ ...row, dimmed: false })))
  expect(samples.slice(12)).toEqual(samples.slice(0, 12)
    .filter(({ label }, i) => i % 2 === 0 && label > 0)
    .map((sample) => ({ ...sample, dimmed: true })))
  expect(baseLabels).toEqual(data.rows.map(({ label }) => label))
})

test('a dimmed copy is halved outside of its annotation only, and leaves the cached image as it was', async () => {
  const dataset = await BTXRDDataset.open(data.rows, { ...data, cacheBytes: 1 << 20 })
  const dimmed = dataset.samples[12]!
  const plain = dataset.samples.find(({ imageId }) => imageId === dimmed.imageId)!
  const image = await dataset.load(plain)
  const before = Buffer.from(image.data)
  const copy = await dataset.load(dimmed)
  expect(Buffer.from(image.data)).toEqual(before)
  // The rectangle or polygon of the fixture covers (15, 20) and never (39, 0).
  const at = (x: number, y: number): number => 3 * (y * image.width + x)
  expect(copy.data[at(15, 20)]).toBe(image.data[at(15, 20)])
  expect([...copy.data.subarray(at(39, 0), at(39, 0) + 3)]).toEqual([...image.data.subarray(at(39, 0), at(39, 0) + 3)].map((value) => value >> 1))
})

test('ids with and without extension, .jpeg before .jpg', async () => {
  const imagesDir = path.join(folder.path, 'names')
  mkdirSync(imagesDir)
  for (const name of ['a.jpeg', 'a.jpg', 'b.jpg', 'c.1.jpg']) writeFileSync(path.join(imagesDir, name), '')
  const rows = ['a', 'a.jpg', 'b', 'c.1'].map((imageId) => ({ imageId, label: 0 }))
  const { samples } = await BTXRDDataset.open(rows, { imagesDir })
  expect(samples.map(({ path: file }) => path.basename(file))).toEqual(['a.jpeg', 'a.jpg', 'b.jpg', 'c.1.jpg'])
})

test('images that are resized already are read instead, but for dimmed copies', async () => {
  const cacheDir = path.join(folder.path, 'data_cache')
  mkdirSync(path.join(cacheDir, 'images_64'), { recursive: true })
  for (const { imageId } of data.rows) writeFileSync(path.join(cacheDir, 'images_64', imageId), await encodeNoise(64, 64, 'jpeg'))
  const { samples } = await BTXRDDataset.open(data.rows, { ...data, imageSize: 64, cacheDir })
  expect(new Set(samples.map(({ dimmed, path: file }) => `${dimmed} ${path.dirname(file)}`)))
    .toEqual(new Set([`false ${path.join(cacheDir, 'images_64')}`, `true ${data.imagesDir}`]))
  const other = await BTXRDDataset.open(data.rows, { ...data, imageSize: 32, cacheDir })
  expect(path.dirname(other.samples[0]!.path)).toBe(data.imagesDir)
})

test('missing images are listed, ten by name', async () => {
  const rows = [...data.rows, ...Array.from({ length: 12 }, (_, i) => ({ imageId: `GONE${i}`, label: 0 }))]
  await expect(BTXRDDataset.open(rows, data)).rejects.toMatchObject({
    code: 'ERR_FILE', file: data.imagesDir, message: expect.stringMatching(/12 missing: GONE0, GONE1, .*GONE9 and 2 more\. Copy/)
  })
  await expect(BTXRDDataset.open(data.rows, { imagesDir: path.join(folder.path, 'nowhere') })).rejects.toMatchObject({ code: 'ERR_FILE' })
})

test.each(['../secret', 'a/b', '..\\secret', '..', '.', '', 'a\0b'])('an id that leads elsewhere: %j', async (imageId) => {
  await expect(BTXRDDataset.open([{ imageId, label: 0 }], data)).rejects.toMatchObject({ code: 'ERR_INVALID_ARG', message: expect.stringContaining('image_id') })
})

test('no rows, and labels that are none', async () => {
  await expect(BTXRDDataset.open([], data)).rejects.toMatchObject({ code: 'ERR_INVALID_ARG' })
  for (const label of [-1, 0.5, NaN]) {
    await expect(BTXRDDataset.open([{ imageId: data.rows[0]!.imageId, label }], data)).rejects.toMatchObject({ code: 'ERR_INVALID_ARG' })
  }
  await expect(BTXRDDataset.open(data.rows, { ...data, cacheBytes: -1 })).rejects.toMatchObject({ code: 'ERR_INVALID_ARG' })
})

test('the cache stays below its limit', async () => {
  const limit = 3 * 40 * 50 * 4
  const dataset = await BTXRDDataset.open(data.rows, { imagesDir: data.imagesDir, cacheBytes: limit })
  const first: DecodedImage[] = []
  for (const sample of dataset.samples) first.push(await dataset.load(sample))
  const again: DecodedImage[] = []
  for (const sample of dataset.samples) again.push(await dataset.load(sample))
  const kept = again.filter((image, i) => image === first[i])
  expect(kept.length).toBeGreaterThan(0)
  expect(kept.reduce((bytes, { data: { length } }) => bytes + length, 0)).toBeLessThanOrEqual(limit)
  expect(again.map(({ data: pixels }) => Buffer.from(pixels))).toEqual(first.map(({ data: pixels }) => Buffer.from(pixels)))
})

test('a damaged annotation is found when the data set is opened', async () => {
  const file = path.join(data.annotationsDir, 'IMG000004.json')
  renameSync(file, `${file}.bak`)
  writeFileSync(file, '{"shapes": [')
  await expect(BTXRDDataset.open(data.rows, data)).rejects.toMatchObject({ code: 'ERR_ANNOTATION', file })
  renameSync(`${file}.bak`, file)
})
