import fc from 'fast-check'
import { readFileSync } from 'node:fs'

import { dct32 } from '../../lib/data/split/dct32'
import { perceptualHash } from '../../lib/data/split/perceptual_hash'
import { thumbnail } from '../../lib/data/split/thumbnail'
import { runReference } from '../support/python'
import { TempFolder } from '../support/temp_folder'

interface Reference {
  images: { file: string, width: number, height: number, thumbnail: string, hash: string }[]
  rows: string[]
}

const folder = new TempFolder().path

test('384 images and 500 rows: thumbnail, transform and hash equal Pillow, SciPy and imagehash in every bit', async () => {
  const row = fc.oneof(
    fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 32, maxLength: 32 }),
    fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }), { minLength: 32, maxLength: 32 }),
    fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 16, maxLength: 16 }).map((half) => [...half, ...half.toReversed()])
  )
  const rows = fc.sample(row, { numRuns: 500, seed: 2 })
  const expected = await runReference<Reference>('perceptual_hash', { folder, images: 384, seed: 4, rows })

  expect(rows.map((values) => {
    const transformed = Float64Array.from(values)
    dct32(transformed)
    const bytes = Buffer.alloc(256)
    transformed.forEach((value, i) => bytes.writeDoubleBE(value + 0, 8 * i))
    return bytes.toString('hex')
  })).toEqual(expected.rows.map(withoutNegativeZeros))
  expect(expected.images.map(({ file, width, height }) => {
    const image = { data: readFileSync(file), width, height }
    return { file, width, height, thumbnail: Buffer.from(thumbnail(image, 32)).toString('hex'), hash: perceptualHash(image) }
  })).toEqual(expected.images)
  expect(new Set(expected.images.map(({ hash }) => hash)).size).toBeGreaterThan(200)
})

/** To a comparison, -0 and 0 are one number. */
function withoutNegativeZeros(bits: string): string {
  return bits.replace(/.{16}/g, (value) => value === '8000000000000000' ? '0'.repeat(16) : value)
}
