import { badArgument } from '../errors'
import type { Labels } from '../models/class_weights'

/** N rows of K scores, one for each class. */
export type ScoreRows = readonly ArrayLike<number>[]

/** Labels as numbers: one or more integers. */
export function checkLabels(name: string, labels: Labels): number[] {
  if (!Array.isArray(labels) && !ArrayBuffer.isView(labels)) throw badArgument(name, 'an array of integer labels', labels)
  if (labels.length === 0) throw badArgument(name, 'one label or more', labels)
  const numbers = Array.from(labels as ArrayLike<number | bigint>, Number)
  const wrong = numbers.findIndex((label) => !Number.isSafeInteger(label))
  if (wrong !== -1) throw badArgument(`${name}[${wrong}]`, 'an integer label', labels[wrong])
  return numbers
}

/** Two arrays of labels, of the same length. */
export function checkLabelPair(yTrue: Labels, yPred: Labels): { truth: number[], predicted: number[] } {
  const truth = checkLabels('yTrue', yTrue)
  const predicted = checkLabels('yPred', yPred)
  if (predicted.length !== truth.length) throw badArgument('yPred', `${truth.length} labels, as many as yTrue has,`, `${predicted.length} labels`)
  return { truth, predicted }
}

/** One finite score for each label. */
export function checkScores(scores: ArrayLike<number>, count: number): Float64Array {
  const isList = Array.isArray(scores) || ArrayBuffer.isView(scores)
  if (!isList || scores.length !== count) throw badArgument('yScore', `${count} scores, one for each label,`, isList ? `${scores.length} scores` : scores)
  const wrong = Array.prototype.findIndex.call(scores, (score: unknown) => !Number.isFinite(score))
  if (wrong !== -1) throw badArgument(`yScore[${wrong}]`, 'a finite number', scores[wrong])
  return Float64Array.from(scores)
}

/** How far from 1 a row of probabilities may add up: `numpy.allclose(1, sum)`. */
const closeToOne = (sum: number): boolean => Math.abs(1 - sum) <= 1e-8 + 1e-5 * Math.abs(sum)

/** The columns of N rows of probabilities, one column for each class. */
export function checkProbabilities(name: string, rows: ScoreRows, count: number): Float64Array[] {
  if (!Array.isArray(rows) || rows.length !== count) throw badArgument(name, `${count} rows of probabilities, one for each label,`, rows)
  const classes = (rows[0] as ArrayLike<number> | undefined)?.length ?? 0
  const columns = Array.from({ length: classes }, () => new Float64Array(count))
  rows.forEach((row: ArrayLike<number>, i) => {
    if (row?.length !== classes) throw badArgument(`${name}[${i}]`, `${classes} probabilities, as the first row has,`, row)
    let sum = 0
    for (const [k, column] of columns.entries()) {
      const probability = row[k]
      if (!Number.isFinite(probability)) throw badArgument(`${name}[${i}][${k}]`, 'a finite number', probability)
      column[i] = probability!
      sum += probability!
    }
    if (!closeToOne(sum)) throw badArgument(`${name}[${i}]`, 'probabilities that add up to 1', `a sum of ${sum}`, 'Apply a softmax to logits.')
  })
  return columns
}

/** The different values, in ascending order. */
export function uniqueSorted(values: Iterable<number>): number[] {
  return [...new Set(values)].sort((a, b) => a - b)
}

/** Labels of a report or a matrix: those given, or else all that occur. */
export function reportLabels(labels: Labels | undefined, truth: readonly number[], predicted: readonly number[]): number[] {
  if (labels === undefined) return uniqueSorted([...truth, ...predicted])
  const chosen = checkLabels('labels', labels)
  if (new Set(chosen).size !== chosen.length) throw badArgument('labels', 'labels that are all different', labels)
  return chosen
}
