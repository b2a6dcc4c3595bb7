import { bootstrapIntervals } from '../../../lib/evaluation/bootstrap'
import { classificationReport } from '../../../lib/evaluation/classification_report'
import { confusionMatrix } from '../../../lib/evaluation/confusion_matrix'
import { percentile, sum } from '../../../lib/evaluation/numpy_reductions'
import { averagePrecisionScore, precisionRecallCurve } from '../../../lib/evaluation/precision_recall_curve'
import { rocAucScore } from '../../../lib/evaluation/roc_auc_score'
import { auc, rocCurve } from '../../../lib/evaluation/roc_curve'
import { accuracyScore, sensitivity, specificity } from '../../../lib/evaluation/sensitivity'

// Every value is worked out by hand; equality with scikit-learn is tested in test/interop.

test('a ROC curve has a point for each different score and none between others on a line', () => {
  const labels = [0, 0, 1, 1]
  expect(rocCurve(labels, [0.1, 0.4, 0.4, 0.8])).toEqual({ fpr: [0, 0, 0.5, 1], tpr: [0, 0.5, 1, 1], thresholds: [Infinity, 0.8, 0.4, 0.1] })
  expect(rocCurve(labels, [0.1, 0.2, 0.8, 0.9]).thresholds).toEqual([Infinity, 0.9, 0.8, 0.1])
  expect(rocCurve(labels, [0.1, 0.2, 0.8, 0.9], { dropIntermediate: false }).thresholds).toEqual([Infinity, 0.9, 0.8, 0.2, 0.1])
  expect(rocCurve(BigInt64Array.of(2n, 5n), [1, 0], { posLabel: 2 }).tpr).toEqual([0, 1, 1])
})

test('the area is 1 for a perfect order, 0 for the reverse and one half for ties alone', () => {
  expect(rocAucScore([0, 0, 1, 1], [1, 2, 3, 4])).toBe(1)
  expect(rocAucScore([0, 0, 1, 1], [4, 3, 2, 1])).toBe(0)
  expect(rocAucScore([0, 0, 1, 1], [7, 7, 7, 7])).toBe(0.5)
  expect(auc([3, 1, 0], [1, 1, 1])).toBe(3)
})

test('areas of two columns are those of each class against the other', () => {
  expect(rocAucScore([0, 1, 1], [[0.9, 0.1], [0.2, 0.8], [0.4, 0.6]], { average: null })).toEqual([1, 1])
})

test('precision, recall and average precision', () => {
  expect(precisionRecallCurve([0, 1, 1], [0.1, 0.2, 0.8])).toEqual({ precision: [2 / 3, 1, 1, 1], recall: [1, 1, 0.5, 0], thresholds: [0.1, 0.2, 0.8] })
  expect(averagePrecisionScore([1, 0, 1], [0.1, 0.2, 0.8])).toBeCloseTo(0.5 + 0.5 * 2 / 3, 15)
})

test('counts, shares and the report of a confusion', () => {
  const truth = [0, 0, 0, 1, 1, 2]
  const predicted = [0, 0, 1, 1, 0, 0]
  expect(confusionMatrix(truth, predicted)).toEqual([[2, 1, 0], [1, 1, 0], [1, 0, 0]])
  expect(confusionMatrix(truth, predicted, { normalize: 'true' })).toEqual([[2 / 3, 1 / 3, 0], [0.5, 0.5, 0], [1, 0, 0]])
  expect(sensitivity(truth, predicted)).toEqual([2 / 3, 0.5, 0])
  expect(specificity(truth, predicted)).toEqual([1 / 3, 0.75, 1])
  expect(accuracyScore(truth, predicted)).toBe(0.5)
  const report = classificationReport(truth, predicted, { targetNames: ['Normal', 'Benign', 'Malignant'], zeroDivision: 0 })
  expect(Object.keys(report)).toEqual(['Normal', 'Benign', 'Malignant', 'accuracy', 'macro avg', 'weighted avg'])
  expect(report.Normal).toEqual({ precision: 0.5, recall: 2 / 3, 'f1-score': 4 / 7, support: 3 })
  expect(report.Malignant).toEqual({ precision: 0, recall: 0, 'f1-score': 0, support: 1 })
})

test('a percentile lies between the two nearest values', () => {
  expect(percentile([4, 1, 3, 2], 50)).toBe(2.5)
  expect(percentile([4, 1, 3, 2], 0)).toBe(1)
  expect(percentile([4, 1, 3, 2], 100)).toBe(4)
  expect(percentile([5], 97.5)).toBe(5)
})

