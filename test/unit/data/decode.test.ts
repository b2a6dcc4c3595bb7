import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'

import { MAX_IMAGE_PIXELS, decodeImage } from '../../../lib/data/decode'
import { bmpFile } from '../../support/bmp'
import { encodeNoise, noise } from '../../support/images'
import { TempFolder } from '../../support/temp_folder'

const folder = new TempFolder().path

describe('decodeImage', () => {
  test.each(['png', 'tiff'] as const)('%s pixels come back, from bytes and from a file of any name', async (format) => {
    const encoded = await encodeNoise(31, 17, format)
    const file = path.join(folder, `${format}.not-an-image-name`)
    await writeFile(file, encoded)
    for (const source of [encoded, new Uint8Array(encoded), file]) {
      const { data, width, height } = await decodeImage(source)
      expect([width, height]).toEqual([31, 17])
      expect(Buffer.from(data).equals(noise(31 * 17 * 3))).toBe(true)
    }
  })

  test('alpha is dropped and not blended', async () => {
    const rgba = Buffer.from([10, 20, 30, 0, 40, 50, 60, 128])
    const png = sharp(rgba, { raw: { width: 2, height: 1, channels: 4 } }).png()
    expect([...(await decodeImage(await png.toBuffer())).data]).toEqual([10, 20, 30, 40, 50, 60])
  })

  test('EXIF orientation of a JPEG is ignored', async () => {
    const image = sharp(noise(30 * 20 * 3), { raw: { width: 30, height: 20, channels: 3 } }).jpeg()
    const a = await decodeImage(await image.toBuffer())
    const b = await decodeImage(await image.withMetadata({ orientation: 6 }).toBuffer())
    expect([b.width, b.height]).toEqual([30, 20])
    expect(Buffer.from(a.data).equals(b.data)).toBe(true)
  })

  test('twenty at once give what one gives', async () => {
    const formats = ['png', 'jpeg', 'tiff', 'webp'] as const
    const encoded = await Promise.all(formats.map((format) => encodeNoise(64, 48, format)))
    const alone: Buffer[] = []
    for (const bytes of encoded) alone.push(Buffer.from((await decodeImage(bytes)).data))
    const together = await Promise.all(Array.from({ length: 20 }, (_, i) => decodeImage(encoded[i % 4]!)))
    together.forEach(({ data }, i) => expect(alone[i % 4]!.equals(data)).toBe(true))
  })

  test('the array may be transferred away while it is decoded', async () => {
    const png = new Uint8Array(await encodeNoise(200, 200, 'png'))
    const decoding = decodeImage(png)
    structuredClone(png, { transfer: [png.buffer] })
    expect(Buffer.from((await decoding).data).equals(noise(200 * 200 * 3))).toBe(true)
  })

  test('a big one, which is copied in slices, may not', async () => {
    const bytes = new Uint8Array(10 << 20)
    const decoding = decodeImage(bytes)
    structuredClone(bytes, { transfer: [bytes.buffer] })
    await expect(decoding).rejects.toMatchObject({ code: 'ERR_INVALID_ARG', message: expect.stringContaining('stay in place') })
  })
})

describe('what cannot be decoded', () => {
  test.each([
    ['nothing', Buffer.alloc(0), /it is empty/],
    ['text', Buffer.from('no image at all, but long enough to be looked at'), /first bytes/],
    // libvips alone would draw this one.
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), /first bytes/],
    ['only a signature', Buffer.from('\xff\xd8\xff', 'latin1'), /JPEG data ends early/],
    ['a TIFF without a directory', Buffer.from('II*\0\xff\xff\xff\xff', 'latin1'), /TIFF directory is damaged/]
  ])('%s is ERR_IMAGE', async (_, bytes, message) => {
    await expect(decodeImage(bytes)).rejects.toMatchObject({
      code: 'ERR_IMAGE',
      message: expect.stringMatching(/^Expected a readable JPEG, PNG, BMP, TIFF or WebP image in the given bytes but /)
    })
    await expect(decodeImage(bytes)).rejects.toThrow(message)
  })

  test.each(['png', 'jpeg', 'tiff', 'webp'] as const)('half a %s is ERR_IMAGE with the file name', async (format) => {
    const encoded = await encodeNoise(64, 64, format)
    const file = path.join(folder, `half.${format}`)
    await writeFile(file, encoded.subarray(0, encoded.length >> 1))
    await expect(decodeImage(file)).rejects.toMatchObject({
      code: 'ERR_IMAGE', file, message: expect.stringContaining(JSON.stringify(file))
    })
  })

  test('a TIFF kind that libvips reads otherwise than Pillow is named in full', async () => {
    const image = sharp(noise(12), { raw: { width: 2, height: 2, channels: 3 } })
    const lab = await image.toColourspace('lab').tiff({ compression: 'none' }).toBuffer()
    await expect(decodeImage(lab)).rejects.toThrow(/photometric 8, .*little-endian\)\. Convert it to PNG/)
  })
})

describe('the pixel limit', () => {
  const message = (limit: number, size: string) =>
    expect.stringMatching(`^Expected at most ${limit} pixels in the given bytes but its header says ${size}`)

  /** A PNG whose header promises more than its few bytes of data hold. */
  async function bombPng(width: number, height: number): Promise<Buffer> {
    const png = await encodeNoise(1, 1, 'png')
    png.writeUInt32BE(width, 16)
    png.writeUInt32BE(height, 20)
    png.writeUInt32BE(crc32(png.subarray(12, 29)), 29)
    return png
  }

  test('is that of Pillow, and looked at before decoding', async () => {
    expect(MAX_IMAGE_PIXELS).toBe(2 * Math.floor(1024 * 1024 * 1024 / 4 / 3))
    await expect(decodeImage(await bombPng(60000, 60000))).rejects.toMatchObject({
      code: 'ERR_IMAGE_TOO_LARGE', message: message(MAX_IMAGE_PIXELS, '60000 x 60000')
    })
    await expect(decodeImage(bmpFile({ width: 2 ** 31 - 1, height: 2 ** 31 - 1, bits: 24, pixels: [] })))
      .rejects.toMatchObject({ code: 'ERR_IMAGE_TOO_LARGE' })
    // One pixel fewer passes the check and fails on its missing data.
    await expect(decodeImage(await bombPng(MAX_IMAGE_PIXELS, 1))).rejects.toMatchObject({ code: 'ERR_IMAGE' })
  })

  test('can be set', async () => {
    const png = await encodeNoise(10, 10, 'png')
    await expect(decodeImage(png, { limitInputPixels: 99 })).rejects.toMatchObject({
      code: 'ERR_IMAGE_TOO_LARGE', message: message(99, '10 x 10')
    })
    await expect(decodeImage(png, { limitInputPixels: 100 })).resolves.toMatchObject({ width: 10 })
  })

  test.each([[0], [-1], [1.5], [NaN], [Infinity], ['9']])('%p is no limit', async (limitInputPixels) => {
    await expect(decodeImage(Buffer.from('BM'), { limitInputPixels: limitInputPixels as number }))
      .rejects.toMatchObject({ code: 'ERR_INVALID_ARG', message: expect.stringContaining('limitInputPixels') })
  })
})

/** CRC-32 as PNG chunks carry it. */
function crc32(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let k = 0; k < 8; k++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return ~crc >>> 0
}
