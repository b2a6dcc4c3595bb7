import { decodeImage } from '../../../lib/data/decode'
import { bmpFile } from '../../support/bmp'

const decoded = async (file: Buffer) => [...(await decodeImage(file)).data]

describe('BMP', () => {
  test('24 bits, bottom row first, rows padded to four bytes', async () => {
    const pixels = [3, 2, 1, 6, 5, 4, 0, 0, 9, 8, 7, 12, 11, 10, 0, 0]
    const upward = bmpFile({ width: 2, height: 2, bits: 24, pixels })
    expect(await decoded(upward)).toEqual([7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6])
    const downward = bmpFile({ width: 2, height: -2, bits: 24, pixels })
    expect(await decoded(downward)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  })

  test('1 bit on a palette of blue, green, red', async () => {
    const palette = [1, 2, 3, 0, 4, 5, 6, 0]
    const file = bmpFile({ width: 3, height: 1, bits: 1, palette, pixels: [0b01000000, 0, 0, 0] })
    expect(await decoded(file)).toEqual([3, 2, 1, 6, 5, 4, 3, 2, 1])
  })

  test('16 bits: 5 bits a channel scaled by 255/31 and cut', async () => {
    const file = bmpFile({ width: 2, height: 1, bits: 16, pixels: [0xff, 0x7f, 0x21, 0x04] })
    expect(await decoded(file)).toEqual([255, 255, 255, 8, 8, 8])
  })

  test('run lengths: runs, literals with padding, end of row, cut at the end of a row', async () => {
    const palette = Array.from({ length: 5 }, (_, i) => [10 * i, 10 * i, 10 * i + 1, 0]).flat()
    const pixels = [2, 1, 0, 3, 2, 3, 4, 0, 0, 0, 9, 4, 0, 1]
    const file = bmpFile({ width: 5, height: 2, bits: 8, compression: 1, colours: 5, palette, pixels })
    const red = (await decoded(file)).filter((_, i) => i % 3 === 0)
    expect(red).toEqual([41, 41, 41, 41, 41, 11, 11, 21, 31, 41])
  })

  test('an image of many slices comes out whole', async () => {
    const [width, height] = [1024, 200]
    const pixels = Array.from({ length: width * height * 3 }, (_, i) => i % 251)
    const { data } = await decodeImage(bmpFile({ width, height, bits: 24, pixels }))
    for (const y of [0, 63, 64, 65, 199]) {
      const from = ((height - 1 - y) * width + 1) * 3
      const at = (y * width + 1) * 3
      expect([...data.subarray(at, at + 3)]).toEqual([from + 2, from + 1, from].map((v) => v % 251))
    }
  })

  test.each([
    ['rows missing', { width: 4, height: 4, bits: 24, pixels: [1, 2, 3] }, /pixels end before its last row/],
    [
      'run lengths that end early',
      { width: 4, height: 4, bits: 8, compression: 1, colours: 1, palette: [1, 1, 1, 0], pixels: [4, 0, 0, 1] },
      /run lengths end before/
    ],
    ['run lengths at 24 bits', { width: 1, height: 1, bits: 24, compression: 1, pixels: [0, 1] }, /run lengths at 24 bits/],
    ['a palette that is cut off', { width: 1, height: 1, bits: 8, pixels: [0, 0, 0, 0] }, /palette is cut off/],
    ['a palette of 2^31 colours', { width: 1, height: 1, bits: 8, colours: 2 ** 31, pixels: [0] }, /palette colours/],
    ['JPEG inside', { width: 1, height: 1, bits: 24, compression: 4, pixels: [0, 0, 0, 0] }, /compression 4/],
    ['2 bits', { width: 1, height: 1, bits: 2, pixels: [0, 0, 0, 0] }, /2 bits a pixel/],
    ['no columns', { width: 0, height: 4, bits: 24, pixels: [] }, /no pixels/],
    ['masks beyond the end', { width: 1, height: 1, bits: 32, compression: 3, pixels: [] }, /colour masks are cut off/]
  ])('%s: ERR_IMAGE that says so', async (_, fields, message) => {
    const decoding = decodeImage(bmpFile(fields))
    await expect(decoding).rejects.toMatchObject({ code: 'ERR_IMAGE', message: expect.stringMatching(message) })
  })

  test('every shortening of a file is an error or all of its pixels', async () => {
    const palette = [1, 2, 3, 0, 4, 5, 6, 0, 7, 8, 9, 0]
    const pixels = Array.from({ length: 24 }, (_, i) => i % 3)
    const file = bmpFile({ width: 5, height: 3, bits: 8, colours: 3, palette, pixels })
    const whole = await decoded(file)
    for (let length = 0; length < file.length; length++) {
      // The three bytes of padding after the last row may be missing.
      if (length >= file.length - 3) expect(await decoded(file.subarray(0, length))).toEqual(whole)
      else await expect(decodeImage(file.subarray(0, length))).rejects.toMatchObject({ code: 'ERR_IMAGE' })
    }
  })
})