test('long sums keep what a sum from left to right would lose', () => {
  const values = new Float64Array(100_001).fill(0.1)
  expect(Math.abs(sum(values) - 10_000.1)).toBeLessThan(Math.abs(values.reduce((total, value) => total + value, 0) - 10_000.1) / 100)
  expect(sum([])).toBe(0)
})

test('draws without a sample of a class are skipped; without any left the interval is NaN', () => {
  const rows = [[0.8, 0.2], [0.3, 0.7]]
  const { macroAuc, sensitivity: recalls } = bootstrapIntervals([0, 1], [0, 1], rows, { iterations: 50 })
  expect(macroAuc).toEqual({ mean: 1, lower: 1, upper: 1, validDraws: recalls[0]!.validDraws })
  expect(macroAuc.validDraws).toBeGreaterThan(0)
  expect(macroAuc.validDraws).toBeLessThan(50)
  expect(bootstrapIntervals([0, 0], [0, 0], rows).macroAuc).toEqual({ mean: NaN, lower: NaN, upper: NaN, validDraws: 0 })
})

const rows = [[0.8, 0.2], [0.3, 0.7]]
test.each<[string, () => unknown, RegExp]>([
  ['no labels', () => accuracyScore([], []), /one label or more for yTrue/],
  ['something else than labels', () => accuracyScore('01' as never, [0, 1]), /an array of integer labels for yTrue but received "01"/],
  ['a label that is no integer', () => accuracyScore([0, 0.5], [0, 1]), /yTrue\[1\] but received 0\.5/],
  ['fewer predictions than labels', () => confusionMatrix([0, 1], [0]), /2 labels, as many as yTrue has, for yPred/],
  ['fewer scores than labels', () => rocCurve([0, 1], [0.5]), /2 scores, one for each label, for yScore/],
  ['a score that is NaN', () => rocCurve([0, 1], [0.5, NaN]), /a finite number for yScore\[1\] but received NaN/],
  ['labels of which none is plainly positive', () => rocCurve([1, 2], [0.5, 0.6]), /Name the positive label with posLabel/],
  ['a positive label that does not occur', () => averagePrecisionScore([0, 1], [0.5, 0.6], { posLabel: 3 }), /one of the labels 0 and 1 for posLabel but received 3/],
  ['one score a sample for three labels', () => rocAucScore([0, 1, 2], [0.1, 0.2, 0.3]), /rows of 3 probabilities/],
  ['logits for probabilities', () => rocAucScore([0, 1], [[3, 1], [0.5, 0.5]]), /add up to 1 for yScore\[0\].*Apply a softmax/],
  ['rows of different lengths', () => rocAucScore([0, 1], [[0.5, 0.5], [1]]), /2 probabilities, as the first row has, for yScore\[1\]/],
  ['a class without a sample', () => rocAucScore([0, 0], rows), /2 different labels, as yScore has 2 columns,.*labels to get NaN/],
  ['classes out of order', () => rocAucScore([0, 1], rows, { labels: [1, 0] }), /ascending order for labels/],
  ['a label beside the classes', () => rocAucScore([0, 2], rows, { labels: [0, 1] }), /labels out of 0, 1 for yTrue but received 2/],
  ['fewer names than labels', () => classificationReport([0, 1], [0, 1], { targetNames: ['a'] }), /2 names, one for each of the labels 0, 1, for targetNames/],
  ['another value for divisions by zero', () => classificationReport([0], [0], { zeroDivision: 2 }), /0, 1, NaN or 'warn' for zeroDivision/],
  ['labels that nothing has', () => confusionMatrix([0], [0], { labels: [5] }), /a label that occurs in yTrue for labels/],
  ['another normalisation', () => confusionMatrix([0], [0], { normalize: 'rows' as never }), /for normalize but received "rows"/],
  ['points that go forth and back', () => auc([0, 2, 1], [0, 1, 2]), /only ascend or only descend for x/],
  ['no draws', () => bootstrapIntervals([0, 1], [0, 1], rows, { iterations: 0 }), /an integer of 1 or more for iterations/],
  ['a level of certainty', () => bootstrapIntervals([0, 1], [0, 1], rows, { confidenceLevel: 1 }), /above 0 and below 1 for confidenceLevel/],
  ['a label beyond the columns', () => bootstrapIntervals([0, 2], [0, 1], rows), /labels from 0 to 1, the columns of yProb, for yTrue but received 2/]
])('%s is refused', (_, call, message) => {
  expect(call).toThrow(expect.objectContaining({ code: 'ERR_INVALID_ARG', message: expect.stringMatching(message) as string }))
})
