import type { Labels } from '../models/class_weights'
import { countLabels } from './label_counts'
import { checkLabelPair, reportLabels } from './targets'

/** `labels`: which, and in which order. Default: all that occur, ascending. */
export interface PerLabelOptions {
  labels?: Labels
}

/**
 * Of the samples of each label, the share that was predicted as such: scikit-learn's
 * `recall_score(average=None, zero_division=0)`, to the last bit. 0 for a label without a sample.
 *
 * @throws BtxrdTorchError `ERR_INVALID_ARG`
 */
export function sensitivity(yTrue: Labels, yPred: Labels, { labels }: PerLabelOptions = {}): number[] {
  const { truth, predicted } = checkLabelPair(yTrue, yPred)
  return countLabels(truth, predicted, reportLabels(labels, truth, predicted))
    .map((counts) => counts.true === 0 ? 0 : counts.hits / counts.true)
}

/**
 * Of the samples of all other labels, the share that was not predicted as the label: `tn / (tn + fp)`
 * of scikit-learn's `multilabel_confusion_matrix`. 0 for a label that all samples have.
 *
 * @throws BtxrdTorchError `ERR_INVALID_ARG`
 */
export function specificity(yTrue: Labels, yPred: Labels, { labels }: PerLabelOptions = {}): number[] {
  const { truth, predicted } = checkLabelPair(yTrue, yPred)
  return countLabels(truth, predicted, reportLabels(labels, truth, predicted)).map((counts) => {
    const others = truth.length - counts.true
    return others === 0 ? 0 : (others - (counts.predicted - counts.hits)) / others
  })
}

/**
 * The share of samples whose label was predicted: scikit-learn's `accuracy_score`, to the last bit.
 *
 * @throws BtxrdTorchError `ERR_INVALID_ARG`
 */
export function accuracyScore(yTrue: Labels, yPred: Labels): number {
  const { truth, predicted } = checkLabelPair(yTrue, yPred)
  return truth.filter((label, i) => label === predicted[i]).length / truth.length
}
