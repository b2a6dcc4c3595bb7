import sharp from 'sharp'
import { drawGallery } from '../../../lib/explainability/gallery'
import type { GalleryImage } from '../../../lib/explainability/explain'

const plain = (width: number, height: number, colour: readonly [number, number, number]) =>
  ({ data: Uint8Array.from({ length: 3 * width * height }, (_, i) => colour[i % 3]!), width, height })

const image = (imageId: string, predicted: number, iou: number | null = null): GalleryImage =>
  ({ imageId, label: 1, predicted, confidence: 0.8731, iou, picture: plain(40, 60, [10, 200, 30]), overlay: plain(64, 64, [250, 0, 90]) })

const classNames = ['Normal', 'Benign <&> "quoted"', 'Malignant']

async function pixels(png: Buffer) {
  const { data, info: { width, height, channels } } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const at = (x: number, y: number): number[] => [...data.subarray(channels * (y * width + x), channels * (y * width + x) + 3)]
  /** Whether anything is drawn in a row of pixels between two columns. */
  const drawn = (y: number, from = 0, to = width): boolean =>
    Array.from({ length: to - from }, (_, i) => at(from + i, y)).some((colour) => colour.some((value) => value < 128))
  return { width, height, at, drawn }
}

test('a row for each class: image beside heat map, captions beneath', async () => {
  const rows = [[], [image('a.jpeg', 2, 0.251), image(`${'long'.repeat(40)}\u0007é.jpeg`, 0)], [image('b.jpeg', 0)]]
  const { width, height, at, drawn } = await pixels(await drawGallery(rows, { title: 'False negatives', classNames }))
  expect([width, height]).toEqual([24 + 452 + 24 + 452 + 24, 56 + 40 + 40 + 280 + 40 + 280 + 24])
  // First and second image of the second class, first of the third; corners, to the pixel.
  for (const [x, y] of [[24, 136], [500, 136], [24, 456]] as const) {
    expect([at(x, y), at(x + 223, y + 223), at(x + 228, y), at(x + 451, y + 223)])
      .toEqual([[10, 200, 30], [10, 200, 30], [250, 0, 90], [250, 0, 90]])
    expect([at(x - 1, y), at(x + 224, y + 100), at(x + 452, y)]).toEqual(Array(3).fill([255, 255, 255]))
    expect(drawn(y + 224 + 14, x, x + 452) && drawn(y + 224 + 32, x, x + 452)).toBe(true)
  }
  // The title, and the heading of the class without an image.
  expect(drawn(30) && drawn(56 + 20)).toBe(true)
  // No caption runs into its neighbour.
  for (let y = 360; y < 400; y++) expect(drawn(y, 477, 500)).toBe(false)
})

test('no image at all is a picture that says so', async () => {
  const { width, height, drawn } = await pixels(await drawGallery([[], [], []], { title: 'True positives', classNames }))
  expect([width, height]).toEqual([500, 56 + 3 * 40 + 24])
  expect([76, 116, 156].every((y) => drawn(y))).toBe(true)
})
