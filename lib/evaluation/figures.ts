import { heatTable } from '../plots/heat_table'
import { lineChart, type LineSeries } from '../plots/line_chart'
import { MUTED } from '../plots/palette'
import { renderPng } from '../plots/render'
import type { Evaluation } from './evaluation'

const SQUARE = { width: 800, height: 800 }
const TABLE = { width: 800, height: 680 }
const UNIT: readonly [number, number] = [0, 1]

/**
 * ROC curve of each class against the rest.
 * @param subject what was evaluated, for the title
 */
export function rocFigure({ classes, macroAuc }: Evaluation, subject: string): Promise<Buffer> {
  const curves = classes.map(({ name, auc, roc }): LineSeries => ({
    name: `${name} (AUC ${auc.toFixed(3)})`,
    points: roc.fpr.map((x, i) => [x, roc.tpr[i]!])
  }))
  return renderPng(lineChart({
    title: `ROC curves, each class against the rest (${subject}, macro AUC ${macroAuc.toFixed(3)})`,
    xLabel: 'False positive rate (1 - specificity)',
    yLabel: 'True positive rate (sensitivity)',
    xRange: UNIT,
    yRange: UNIT,
    marks: false,
    series: [...curves, { name: 'Chance', color: MUTED, dashed: true, points: [[0, 0], [1, 1]] }]
  }), SQUARE)
}

/** Precision over recall of each class against the rest. */
export function precisionRecallFigure({ classes }: Evaluation, subject: string): Promise<Buffer> {
  return renderPng(lineChart({
    title: `Precision-recall curves, each class against the rest (${subject})`,
    xLabel: 'Recall (sensitivity)',
    yLabel: 'Precision',
    xRange: UNIT,
    yRange: UNIT,
    marks: false,
    series: classes.map(({ name, averagePrecision, precisionRecall: { precision, recall } }) => ({
      name: `${name} (AP ${averagePrecision.toFixed(3)})`,
      points: recall.map((x, i) => [x, precision[i]!] as const),
      steps: true
    }))
  }), SQUARE)
}

/** The confusion matrix in counts. */
export function confusionFigure(evaluation: Evaluation, subject: string): Promise<Buffer> {
  return matrixFigure(evaluation, `Confusion matrix (${subject}, ${evaluation.labels.length} images)`, evaluation.confusionMatrix.map((row) => row.map(String)))
}

/** The confusion matrix in shares of the true class. */
export function normalizedConfusionFigure(evaluation: Evaluation, subject: string): Promise<Buffer> {
  const texts = evaluation.normalizedConfusionMatrix.map((row) => row.map((share) => `${(100 * share).toFixed(1)} %`))
  return matrixFigure(evaluation, `Confusion matrix, rows add up to 100 % (${subject})`, texts)
}

function matrixFigure({ classes, normalizedConfusionMatrix }: Evaluation, title: string, texts: string[][]): Promise<Buffer> {
  const names = classes.map(({ name }) => name)
  return renderPng(heatTable({
    title, xLabel: 'Predicted class', yLabel: 'True class', columns: names, rows: names,
    shares: normalizedConfusionMatrix, shareLabel: 'share of the true class', texts
  }), TABLE)
}
