import { badArgument } from '../errors'
import type { Labels } from '../models/class_weights'
import { checkLabelPair, reportLabels } from './targets'

export interface ConfusionMatrixOptions {
  /** Labels of the rows and columns. Default: all that occur, ascending. Samples with other labels are left out. */
  labels?: Labels
  /** Shares of a row (`'true'`), of a column (`'pred'`) or of everything (`'all'`); 0 where there is nothing to share. Default: counts. */
  normalize?: 'true' | 'pred' | 'all' | null
}

/**
 * scikit-learn's `confusion_matrix`, to the last bit: `[true label][predicted label]`.
 *
 * @throws BtxrdTorchError `ERR_INVALID_ARG`
 */
export function confusionMatrix(yTrue: Labels, yPred: Labels, { labels, normalize = null }: ConfusionMatrixOptions = {}): number[][] {
  const { truth, predicted } = checkLabelPair(yTrue, yPred)
  if (normalize !== null && !['true', 'pred', 'all'].includes(normalize)) throw badArgument('normalize', "'true', 'pred', 'all' or null", normalize)
  const chosen = reportLabels(labels, truth, predicted)
  const index = new Map(chosen.map((label, i) => [label, i]))
  if (!truth.some((label) => index.has(label))) throw badArgument('labels', 'a label that occurs in yTrue', chosen)
  const counts = chosen.map(() => new Array<number>(chosen.length).fill(0))
  truth.forEach((label, i) => {
    const row = index.get(label)
    const column = index.get(predicted[i]!)
    if (row !== undefined && column !== undefined) counts[row]![column]! += 1
  })
  return normalize === null ? counts : normalized(counts, normalize)
}

function normalized(counts: readonly (readonly number[])[], by: 'true' | 'pred' | 'all'): number[][] {
  const rows = counts.map((row) => total(row))
  const columns = counts.map((_, column) => total(counts.map((row) => row[column]!)))
  const everything = total(rows)
  return counts.map((row, i) => row.map((count, j) => {
    const whole = { true: rows[i]!, pred: columns[j]!, all: everything }[by]
    return whole === 0 ? 0 : count / whole
  }))
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)
