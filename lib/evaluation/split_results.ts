import type { SplitStrategy } from '../data/split/make_splits'
import type { BootstrapIntervals, ConfidenceInterval } from './bootstrap'
import type { ClassEvaluation, Evaluation } from './evaluation'

/** Folders of the splits' results, and their keys in `comparison_table.json`. */
export const RESULT_FOLDERS = { stratified: 'stratified', center: 'center_holdout', random: 'random' } as const
export type ResultFolder = (typeof RESULT_FOLDERS)[SplitStrategy]

type ByClass = Record<string, number>
interface IntervalRecord { mean: number, ci_lower: number, ci_upper: number, n_valid: number }

/** `metrics_summary.json`. */
export interface MetricsSummary {
  split_strategy: SplitStrategy
  test_set_size: number
  macro_auc: number
  per_class_auc: ByClass
  per_class_average_precision: ByClass
  per_class_sensitivity: ByClass
  per_class_specificity: ByClass
  /** Where there is a class of that name. */
  malignant_sensitivity?: number
  accuracy: number
}

/** The JSON files of one split, with the pipeline's keys. */
export interface SplitResults {
  metrics_summary: MetricsSummary
  classification_report: Evaluation['report']
  /** `macro_auc` and `sensitivity_<class>`. */
  bootstrap_ci: Record<string, IntervalRecord>
}

export function splitResults(split: SplitStrategy, evaluation: Evaluation): SplitResults {
  const { classes, labels, macroAuc, accuracy, report, bootstrap } = evaluation
  const byClass = (value: (one: ClassEvaluation) => number): ByClass => Object.fromEntries(classes.map((one) => [one.name, value(one)]))
  const sensitivities = byClass((one) => one.sensitivity)
  return {
    metrics_summary: {
      split_strategy: split,
      test_set_size: labels.length,
      macro_auc: macroAuc,
      per_class_auc: byClass((one) => one.auc),
      per_class_average_precision: byClass((one) => one.averagePrecision),
      per_class_sensitivity: sensitivities,
      per_class_specificity: byClass((one) => one.specificity),
      ...(sensitivities.Malignant !== undefined && { malignant_sensitivity: sensitivities.Malignant }),
      accuracy
    },
    classification_report: report,
    bootstrap_ci: intervals(bootstrap, classes.map(({ name }) => name))
  }
}

function intervals({ macroAuc, sensitivity }: BootstrapIntervals, names: readonly string[]): Record<string, IntervalRecord> {
  const record = ({ mean, lower, upper, validDraws }: ConfidenceInterval): IntervalRecord =>
    ({ mean, ci_lower: lower, ci_upper: upper, n_valid: validDraws })
  return Object.fromEntries([['macro_auc', record(macroAuc)], ...names.map((name, k) => [`sensitivity_${name}`, record(sensitivity[k]!)])])
}
