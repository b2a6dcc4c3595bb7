import { csvLine } from '../csv'
import { fixedPoint } from '../fixed_point'
import { BTXRD_BASELINE, PUBLISHED_FIGURES } from './published'
import type { MetricsSummary, ResultFolder, SplitResults } from './split_results'

/** Results of the splits that were evaluated, by their folder. */
export type ResultsByFolder = Partial<Record<ResultFolder, SplitResults>>

const NONE = '-'
const COLUMNS: readonly (readonly [ResultFolder, string])[] = [['stratified', 'Stratified'], ['center_holdout', 'Center Holdout'], ['random', 'Random']]

/**
 * `comparison_table.json`: the splits side by side with published figures, and what the held-out
 * centres cost.
 */
export function comparisonJson(results: ResultsByFolder): Record<string, unknown> {
  return {
    ...Object.fromEntries(Object.entries(results).map(([folder, { bootstrap_ci: ci, ...rest }]) => [
      folder,
      { ...rest, bootstrap_ci: { macro_auc: ci.macro_auc, ...(ci.sensitivity_Malignant && { malignant_sensitivity: ci.sensitivity_Malignant }) } }
    ])),
    btxrd_baseline: BTXRD_BASELINE,
    published: PUBLISHED_FIGURES,
    generalization_gap: generalizationGap(results)
  }
}

/**
 * `comparison_table.csv`: one line a metric, with 3 decimals as Python rounds them; below, the
 * published figures. The column of the random split is there when it was evaluated.
 */
export function comparisonCsv(results: ResultsByFolder): string {
  const columns = COLUMNS.filter(([folder]) => folder !== 'random' || results.random !== undefined)
  const gap = generalizationGap(results)
  const line = (metric: string, value: (results: SplitResults) => number | undefined, baseline?: number, difference?: number): string[] => [
    metric,
    ...columns.map(([folder]) => cell(results[folder] && value(results[folder]))),
    cell(baseline), cell(difference)
  ]
  const names = [...new Set(Object.values(results).flatMap((one) => Object.keys(one.metrics_summary.per_class_sensitivity)))]
  const lines = [
    ['Metric', ...columns.map(([, title]) => title), 'BTXRD Baseline', 'Gap'],
    line('Macro AUC', (one) => one.metrics_summary.macro_auc, undefined, gap.macro_auc_gap),
    line('Accuracy', (one) => one.metrics_summary.accuracy, undefined, gap.accuracy_gap),
    ...names.map((name) => line(
      `${name} Sensitivity`, (one) => one.metrics_summary.per_class_sensitivity[name],
      BTXRD_BASELINE.per_class_recall[name], name === 'Malignant' ? gap.malignant_sensitivity_gap : undefined
    )),
    ...names.map((name) => line(`${name} Specificity`, (one) => one.metrics_summary.per_class_specificity[name])),
    ...names.map((name) => line(`${name} F1`, (one) => one.classification_report[name]?.['f1-score'])),
    line('Macro F1', (one) => one.classification_report['macro avg']['f1-score']),
    ...PUBLISHED_FIGURES.map(({ metric, model, ...published }) => [
      `${metric} (published for ${model})`, ...columns.map(([folder]) => cell(folder === 'random' ? undefined : published[folder])), NONE, NONE
    ])
  ]
  return lines.map(csvLine).join('')
}

interface GeneralizationGap {
  description?: string
  macro_auc_gap?: number
  malignant_sensitivity_gap?: number
  accuracy_gap?: number
}

/** Empty unless both splits were evaluated. */
function generalizationGap({ stratified, center_holdout: center }: ResultsByFolder): GeneralizationGap {
  if (stratified === undefined || center === undefined) return {}
  const difference = (value: (summary: MetricsSummary) => number): number => value(center.metrics_summary) - value(stratified.metrics_summary)
  const malignant = difference((summary) => summary.malignant_sensitivity ?? NaN)
  return {
    description: 'center_holdout minus stratified: below 0, the held-out centres are worse',
    macro_auc_gap: difference((summary) => summary.macro_auc),
    ...(!Number.isNaN(malignant) && { malignant_sensitivity_gap: malignant }),
    accuracy_gap: difference((summary) => summary.accuracy)
  }
}

function cell(value: number | undefined): string {
  return value === undefined ? NONE : fixedPoint(value, 3)
}
