import { getAddon, translated } from '../../binding'
import { badArgument } from '../../errors'
import type { AugmentationStep, Size } from './plan'

/** OpenCV's warps count positions in 16 bits. */
const MAX_SIDE = 32766

export interface AffineParameters {
  /** Whole pixels. */
  translate: { x: number, y: number }
  scale: { x: number, y: number }
  /** Degrees. */
  rotate: number
}

/**
 * albumentations' `create_affine_transformation_matrix` about the centre of the image, and its rule
 * that a matrix close to the identity changes nothing: null then.
 *
 * @throws BtxrdTorchError `ERR_IMAGE` for an image that OpenCV would refuse to warp
 */
export function affineStep({ width, height }: Size, { translate, scale, rotate }: AffineParameters): AugmentationStep | null {
  const matrix = translated(() =>
    getAddon().affineMatrix(width, height, translate.x, translate.y, scale.x, scale.y, rotate))
  if (matrix.every(isIdentityEntry)) return null
  if (Math.max(width, height) > MAX_SIDE) {
    throw badArgument(
      'an image', `at most ${MAX_SIDE} pixels along each side, the most that can be warped,`, Math.max(width, height),
      'Reduce the image first.', 'ERR_IMAGE'
    )
  }
  return { type: 'affine', matrix }
}

// `numpy.allclose(matrix, eye(3))` with its default tolerances.
function isIdentityEntry(value: number, index: number): boolean {
  const expected = index % 4 === 0 ? 1 : 0
  return Math.abs(value - expected) <= 1e-8 + 1e-5 * expected
}
