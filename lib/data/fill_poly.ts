import { clipLine, drawLine, leavesMask } from './line'
import type { Mask, Point } from './line'

/** x counts in 65536ths of a pixel, as in OpenCV: differences of 2^18 pixels times rows still fit a double exactly. */
const ONE = 65536

/** Points further out than this are refused, so that all products stay exact; no image has a side as long. */
export const MAX_COORDINATE = 1 << 17

/** A side of the polygon between two rows: at row y0 it is at x, each further row adds dx; it ends before row y1. */
interface Edge {
  y0: number
  y1: number
  x: number
  dx: number
}

/**
 * `cv2.fillPoly(mask, [points], value)` of OpenCV 4.13, equal in every byte: even-odd rule, and the
 * outline belongs to the inside.
 * @param points whole numbers within {@link MAX_COORDINATE}
 * @returns whether any pixel was set
 */
export function fillPoly(mask: Mask, points: readonly Point[], value: number): boolean {
  const edges: Edge[] = []
  let drawn = false
  let from = points[points.length - 1]!
  for (const to of points) {
    drawn = drawLine(mask, from, to, value) || drawn
    if (from.y !== to.y) edges.push(edgeBetween(mask, from, to))
    from = to
  }
  return fillEdges(mask, edges, value) || drawn
}

/** `cv2.rectangle(mask, a, b, value, thickness=-1)`: both corners belong to it. @returns whether any pixel was set */
export function fillRectangle(mask: Mask, a: Point, b: Point, value: number): boolean {
  const left = Math.max(Math.min(a.x, b.x), 0)
  const right = Math.min(Math.max(a.x, b.x), mask.width - 1)
  const top = Math.max(Math.min(a.y, b.y), 0)
  const bottom = Math.min(Math.max(a.y, b.y), mask.height - 1)
  if (left > right) return false
  for (let y = top; y <= bottom; y++) mask.data.fill(value, y * mask.width + left, y * mask.width + right + 1)
  return top <= bottom
}

/** The slope of a side that leaves the mask is that of its part inside, which OpenCV has rounded to whole pixels. */
function edgeBetween(mask: Mask, from: Point, to: Point): Edge {
  let [a, b] = [from, to]
  if (leavesMask(mask, from, to)) {
    const clipped = clipLine(mask, from, to)
    const flat = clipped.from.y === clipped.to.y
    a = { x: clipped.from.x, y: flat ? from.y : clipped.from.y }
    b = { x: clipped.to.x, y: flat ? to.y : clipped.to.y }
  }
  const dx = Math.trunc(((b.x - a.x) * ONE) / (b.y - a.y))
  return from.y < to.y
    ? { y0: from.y, y1: to.y, x: a.x * ONE + (from.y - a.y) * dx, dx }
    : { y0: to.y, y1: from.y, x: b.x * ONE + (to.y - b.y) * dx, dx }
}

function fillEdges(mask: Mask, all: readonly Edge[], value: number): boolean {
  const edges = all.filter(({ y1 }) => y1 > 0).map(startingInside)
  edges.sort((a, b) => a.y0 - b.y0)
  const end = Math.min(edges.reduce((last, { y1 }) => Math.max(last, y1), 0), mask.height)
  let drawn = false
  let active: Edge[] = []
  let next = 0
  for (let y = edges[0]?.y0 ?? end; y < end; y++) {
    active = active.filter(({ y1 }) => y1 !== y)
    while (edges[next]?.y0 === y) active.push(edges[next++]!)
    active.sort((a, b) => a.x - b.x)
    for (let i = 0; i + 1 < active.length; i += 2) {
      const [a, b] = [active[i]!, active[i + 1]!]
      const left = Math.max(Math.ceil(a.x / ONE), 0)
      const right = Math.min(Math.floor(b.x / ONE), mask.width - 1)
      if (left <= right) {
        mask.data.fill(value, y * mask.width + left, y * mask.width + right + 1)
        drawn = true
      }
      a.x += a.dx
      b.x += b.dx
    }
  }
  return drawn
}

/** Rows above the mask only move an edge along. */
function startingInside(edge: Edge): Edge {
  return edge.y0 >= 0 ? edge : { ...edge, y0: 0, x: edge.x - edge.y0 * edge.dx }
}
