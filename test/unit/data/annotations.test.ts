import { annotationMask, dimOutside, readAnnotation } from '../../../lib/data/annotations'
import { MAX_ANNOTATION_BYTES, MAX_ANNOTATION_POINTS, MAX_ANNOTATION_SHAPES } from '../../../lib/data/labelme'
import { TempFolder } from '../../support/temp_folder'

const folder = new TempFolder()
const square = [[1, 1], [4, 1], [4, 4], [1, 4]]
const polygon = { shape_type: 'polygon', points: square }

test("what LabelMe writes", async () => {
  const shapes = [
    { label: 'tumor', points: square, group_id: null, description: '', shape_type: 'polygon', flags: {}, mask: null },
    { label: 'tumor', points: [[0.5, 0.25], [2, 3]], shape_type: 'rectangle' },
    { label: 'old', points: square }
  ]
  const file = folder.write('labelme.json', `\uFEFF${JSON.stringify({ version: '5.4.1', flags: {}, shapes, imagePath: 'x.jpeg', imageData: 'QUJD', imageHeight: 8, imageWidth: 9 })}`)
  expect(await readAnnotation(file)).toEqual({
    file,
    shapes: [
      { kind: 'polygon', points: square },
      { kind: 'rectangle', points: [[0.5, 0.25], [2, 3]] },
      { kind: 'polygon', points: square }
    ],
    imageWidth: 9,
    imageHeight: 8
  })
})

test.each<[string, string, RegExp]>([
  ['empty', '', /no JSON/],
  ['not JSON', 'shapes', /no JSON/],
  ['NaN as Python writes it', '{"shapes": [{"points": [[NaN, 1]]}]}', /no JSON/],
  ['a list', '[]', /its content is not/],
  ['without shapes', '{}', /shapes is not/],
  ['another shape', JSON.stringify({ shapes: [{ shape_type: 'circle', points: [[1, 1], [2, 2]] }] }), /shapes\.0\.shape_type is not/],
  ['an infinite coordinate', '{"shapes": [{"points": [[1e999, 1], [2, 2], [3, 1]]}]}', /shapes\.0\.points\.0\.0 is not/],
  ['a coordinate far away', JSON.stringify({ shapes: [{ points: [[1, 1], [2, -1e6], [3, 1]] }] }), /shapes\.0\.points\.1\.1 is not/],
  ['a point of three', JSON.stringify({ shapes: [{ points: [[1, 1, 1], [2, 2], [3, 1]] }] }), /shapes\.0\.points\.0 is not/],
  ['a polygon of two points', JSON.stringify({ shapes: [polygon, { points: [[1, 1], [2, 2]] }] }), /shapes\.1 is a polygon of 2 point/],
  ['a rectangle of four', JSON.stringify({ shapes: [{ shape_type: 'rectangle', points: square }] }), /shapes\.0 is a rectangle of 4 point/],
  ['a size of zero', JSON.stringify({ shapes: [polygon], imageWidth: 0 }), /imageWidth is not/],
  ['too many shapes', JSON.stringify({ shapes: Array(MAX_ANNOTATION_SHAPES + 1).fill(polygon) }), /shapes is not/],
  ['too many points', JSON.stringify({ shapes: Array(2).fill({ points: Array(MAX_ANNOTATION_POINTS / 2 + 1).fill([1, 1]) }) }), /points, over the limit/]
])('%s', async (name, content, problem) => {
  const file = folder.write(`${name.replaceAll(' ', '-')}.json`, content)
  await expect(readAnnotation(file)).rejects.toMatchObject({ code: 'ERR_ANNOTATION', file, message: expect.stringMatching(problem) })
})

test('files that are too long, missing or folders', async () => {
  const long = folder.write('long.json', Buffer.alloc(MAX_ANNOTATION_BYTES + 1))
  await expect(readAnnotation(long)).rejects.toMatchObject({ code: 'ERR_ANNOTATION', message: expect.stringContaining('over the limit') })
  await expect(readAnnotation(folder.file('none.json'))).rejects.toMatchObject({ code: 'ERR_FILE' })
  await expect(readAnnotation(folder.path)).rejects.toMatchObject({ code: 'ERR_FILE' })
})

describe('masks', () => {
  const annotation = { file: 'a.json', shapes: [{ kind: 'polygon' as const, points: square as [number, number][] }], imageWidth: 6, imageHeight: 6 }

  test('the outline belongs to the shape, and fractions are cut off', () => {
    const shifted = { ...annotation, shapes: [{ kind: 'polygon' as const, points: [[1.9, 1.9], [4.9, 1.9], [4.9, 4.9], [1.9, 4.9]] as [number, number][] }] }
    const rows = ['000000', '011110', '011110', '011110', '011110', '000000']
    for (const one of [annotation, shifted]) expect(Buffer.from(annotationMask(one, 6, 6).data).toString('hex')).toBe(rows.join('').replace(/./g, '0$&'))
  })

  test('of another size of image', () => {
    expect(() => annotationMask(annotation, 6, 7)).toThrow(expect.objectContaining({ code: 'ERR_ANNOTATION', file: 'a.json', message: expect.stringContaining('6 x 7') }))
  })

  test('without any shape', () => {
    expect(() => annotationMask({ ...annotation, shapes: [] }, 6, 6)).toThrow(/it has none/)
  })
})

test('dimming cuts halves off, outside of the mask only', async () => {
  const image = { data: Uint8Array.from({ length: 256 * 3 }, (_, i) => i / 3), width: 16, height: 16 }
  const mask = { data: Uint8Array.from({ length: 256 }, (_, i) => i % 2), width: 16, height: 16 }
  const { data } = await dimOutside(image, mask)
  expect([...data]).toEqual([...image.data].map((value, i) => (Math.floor(i / 3) % 2 === 1 ? value : Math.floor(value * 0.5))))
})
