import { badArgument } from '../errors'
import type { Labels } from '../models/class_weights'
import { countLabels, type LabelCounts } from './label_counts'
import { sum } from './numpy_reductions'
import { checkLabelPair, reportLabels } from './targets'
import { warnUndefined } from './undefined_metric'

/** What a score is where there is nothing to divide by: 0, 1 or NaN, which averages leave out, or with `'warn'` 0 and a warning. */
export type ZeroDivision = number | 'warn'

export interface ClassificationReportOptions {
  /** Labels to report on, and their order. Default: all that occur, ascending. */
  labels?: Labels
  /** Their names in the report. Default: the labels themselves. */
  targetNames?: readonly string[]
  /** 0, 1, NaN or `'warn'` (default). */
  zeroDivision?: ZeroDivision
}

export interface ReportRow {
  precision: number
  recall: number
  'f1-score': number
  /** Samples with this label. */
  support: number
}

/** By name; `accuracy` is a number, the averages are rows. */
export type ClassificationReport = Record<string, ReportRow> & {
  'macro avg': ReportRow
  'weighted avg': ReportRow
} & ({ accuracy: number } | { 'micro avg': ReportRow })

type Metric = 'precision' | 'recall' | 'f1-score'
type Row = Record<Metric, number>

/**
 * scikit-learn's `classification_report(output_dict=True)`, to the last bit. As there, the report
 * has `accuracy` where `labels` covers all that occur, and `micro avg` otherwise.
 *
 * @throws BtxrdTorchError `ERR_INVALID_ARG`
 */
export function classificationReport(
  yTrue: Labels, yPred: Labels, { labels, targetNames, zeroDivision = 'warn' }: ClassificationReportOptions = {}
): ClassificationReport {
  const { truth, predicted } = checkLabelPair(yTrue, yPred)
  const chosen = reportLabels(labels, truth, predicted)
  const names = targetNames ?? chosen.map(String)
  if (names.length !== chosen.length) throw badArgument('targetNames', `${chosen.length} names, one for each of the labels ${chosen.join(', ')},`, names)
  if (zeroDivision !== 'warn' && zeroDivision !== 0 && zeroDivision !== 1 && !Number.isNaN(zeroDivision)) {
    throw badArgument('zeroDivision', "0, 1, NaN or 'warn'", zeroDivision)
  }

  const counts = countLabels(truth, predicted, chosen)
  const rows = counts.map((count) => scoresOf(count, zeroDivision))
  if (zeroDivision === 'warn') warnOfZeroDivision(counts, names)
  const support = counts.map((count) => count.true)
  const all = support.reduce((total, count) => total + count, 0)
  const micro = scoresOf(totalOf(counts), zeroDivision)
  const coversAll = [...truth, ...predicted].every((label) => chosen.includes(label))
  return Object.fromEntries([
    ...rows.map((row, i) => [names[i]!, { ...row, support: support[i]! }]),
    coversAll ? ['accuracy', micro.precision] : ['micro avg', { ...micro, support: all }],
    ['macro avg', { ...average(rows), support: all }],
    ['weighted avg', { ...average(rows, support), support: all }]
  ]) as ClassificationReport
}

function scoresOf(counts: LabelCounts, zeroDivision: ZeroDivision): Row {
  const otherwise = zeroDivision === 'warn' ? 0 : zeroDivision
  const share = (part: number, whole: number): number => whole === 0 ? otherwise : part / whole
  return {
    precision: share(counts.hits, counts.predicted),
    recall: share(counts.hits, counts.true),
    'f1-score': share(2 * counts.hits, counts.true + counts.predicted)
  }
}

function totalOf(counts: readonly LabelCounts[]): LabelCounts {
  const total = { true: 0, predicted: 0, hits: 0 }
  for (const count of counts) {
    total.true += count.true
    total.predicted += count.predicted
    total.hits += count.hits
  }
  return total
}

function average(rows: readonly Row[], weights?: readonly number[]): Row {
  const of = (metric: Metric): number => nanAverage(rows.map((row) => row[metric]), weights)
  return { precision: of('precision'), recall: of('recall'), 'f1-score': of('f1-score') }
}

/** The average of the numbers that are not NaN; weights that are all 0 are ignored. */
function nanAverage(values: readonly number[], weights?: readonly number[]): number {
  const known = values.flatMap((value, i) => Number.isNaN(value) ? [] : [i])
  if (known.length === 0) return NaN
  const total = weights === undefined ? 0 : sum(known.map((i) => weights[i]!))
  if (weights !== undefined && total !== 0) return sum(known.map((i) => values[i]! * weights[i]!)) / total
  if (weights !== undefined) return sum(known.map((i) => values[i]!)) / known.length
  // NumPy's nanmean adds zeros in the place of NaN, which keeps the order of the additions.
  return sum(values.map((value) => Number.isNaN(value) ? 0 : value)) / known.length
}

function warnOfZeroDivision(counts: readonly LabelCounts[], names: readonly string[]): void {
  const without = (count: (counts: LabelCounts) => number): string => names.filter((_, i) => count(counts[i]!) === 0).join(', ')
  const unpredicted = without((count) => count.predicted)
  const untrue = without((count) => count.true)
  if (unpredicted) warnUndefined(`Expected a prediction of each label but there is none of ${unpredicted}: the precision is set to 0.`)
  if (untrue) warnUndefined(`Expected a sample of each label but there is none of ${untrue}: the recall is set to 0.`)
}
