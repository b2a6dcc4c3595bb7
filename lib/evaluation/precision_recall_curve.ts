import { badArgument } from '../errors'
import type { Labels } from '../models/class_weights'
import { curveCounts, rankByScore, type CurveCounts } from './binary_curve'
import { binaryTargets } from './binary_targets'
import { sum } from './numpy_reductions'
import { checkLabels } from './targets'
import { warnUndefined } from './undefined_metric'

export interface PrecisionRecallOptions {
  /** The label that counts as positive. Default: 1, where the labels are 0 and 1 or -1 and 1. */
  posLabel?: number
  /** Leave out points between others of the same recall. Default: false. */
  dropIntermediate?: boolean
}

export interface PrecisionRecallCurve {
  /** From the lowest threshold up; the last is 1, at recall 0. */
  precision: number[]
  /** Descending to 0; all but the last are 1 without a positive sample. */
  recall: number[]
  /** Ascending, one fewer than the points. */
  thresholds: number[]
}

/**
 * scikit-learn's `precision_recall_curve`, to the last bit.
 *
 * @param yTrue N labels
 * @param yScore N scores, higher for the positive label
 * @throws BtxrdTorchError `ERR_INVALID_ARG`
 */
export function precisionRecallCurve(
  yTrue: Labels, yScore: ArrayLike<number>, { posLabel, dropIntermediate = false }: PrecisionRecallOptions = {}
): PrecisionRecallCurve {
  const { positives, scores } = binaryTargets(yTrue, yScore, posLabel)
  const counts = curveCounts(rankByScore(scores), scores, positives)
  const { falsePositives, truePositives, thresholds } = dropIntermediate ? endsOfEachRecall(counts) : counts
  const all = truePositives.at(-1)!
  if (all === 0) warnUndefined('Expected a positive sample in yTrue but it has none: the recall is 1 at every threshold.')
  return {
    precision: [...truePositives.map((count, i) => count / (count + falsePositives[i]!)).reverse(), 1],
    recall: [...truePositives.map((count) => all === 0 ? 1 : count / all).reverse(), 0],
    thresholds: [...thresholds].reverse()
  }
}

/**
 * scikit-learn's `average_precision_score` of two classes, to the last bit: precision weighted by
 * the step in recall, without interpolation.
 *
 * @throws BtxrdTorchError `ERR_INVALID_ARG`
 */
export function averagePrecisionScore(yTrue: Labels, yScore: ArrayLike<number>, { posLabel = 1 }: { posLabel?: number } = {}): number {
  const present = new Set(checkLabels('yTrue', yTrue))
  if (present.size > 2) throw badArgument('yTrue', 'two different labels', [...present], 'Take one class against the rest.')
  if (present.size === 2 && !present.has(posLabel)) throw badArgument('posLabel', `one of the labels ${[...present].join(' and ')}`, posLabel)
  const { precision, recall } = precisionRecallCurve(yTrue, yScore, { posLabel })
  const steps = precision.slice(0, -1).map((value, i) => (recall[i + 1]! - recall[i]!) * value)
  return Math.max(0, -sum(steps))
}

/** Of the points with the same count of true positives, the first and the last. */
function endsOfEachRecall(counts: CurveCounts): CurveCounts {
  const { falsePositives, truePositives, thresholds } = counts
  const last = thresholds.length - 1
  const isEnd = (_: number, i: number): boolean =>
    i === 0 || i === last || truePositives[i] !== truePositives[i - 1] || truePositives[i + 1] !== truePositives[i]
  return {
    falsePositives: falsePositives.filter(isEnd),
    truePositives: truePositives.filter(isEnd),
    thresholds: thresholds.filter(isEnd)
  }
}
