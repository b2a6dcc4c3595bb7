import { badArgument } from '../errors'
import type { Labels } from '../models/class_weights'
import { RandomState } from '../rng/numpy_random_state'
import { rankByScore } from './binary_curve'
import { mean, percentile } from './numpy_reductions'
import { binaryArea } from './roc_auc_score'
import { checkLabelPair, checkProbabilities, type ScoreRows } from './targets'

export interface BootstrapOptions {
  /** Draws. Default: 1000. */
  iterations?: number
  /** Share of the draws within the interval, above 0 and below 1. Default: 0.95. */
  confidenceLevel?: number
  /** Seed of NumPy's `RandomState`. Default: 42. */
  seed?: number
}

/** NaN where no draw was valid. */
export interface ConfidenceInterval {
  mean: number
  lower: number
  upper: number
  /** Draws with a sample of every class; the others are skipped. */
  validDraws: number
}

export interface BootstrapIntervals {
  macroAuc: ConfidenceInterval
  /** In the order of the classes. */
  sensitivity: ConfidenceInterval[]
}

/**
 * Confidence intervals by the percentile method, with the pipeline's numbers to the last bit: each
 * draw is `RandomState(seed).choice(N, N)`, of which it takes scikit-learn's macro `roc_auc_score`
 * (one against the rest) and `recall_score` of each class, and of these NumPy's `percentile`.
 *
 * @param yTrue N labels from 0 to K - 1
 * @param yPred N predicted labels
 * @param yProb N rows of K probabilities
 * @throws BtxrdTorchError `ERR_INVALID_ARG`
 */
export function bootstrapIntervals(
  yTrue: Labels, yPred: Labels, yProb: ScoreRows, { iterations = 1000, confidenceLevel = 0.95, seed = 42 }: BootstrapOptions = {}
): BootstrapIntervals {
  if (!Number.isSafeInteger(iterations) || iterations < 1) throw badArgument('iterations', 'an integer of 1 or more', iterations)
  if (!(confidenceLevel > 0 && confidenceLevel < 1)) throw badArgument('confidenceLevel', 'a number above 0 and below 1', confidenceLevel)
  const { truth, predicted } = checkLabelPair(yTrue, yPred)
  const columns = checkProbabilities('yProb', yProb, truth.length)
  const stranger = truth.find((label) => label < 0 || label >= columns.length)
  if (stranger !== undefined) throw badArgument('yTrue', `labels from 0 to ${columns.length - 1}, the columns of yProb,`, stranger)

  // Ranked once: a draw only changes how often each sample counts.
  const classes = columns.map((scores, label) => ({ scores, order: rankByScore(scores), positives: truth.map((other) => other === label) }))
  const areas: number[] = []
  const recalls = columns.map((): number[] => [])
  const random = new RandomState(seed)
  for (let draw = 0; draw < iterations; draw++) {
    const occurrences = countOccurrences(random.choice(truth.length, truth.length), truth.length)
    const { samples, hits } = countHits(truth, predicted, occurrences, columns.length)
    if (samples.includes(0)) continue
    areas.push(mean(classes.map(({ scores, order, positives }) => binaryArea(positives, scores, order, occurrences))))
    recalls.forEach((recall, label) => recall.push(hits[label]! / samples[label]!))
  }
  const interval = (values: readonly number[]): ConfidenceInterval => intervalOf(values, confidenceLevel)
  return { macroAuc: interval(areas), sensitivity: recalls.map(interval) }
}

function intervalOf(values: readonly number[], confidenceLevel: number): ConfidenceInterval {
  if (values.length === 0) return { mean: NaN, lower: NaN, upper: NaN, validDraws: 0 }
  const tail = (1 - confidenceLevel) / 2
  return {
    mean: mean(values),
    lower: percentile(values, tail * 100),
    upper: percentile(values, (1 - tail) * 100),
    validDraws: values.length
  }
}

function countOccurrences(indices: readonly number[], count: number): Uint32Array {
  const occurrences = new Uint32Array(count)
  for (const i of indices) occurrences[i]! += 1
  return occurrences
}

function countHits(truth: readonly number[], predicted: readonly number[], occurrences: Uint32Array, classes: number) {
  const samples = new Array<number>(classes).fill(0)
  const hits = new Array<number>(classes).fill(0)
  occurrences.forEach((times, i) => {
    const label = truth[i]!
    samples[label]! += times
    if (predicted[i] === label) hits[label]! += times
  })
  return { samples, hits }
}
