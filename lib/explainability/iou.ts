import type { Mask } from '../data/line'
import { badArgument } from '../errors'

/** Where a heat map counts as part of what it shows. */
export const IOU_THRESHOLD = 0.5

/**
 * Intersection over union of a heat map, where it is at least `threshold`, with an annotation's mask
 * of another size, which is brought to that of the heat map as `cv2.resize` does with `INTER_NEAREST`.
 *
 * @param heat (height, width) float32, from 0 to 1
 * @param mask of the image in its own size; not 0 inside
 * @returns from 0 to 1; 0 where neither has a pixel
 * @throws BtxrdTorchError `ERR_SHAPE`, `ERR_INVALID_ARG`
 */
export function heatMapIou(heat: Float32Array, [height, width]: readonly [number, number], mask: Mask, threshold = IOU_THRESHOLD): number {
  if (heat.length !== height * width) throw badArgument('heat', `${height} x ${width} numbers`, `${heat.length}`, '', 'ERR_SHAPE')
  if (mask.data.length !== mask.height * mask.width) throw badArgument('mask', `${mask.height} x ${mask.width} numbers`, `${mask.data.length}`, '', 'ERR_SHAPE')
  if (!(threshold >= 0 && threshold <= 1)) throw badArgument('threshold', 'a number from 0 to 1', threshold)
  const columns = nearest(mask.width, width)
  const rows = nearest(mask.height, height)
  let both = 0
  let either = 0
  for (const [y, row] of rows.entries()) {
    for (const [x, column] of columns.entries()) {
      const hot = heat[y * width + x]! >= threshold
      const inside = mask.data[row * mask.width + column] !== 0
      if (hot && inside) both += 1
      if (hot || inside) either += 1
    }
  }
  return either === 0 ? 0 : both / either
}

/** The source of each coordinate. */
function nearest(size: number, outSize: number): number[] {
  const scale = 1 / (outSize / size)
  return Array.from({ length: outSize }, (_, i) => Math.min(Math.floor(i * scale), size - 1))
}
