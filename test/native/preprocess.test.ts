import sharp from 'sharp'

import { getAddon } from '../../lib/binding'
import { IMAGENET_MEAN, IMAGENET_STD, preprocessImage } from '../../lib/data/transforms'
import type { PreprocessOptions } from '../../lib/data/transforms'
import { encodeNoise, sha256 } from '../support/images'

const png = (width: number, height: number, pixels: number[]) =>
  sharp(Buffer.from(pixels), { raw: { width, height, channels: 3 } }).png().toBuffer()

/** Planes of the resized bytes: a mean of 0 and a std of 1/255 leave the values as they are. */
async function resized(width: number, height: number, pixels: number[], imageSize: [number, number]): Promise<number[]> {
  const options = { imageSize, mean: [0, 0, 0], std: [1 / 255, 1 / 255, 1 / 255] }
  return [...(await (await preprocessImage(await png(width, height, pixels), options)).data()) as Float32Array]
}

describe('preprocessImage', () => {
  // All expected numbers below are of cv2.resize (4.13, INTER_LINEAR) and albumentations 2.0.8.
  const three = [0, 14, 28, 42, 56, 70, 84, 98, 112, 126, 140, 154, 168, 182, 196, 210, 224, 238] // 3 x 2

  test('resizes as OpenCV', async () => {
    expect(await resized(3, 2, three, [3, 4])).toEqual([
      0, 26, 58, 84, 63, 89, 121, 147, 126, 152, 184, 210, 14, 40, 72, 98, 77, 103, 135, 161, 140, 166, 198, 224,
      28, 54, 86, 112, 91, 117, 149, 175, 154, 180, 212, 238
    ])
    expect(await resized(3, 2, three, [1, 2])).toEqual([74, 137, 88, 151, 102, 165])
    expect(await resized(3, 2, three, [1, 1])).toEqual([105, 119, 133])
    expect(await resized(3, 2, three, [2, 5])).toEqual([
      0, 17, 42, 67, 84, 126, 143, 168, 193, 210, 14, 31, 56, 81, 98, 140, 157, 182, 207, 224,
      28, 45, 70, 95, 112, 154, 171, 196, 221, 238
    ])
  })

  test('takes the mean of four where both sides are halved', async () => {
    const four = [0, 37, 74, 111, 148, 185, 222, 3, 40, 77, 114, 151, 188, 225, 6, 43, 80, 117, 154, 191, 228, 9, 46, 83]
    expect(await resized(4, 2, four, [1, 2])).toEqual([86, 116, 123, 89, 96, 126])
  })

  test('copies where the size is the same', async () => {
    expect(await resized(3, 2, three, [2, 3])).toEqual([0, 1, 2].flatMap((c) => three.filter((_, i) => i % 3 === c)))
  })

  test('normalises with the bits of albumentations', async () => {
    const tensor = await preprocessImage(await png(3, 1, [0, 0, 0, 255, 255, 255, 100, 150, 200]), { imageSize: [1, 3] })
    expect(tensor.shape).toEqual([1, 3, 1, 3])
    expect(tensor.dtype).toBe('float32')
    expect(String(tensor.device)).toBe('cpu')
    const values = await tensor.data() as Float32Array
    expect([...new Uint32Array(values.buffer, values.byteOffset, 9)]).toEqual([
      3221719997, 1074785821, 3201274966, 3221375268, 1075539382, 1058480197, 3219585033, 1076426178, 1071069166
    ])
  })

  test('twenty at once give what one gives', async () => {
    const image = await encodeNoise(640, 480, 'jpeg')
    const digest = async () => sha256(await (await preprocessImage(image, { imageSize: 224 })).data())
    const alone = await digest()
    expect(new Set(await Promise.all(Array.from({ length: 20 }, digest)))).toEqual(new Set([alone]))
  })

  test('the constants cannot be changed', () => {
    expect([IMAGENET_MEAN, IMAGENET_STD]).toEqual([[0.485, 0.456, 0.406], [0.229, 0.224, 0.225]])
    expect(() => { (IMAGENET_MEAN as unknown as number[])[0] = 1 }).toThrow(TypeError)
  })

  test.each<[string, unknown]>([
    ['options', undefined], ['options', 224],
    ['imageSize', {}], ['imageSize', { imageSize: 0 }], ['imageSize', { imageSize: 224.5 }], ['imageSize', { imageSize: '224' }],
    ['imageSize', { imageSize: [224] }], ['imageSize', { imageSize: [224, 224, 3] }], ['imageSize', { imageSize: 8193 }],
    ['mean', { imageSize: 8, mean: [0, 0] }], ['mean', { imageSize: 8, mean: [0, 0, NaN] }], ['mean', { imageSize: 8, mean: 'abc' }],
    ['std', { imageSize: 8, std: [1, 1, 0] }], ['std', { imageSize: 8, std: [1, 1, 1e-60] }], ['std', { imageSize: 8, std: [1, 1, -1] }],
    ['limitInputPixels', { imageSize: 8, limitInputPixels: 0 }]
  ])('a wrong %s is named: %j', async (name, options) => {
    await expect(preprocessImage(Buffer.from('BM'), options as PreprocessOptions)).rejects.toMatchObject({
      code: 'ERR_INVALID_ARG', message: expect.stringContaining(`for ${name} `)
    })
  })
})

describe('the native call, should lib/ be wrong', () => {
  const rgb = new Uint8Array(2 * 2 * 3)
  const mean = [...IMAGENET_MEAN]
  const std = [...IMAGENET_STD]

  test.each<[string, unknown[]]>([
    ['pixels', [[], 2, 2, 2, 2, mean, std]],
    ['pixels', [new Uint8ClampedArray(12), 2, 2, 2, 2, mean, std]],
    ['pixels', [rgb.subarray(1), 2, 2, 2, 2, mean, std]],
    ['pixels', [rgb, 2 ** 31 - 1, 2 ** 31 - 1, 2, 2, mean, std]],
    ['width', [rgb, 0, 2, 2, 2, mean, std]],
    ['height', [rgb, 2, 2 ** 31, 2, 2, mean, std]],
    ['outWidth', [rgb, 2, 2, 0.5, 2, mean, std]],
    ['outHeight', [rgb, 2, 2, 2, 2 ** 15 + 1, mean, std]],
    ['mean', [rgb, 2, 2, 2, 2, [1, 2], std]],
    ['mean', [rgb, 2, 2, 2, 2, ['1', 2, 3], std]],
    ['std', [rgb, 2, 2, 2, 2, mean]]
  ])('refuses a wrong %s', (name, args) => {
    const call = getAddon().resizeNormalize as (...args: unknown[]) => unknown
    expect(() => call(...args)).toThrow(new RegExp(`for ${name}\\.$`))
  })
})
