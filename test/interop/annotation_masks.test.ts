import { readFileSync } from 'node:fs'

import { annotationMask } from '../../lib/data/annotations'
import type { Shape } from '../../lib/data/labelme'
import { MT19937 } from '../../lib/rng/mt19937'
import { runReference } from '../support/python'
import { TempFolder } from '../support/temp_folder'

const folder = new TempFolder().path

interface Case extends Shape {
  width: number
  height: number
}

/** Convex, concave and self-crossing polygons, thin and flat ones, rectangles; inside, across and around the borders. */
function randomCases(count: number, seed: number): Case[] {
  const random = MT19937.fromSeed(seed)
  const between = (low: number, high: number): number => low + random.double() * (high - low)
  return Array.from({ length: count }, (_, i) => {
    const width = Math.floor(between(1, 90))
    const height = Math.floor(between(1, 90))
    const reach = [0, 0.3, 1.5, i % 8 === 3 ? 40 : 1000][i % 4]!
    const rectangle = i % 5 === 0
    const flat = i % 7 === 3
    const points = Array.from({ length: rectangle ? 2 : Math.floor(between(3, i % 3 === 0 ? 40 : 8)) }, (): [number, number] => {
      const point: [number, number] = [
        between(-reach * width, (1 + reach) * width), between(-reach * height, (1 + reach) * height)
      ]
      // Some on whole numbers and on the borders themselves.
      if (i % 2 === 0) return [Math.round(point[0]), flat ? Math.floor(height / 2) : Math.round(point[1])]
      return point
    })
    return { kind: rectangle ? 'rectangle' : 'polygon', points, width, height }
  })
}

/** Stars and rings: every edge of a star crosses others, and a doubled outline cancels itself. */
function regularCases(): Case[] {
  const ring = (corners: number, step: number, radius: number): [number, number][] =>
    Array.from({ length: corners }, (_, i) => {
      const angle = (2 * Math.PI * i * step) / corners
      return [40 + radius * Math.cos(angle), 30 + radius * Math.sin(angle)]
    })
  const outlines = [5, 7, 9, 11, 13].flatMap((corners) =>
    [1, 2, 3].flatMap((step) => [12, 29, 60, 900].map((radius) => ring(corners, step, radius))))
  return [...outlines, ...outlines.map((points) => [...points, ...points])]
    .map((points) => ({ kind: 'polygon', points, width: 81, height: 60 }))
}

test('masks equal cv2.fillPoly and cv2.rectangle in every byte', async () => {
  const cases = [...randomCases(1500, 5), ...regularCases()]
  const files = await runReference<string[]>('annotation_masks', {
    output_dir: folder, shapes: cases.map(({ kind, ...rest }) => ({ shape_type: kind, ...rest }))
  })
  const wrong: number[] = []
  let empty = 0
  for (const [i, { width, height, ...shape }] of cases.entries()) {
    const expected = readFileSync(files[i]!)
    const annotation = { file: 'random.json', shapes: [shape], imageWidth: null, imageHeight: null }
    if (expected.some((value) => value > 0)) {
      if (!expected.equals(annotationMask(annotation, width, height).data)) wrong.push(i)
    } else {
      // cv2 draws nothing: the shape is wholly outside, which here is an error.
      empty++
      expect(() => annotationMask(annotation, width, height)).toThrow(/outside/)
    }
  }
  expect(wrong).toEqual([])
  expect(empty).toBeGreaterThan(20)
  expect(cases.length - empty).toBeGreaterThan(1000)
})
