import { getAddon, translated } from '../../binding'
import type { AugmentationStep, Size } from './plan'

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
 */
export function affineStep({ width, height }: Size, { translate, scale, rotate }: AffineParameters): AugmentationStep | null {
  const matrix = translated(() =>
    getAddon().affineMatrix(width, height, translate.x, translate.y, scale.x, scale.y, rotate))
  return matrix.every(isIdentityEntry) ? null : { type: 'affine', matrix }
}

// `numpy.allclose(matrix, eye(3))` with its default tolerances.
function isIdentityEntry(value: number, index: number): boolean {
  const expected = index % 4 === 0 ? 1 : 0
  return Math.abs(value - expected) <= 1e-8 + 1e-5 * expected
}
