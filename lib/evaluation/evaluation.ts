import { badArgument } from '../errors'
import { bootstrapIntervals, type BootstrapIntervals, type BootstrapOptions } from './bootstrap'
import { classificationReport, type ClassificationReport } from './classification_report'
import { confusionMatrix } from './confusion_matrix'
import { mean } from './numpy_reductions'
import { averagePrecisionScore, precisionRecallCurve, type PrecisionRecallCurve } from './precision_recall_curve'
import { auc, rocCurve, type RocCurve } from './roc_curve'
import { accuracyScore, sensitivity, specificity } from './sensitivity'
import { checkProbabilities, type ScoreRows } from './targets'

/** One class against the rest. */
export interface ClassEvaluation {
  name: string
  /** Area under the ROC curve. */
  auc: number
  averagePrecision: number
  /** Recall: the share of its samples that were predicted as it. */
  sensitivity: number
  /** The share of the other samples that were not predicted as it. */
  specificity: number
  /** How many samples it has. */
  support: number
  roc: RocCurve
  precisionRecall: PrecisionRecallCurve
}

/** What the pipeline's evaluation computes from the predictions for a test set. */
export interface Evaluation {
  /** True class of each sample, in their order. */
  labels: number[]
  /** The class with the highest probability. */
  predictions: number[]
  /** `[sample][class]`. */
  probabilities: number[][]
  accuracy: number
  /** Mean of the areas under the ROC curves. */
  macroAuc: number
  classes: ClassEvaluation[]
  /** Counts, `[true class][predicted class]`. */
  confusionMatrix: number[][]
  /** Shares of the true class. */
  normalizedConfusionMatrix: number[][]
  report: ClassificationReport
  bootstrap: BootstrapIntervals
}

export interface EvaluationOptions {
  /** Names of the classes, in the order of the probabilities. */
  classNames: readonly string[]
  /** Default: 1000 draws, 95 %, seed 42. */
  bootstrap?: BootstrapOptions
}

/**
 * All metrics of the pipeline's evaluation, with scikit-learn's and NumPy's numbers.
 *
 * @param labels N class indices
 * @param probabilities N rows of K probabilities, such as a softmax over logits
 * @throws BtxrdTorchError `ERR_INVALID_ARG`, also for a class without a sample, whose curves and areas have no meaning
 */
export function evaluateProbabilities(labels: readonly number[], probabilities: ScoreRows, { classNames, bootstrap }: EvaluationOptions): Evaluation {
  const columns = checkProbabilities('probabilities', probabilities, labels.length)
  if (labels.length === 0) throw badArgument('labels', 'one label or more', labels)
  if (columns.length !== classNames.length) throw badArgument('classNames', `${columns.length} names, one for each probability of a row,`, classNames)
  const support = classNames.map((_, k) => labels.filter((label) => label === k).length)
  const missing = classNames.filter((_, k) => support[k] === 0)
  if (missing.length > 0) throw badArgument('labels', 'a sample of each class', `none of ${missing.join(', ')}`, 'Areas and curves have no meaning for a class without a sample.')

  const rows = Array.from(probabilities, (row) => Array.from(row))
  const predictions = rows.map((row) => row.indexOf(Math.max(...row)))
  const all = { labels: classNames.map((_, k) => k) }
  const recalls = sensitivity(labels, predictions, all)
  const specificities = specificity(labels, predictions, all)
  const classes = columns.map((scores, k) => {
    const isClass = labels.map((label) => Number(label === k))
    const roc = rocCurve(isClass, scores)
    return {
      name: classNames[k]!,
      auc: auc(roc.fpr, roc.tpr),
      averagePrecision: averagePrecisionScore(isClass, scores),
      sensitivity: recalls[k]!,
      specificity: specificities[k]!,
      support: support[k]!,
      roc,
      precisionRecall: precisionRecallCurve(isClass, scores)
    }
  })
  return {
    labels: [...labels],
    predictions,
    probabilities: rows,
    accuracy: accuracyScore(labels, predictions),
    macroAuc: mean(classes.map((one) => one.auc)),
    classes,
    confusionMatrix: confusionMatrix(labels, predictions, all),
    normalizedConfusionMatrix: confusionMatrix(labels, predictions, { ...all, normalize: 'true' }),
    report: classificationReport(labels, predictions, { ...all, targetNames: classNames, zeroDivision: 0 }),
    bootstrap: bootstrapIntervals(labels, predictions, rows, bootstrap)
  }
}
