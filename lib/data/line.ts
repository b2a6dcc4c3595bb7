/** A picture of one byte a pixel, row by row. */
export interface Mask {
  data: Uint8Array
  width: number
  height: number
}

export interface Point {
  x: number
  y: number
}

const outside = ({ width, height }: Mask, { x, y }: Point): boolean => x < 0 || x >= width || y < 0 || y >= height

/** Whether an end of the line lies outside. */
export function leavesMask(mask: Mask, from: Point, to: Point): boolean {
  return outside(mask, from) || outside(mask, to)
}

/**
 * OpenCV's `clipLine`: cuts a line at the borders, with division towards zero. A line that is found
 * to be outside only after a cut at one border comes back moved to that border, as OpenCV leaves it:
 * `fillPoly` goes on with what is left.
 */
export function clipLine({ width, height }: Mask, from: Point, to: Point): { from: Point, to: Point, inside: boolean } {
  const right = width - 1
  const bottom = height - 1
  let { x: x1, y: y1 } = from
  let { x: x2, y: y2 } = to
  // Left 1, right 2, above 4, below 8.
  const columnCode = (x: number): number => (x < 0 ? 1 : 0) + (x > right ? 2 : 0)
  const rowCode = (y: number): number => (y < 0 ? 4 : 0) + (y > bottom ? 8 : 0)
  let code1 = columnCode(x1) + rowCode(y1)
  let code2 = columnCode(x2) + rowCode(y2)
  const cut = (): boolean => (code1 & code2) === 0 && (code1 | code2) !== 0

  if (cut()) {
    if (code1 & 12) {
      const border = code1 < 8 ? 0 : bottom
      x1 += Math.trunc(((border - y1) * (x2 - x1)) / (y2 - y1))
      y1 = border
      code1 = columnCode(x1)
    }
    if (code2 & 12) {
      const border = code2 < 8 ? 0 : bottom
      x2 += Math.trunc(((border - y2) * (x2 - x1)) / (y2 - y1))
      y2 = border
      code2 = columnCode(x2)
    }
    if (cut()) {
      if (code1) {
        const border = code1 === 1 ? 0 : right
        y1 += Math.trunc(((border - x1) * (y2 - y1)) / (x2 - x1))
        x1 = border
        code1 = 0
      }
      if (code2) {
        const border = code2 === 1 ? 0 : right
        y2 += Math.trunc(((border - x2) * (y2 - y1)) / (x2 - x1))
        x2 = border
        code2 = 0
      }
    }
  }
  return { from: { x: x1, y: y1 }, to: { x: x2, y: y2 }, inside: (code1 | code2) === 0 }
}

/**
 * OpenCV's line of 8-connected pixels (Bresenham, drawn from left to right), cut at the borders.
 * @returns whether any pixel was set
 */
export function drawLine(mask: Mask, from: Point, to: Point, value: number): boolean {
  const line = leavesMask(mask, from, to) ? clipLine(mask, from, to) : { from, to, inside: true }
  if (!line.inside) return false
  const [left, right] = line.to.x < line.from.x ? [line.to, line.from] : [line.from, line.to]
  const dx = right.x - left.x
  const dy = Math.abs(right.y - left.y)
  const down = right.y < left.y ? -mask.width : mask.width
  const [long, short, longStep, shortStep] = dy > dx ? [dy, dx, down, 1] : [dx, dy, 1, down]
  let at = left.y * mask.width + left.x
  let error = long - 2 * short
  for (let i = 0; i <= long; i++) {
    mask.data[at] = value
    const turn = error < 0
    error += turn ? 2 * long - 2 * short : -2 * short
    at += turn ? longStep + shortStep : longStep
  }
  return true
}
