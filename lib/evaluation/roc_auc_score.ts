import { badArgument } from '../errors'
import type { Labels } from '../models/class_weights'
import { curveCounts, rankByScore } from './binary_curve'
import { mean } from './numpy_reductions'
import { auc, ratesOf } from './roc_curve'
import { checkLabels, checkProbabilities, checkScores, uniqueSorted, type ScoreRows } from './targets'
import { warnUndefined } from './undefined_metric'

export interface RocAucOptions<Average extends 'macro' | null = 'macro' | null> {
  /** `'macro'` (default): the mean over the classes. `null`: one area for each class. */
  average?: Average
  /** The classes of the columns, ascending. Default: the labels that occur, which have to be as many as the columns. */
  labels?: Labels
}

/**
 * scikit-learn's `roc_auc_score`, to the last bit: of N scores for the higher of two labels, or of
 * N rows of K probabilities, one class against the rest (`multi_class='ovr'`). Two columns are two
 * classes here; scikit-learn takes no two columns.
 *
 * NaN, with a warning, where a class has no sample or is the only one.
 *
 * @throws BtxrdTorchError `ERR_INVALID_ARG`, also for a class without a sample when `labels` is not given
 */
export function rocAucScore(yTrue: Labels, yScore: ArrayLike<number>): number
export function rocAucScore(yTrue: Labels, yScore: ScoreRows, options: RocAucOptions<null> & { average: null }): number[]
export function rocAucScore(yTrue: Labels, yScore: ScoreRows, options?: RocAucOptions<'macro'>): number
export function rocAucScore(yTrue: Labels, yScore: ArrayLike<number> | ScoreRows, { average = 'macro', labels }: RocAucOptions = {}): number | number[] {
  const truth = checkLabels('yTrue', yTrue)
  if (typeof yScore[0] === 'number') return binaryScore(truth, yScore as ArrayLike<number>)
  const columns = checkProbabilities('yScore', yScore as ScoreRows, truth.length)
  const classes = classesOf(truth, labels, columns.length)
  const areas = columns.map((scores, k) => warned(binaryArea(truth.map((label) => label === classes[k]), scores)))
  return average === null ? areas : mean(areas)
}

/**
 * The area of one class against the rest; NaN where it has no sample or every one.
 *
 * @param order of {@link rankByScore}, when it is known
 * @param occurrences how often each sample counts; by default once
 */
export function binaryArea(
  positives: ArrayLike<boolean>, scores: Float64Array, order = rankByScore(scores), occurrences?: ArrayLike<number>
): number {
  const counts = curveCounts(order, scores, positives, occurrences)
  if (counts.truePositives.at(-1) === 0 || counts.falsePositives.at(-1) === 0) return NaN
  const { fpr, tpr } = ratesOf(counts)
  return auc(fpr, tpr)
}

function binaryScore(truth: readonly number[], yScore: ArrayLike<number>): number {
  const scores = checkScores(yScore, truth.length)
  const present = uniqueSorted(truth)
  if (present.length > 2) throw badArgument('yScore', `rows of ${present.length} probabilities, as yTrue has ${present.length} labels,`, yScore)
  return warned(binaryArea(truth.map((label) => label === present.at(-1)), scores))
}

function warned(area: number): number {
  if (Number.isNaN(area)) warnUndefined('Expected two classes in yTrue but it has one: the area under the ROC curve is NaN.')
  return area
}

function classesOf(truth: readonly number[], labels: Labels | undefined, columns: number): number[] {
  if (labels === undefined) {
    const present = uniqueSorted(truth)
    if (present.length === columns) return present
    throw badArgument('yTrue', `${columns} different labels, as yScore has ${columns} columns,`, present, 'Name the classes with labels to get NaN for those without a sample.')
  }
  const classes = checkLabels('labels', labels)
  if (classes.length !== columns) throw badArgument('labels', `${columns} labels, one for each column of yScore,`, classes)
  if (!classes.every((label, i) => i === 0 || label > classes[i - 1]!)) throw badArgument('labels', 'different labels in ascending order', classes)
  const stranger = truth.find((label) => !classes.includes(label))
  if (stranger !== undefined) throw badArgument('yTrue', `labels out of ${classes.join(', ')}`, stranger)
  return classes
}
