import { readFile, stat } from 'node:fs/promises'
import { z } from 'zod'

import { BtxrdTorchError } from '../errors'
import { MAX_COORDINATE } from './fill_poly'

/** LabelMe may embed the image itself, as base64. */
export const MAX_ANNOTATION_BYTES = 64 << 20
/** Far above what anyone draws by hand; below what would hold up a run. */
export const MAX_ANNOTATION_SHAPES = 1000
export const MAX_ANNOTATION_POINTS = 20_000

export interface Shape {
  kind: 'polygon' | 'rectangle'
  /** [x, y] in pixels of the image, with fractions. A polygon has three or more, a rectangle two opposite corners. */
  points: [x: number, y: number][]
}

/** What a LabelMe file says. */
export interface Annotation {
  file: string
  shapes: Shape[]
  /** Size of the image that was annotated; null where the file does not say. */
  imageWidth: number | null
  imageHeight: number | null
}

const coordinate = z.number().min(-MAX_COORDINATE).max(MAX_COORDINATE)
const side = z.int().min(1).nullish()
const fileSchema = z.object({
  shapes: z.array(z.object({
    // Files of LabelMe before version 3 have none.
    shape_type: z.enum(['polygon', 'rectangle']).default('polygon'),
    points: z.array(z.tuple([coordinate, coordinate])).max(MAX_ANNOTATION_POINTS)
  })).max(MAX_ANNOTATION_SHAPES),
  imageWidth: side,
  imageHeight: side
})

/** For lib/ only: the error about an annotation file. */
export function annotationError(file: string, expected: string, problem: string, remedy: string, cause?: unknown): BtxrdTorchError {
  return new BtxrdTorchError(
    'ERR_ANNOTATION', `Expected ${expected} in ${JSON.stringify(file)} but ${problem}. ${remedy}`, { cause, file }
  )
}

/**
 * Reads a LabelMe file: polygons and rectangles; labels, flags and an embedded image are ignored.
 * @throws BtxrdTorchError `ERR_FILE` when it cannot be read, `ERR_ANNOTATION` when it is something else,
 *   has other shapes, points that are no finite numbers, or more than {@link MAX_ANNOTATION_BYTES},
 *   {@link MAX_ANNOTATION_SHAPES} or {@link MAX_ANNOTATION_POINTS}
 */
export async function readAnnotation(file: string): Promise<Annotation> {
  const parsed = fileSchema.safeParse(await readJson(file))
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!
    throw notLabelMe(file, `${path.length === 0 ? 'its content' : path.join('.')} is not: ${message}`)
  }
  const { imageWidth = null, imageHeight = null } = parsed.data
  const shapes = parsed.data.shapes.map(({ shape_type: kind, points }): Shape => ({ kind, points }))
  for (const [i, { kind, points }] of shapes.entries()) {
    if (kind === 'rectangle' ? points.length !== 2 : points.length < 3) {
      const needed = kind === 'rectangle' ? 'two opposite corners' : 'three points or more'
      throw notLabelMe(file, `shapes.${i} is a ${kind} of ${points.length} point(s) and not of ${needed}`)
    }
  }
  const total = shapes.reduce((sum, { points }) => sum + points.length, 0)
  if (total > MAX_ANNOTATION_POINTS) throw notLabelMe(file, `it has ${total} points, over the limit of ${MAX_ANNOTATION_POINTS}`)
  return { file, shapes, imageWidth, imageHeight }
}

async function readJson(file: string): Promise<unknown> {
  let text: string
  try {
    const stats = await stat(file)
    if (!stats.isFile()) throw new Error('not an ordinary file')
    if (stats.size > MAX_ANNOTATION_BYTES) throw notLabelMe(file, `it has ${stats.size} bytes, over the limit of ${MAX_ANNOTATION_BYTES}`)
    text = await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof BtxrdTorchError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new BtxrdTorchError(
      'ERR_FILE', `Expected an annotation file at ${JSON.stringify(file)} but it cannot be read (${reason}). Check the path and the permissions.`,
      { cause: error, file }
    )
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw notLabelMe(file, `it is no JSON (${(error as Error).message})`, error)
  }
}

function notLabelMe(file: string, problem: string, cause?: unknown): BtxrdTorchError {
  return annotationError(
    file, "LabelMe's JSON with polygons and rectangles", problem, 'Open and save it with LabelMe, or take it out of the folder.', cause
  )
}
