import { badArgument } from '../errors'
import type { Labels } from '../models/class_weights'
import { checkLabels, checkScores, uniqueSorted } from './targets'

/** Sets of labels in which 1 is the positive one without saying so. */
const OBVIOUS = new Set(['0,1', '-1,1', '0', '1', '-1'])

export interface BinaryTargets {
  positives: boolean[]
  scores: Float64Array
}

/** Labels and scores of a curve, with scikit-learn's rule for which label is the positive one. */
export function binaryTargets(yTrue: Labels, yScore: ArrayLike<number>, posLabel: number | undefined): BinaryTargets {
  const truth = checkLabels('yTrue', yTrue)
  const scores = checkScores(yScore, truth.length)
  const present = uniqueSorted(truth)
  if (posLabel === undefined && !OBVIOUS.has(present.join())) {
    throw badArgument('yTrue', 'labels 0 and 1, or -1 and 1,', present, 'Name the positive label with posLabel.')
  }
  const positive = posLabel ?? 1
  return { positives: truth.map((label) => label === positive), scores }
}
