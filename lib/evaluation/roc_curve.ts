import { badArgument } from '../errors'
import type { Labels } from '../models/class_weights'
import { curveCounts, rankByScore, type CurveCounts } from './binary_curve'
import { binaryTargets } from './binary_targets'
import { sum } from './numpy_reductions'
import { warnUndefined } from './undefined_metric'

export interface RocCurveOptions {
  /** The label that counts as positive. Default: 1, where the labels are 0 and 1 or -1 and 1. */
  posLabel?: number
  /** Leave out points on a straight line between their neighbours. Default: true. */
  dropIntermediate?: boolean
}

export interface RocCurve {
  /** False positive rates, ascending from 0 to 1; NaN without a negative sample. */
  fpr: number[]
  /** True positive rates, ascending from 0 to 1; NaN without a positive sample. */
  tpr: number[]
  /** The score at and above which a sample is called positive; Infinity for the first point. */
  thresholds: number[]
}

/**
 * scikit-learn's `roc_curve`, to the last bit.
 *
 * @param yTrue N labels
 * @param yScore N scores, higher for the positive label
 * @throws BtxrdTorchError `ERR_INVALID_ARG`
 */
export function rocCurve(yTrue: Labels, yScore: ArrayLike<number>, { posLabel, dropIntermediate = true }: RocCurveOptions = {}): RocCurve {
  const { positives, scores } = binaryTargets(yTrue, yScore, posLabel)
  const curve = ratesOf(curveCounts(rankByScore(scores), scores, positives), dropIntermediate)
  if (Number.isNaN(curve.fpr[0])) warnUndefined('Expected a negative sample in yTrue but it has none: the false positive rate is NaN.')
  if (Number.isNaN(curve.tpr[0])) warnUndefined('Expected a positive sample in yTrue but it has none: the true positive rate is NaN.')
  return curve
}

/** Rates of counted samples; NaN where there is nothing to divide by. */
export function ratesOf(counts: CurveCounts, dropIntermediate = true): RocCurve {
  const { falsePositives, truePositives, thresholds } = dropIntermediate ? withoutCollinear(counts) : counts
  const negatives = falsePositives.at(-1)!
  const positives = truePositives.at(-1)!
  return {
    fpr: [0, ...falsePositives].map((count) => count / negatives),
    tpr: [0, ...truePositives].map((count) => count / positives),
    thresholds: [Infinity, ...thresholds]
  }
}

/**
 * scikit-learn's `auc`: the area under a curve by the trapezoidal rule, to the last bit.
 *
 * @param x two or more ascending or descending numbers; NaN gives NaN
 * @throws BtxrdTorchError `ERR_INVALID_ARG`
 */
export function auc(x: ArrayLike<number>, y: ArrayLike<number>): number {
  if (x.length < 2) throw badArgument('x', 'two points or more', `${x.length}`)
  if (y.length !== x.length) throw badArgument('y', `${x.length} numbers, as many as x has,`, `${y.length} numbers`)
  const steps = Float64Array.from({ length: x.length - 1 }, (_, i) => x[i + 1]! - x[i]!)
  const descends = steps.some((step) => step < 0)
  if (descends && !steps.every((step) => step <= 0)) throw badArgument('x', 'numbers that only ascend or only descend', Array.from(x))
  const area = sum(steps.map((step, i) => step * (y[i + 1]! + y[i]!) / 2))
  return descends ? -area : area
}

/** Drops a point where both counts go on as they came: it lies on the line between its neighbours. */
function withoutCollinear(counts: CurveCounts): CurveCounts {
  const { falsePositives, truePositives, thresholds } = counts
  const last = thresholds.length - 1
  const bends = (count: number[], i: number): boolean => count[i + 1]! - count[i]! !== count[i]! - count[i - 1]!
  const isCorner = (_: number, i: number): boolean => i === 0 || i === last || bends(falsePositives, i) || bends(truePositives, i)
  return {
    falsePositives: falsePositives.filter(isCorner),
    truePositives: truePositives.filter(isCorner),
    thresholds: thresholds.filter(isCorner)
  }
}
