import { evaluateProbabilities } from '../../../lib/evaluation/evaluation'
import { comparisonCsv, comparisonJson } from '../../../lib/evaluation/comparison_table'
import { confusionFigure, normalizedConfusionFigure, precisionRecallFigure, rocFigure } from '../../../lib/evaluation/figures'
import { splitResults } from '../../../lib/evaluation/split_results'
import { decodeImage } from '../../../lib/data/decode'

const classNames = ['Normal', 'Benign', 'Malignant']
const labels = [0, 0, 1, 1, 2, 2, 0, 1]
const probabilities = [
  [0.7, 0.2, 0.1], [0.4, 0.35, 0.25], [0.2, 0.5, 0.3], [0.5, 0.3, 0.2], [0.1, 0.1, 0.8], [0.3, 0.4, 0.3], [0.6, 0.3, 0.1], [0.1, 0.8, 0.1]
]
const evaluation = evaluateProbabilities(labels, probabilities, { classNames, bootstrap: { iterations: 20 } })

test('an evaluation has the predictions and one entry for each class', () => {
  expect(evaluation.predictions).toEqual([0, 0, 1, 0, 2, 1, 0, 1])
  expect(evaluation.accuracy).toBe(0.75)
  expect(evaluation.confusionMatrix).toEqual([[3, 0, 0], [1, 2, 0], [0, 1, 1]])
  expect(evaluation.classes.map(({ name, support, sensitivity, specificity }) => [name, support, sensitivity, specificity]))
    .toEqual([['Normal', 3, 1, 0.8], ['Benign', 3, 2 / 3, 0.8], ['Malignant', 2, 0.5, 1]])
  expect(evaluation.macroAuc).toBe(evaluation.classes.reduce((sum, { auc }) => sum + auc, 0) / 3)
})

test.each<[string, () => unknown, RegExp]>([
  ['no image', () => evaluateProbabilities([], [], { classNames }), /one label or more for labels/],
  ['a class without an image', () => evaluateProbabilities([0, 1], probabilities.slice(0, 2), { classNames }), /a sample of each class for labels but received "none of Malignant"/],
  ['two names for three classes', () => evaluateProbabilities(labels, probabilities, { classNames: ['a', 'b'] }), /3 names, one for each probability of a row, for classNames/]
])('%s is refused', (_, call, message) => {
  expect(call).toThrow(expect.objectContaining({ code: 'ERR_INVALID_ARG', message: expect.stringMatching(message) as string }))
})

describe('the comparison', () => {
  const stratified = splitResults('stratified', evaluation)
  const center = splitResults('center', evaluateProbabilities(labels, probabilities.toReversed(), { classNames, bootstrap: { iterations: 20 } }))

  test('has a column for each of the pipeline\'s splits, the baseline and the gap, and the published figures below', () => {
    const lines = comparisonCsv({ stratified, center_holdout: center }).split('\n').map((line) => line.split(','))
    expect(lines[0]).toEqual(['Metric', 'Stratified', 'Center Holdout', 'BTXRD Baseline', 'Gap'])
    expect(lines.slice(1).map(([metric]) => metric)).toEqual([
      'Macro AUC', 'Accuracy', 'Normal Sensitivity', 'Benign Sensitivity', 'Malignant Sensitivity', 'Normal Specificity', 'Benign Specificity',
      'Malignant Specificity', 'Normal F1', 'Benign F1', 'Malignant F1', 'Macro F1',
      'Macro AUC (published for efficientnet_b0)', 'Macro AUC (published for efficientnet_b3)', 'Accuracy (published for efficientnet_b3)', ''
    ])
    expect(lines[2]).toEqual(['Accuracy', '0.750', '0.375', '-', '-0.375'])
    expect(lines[3]).toEqual(['Normal Sensitivity', '1.000', '0.667', '0.898', '-'])
    expect(lines[13]!.slice(1)).toEqual(['0.846', '0.627', '-', '-'])
  })

  test('of one split has no gap; the random split gets a column', () => {
    expect(comparisonJson({ stratified })).toMatchObject({ generalization_gap: {}, stratified: { bootstrap_ci: { macro_auc: { n_valid: expect.any(Number) as number } } } })
    expect(comparisonJson({ stratified })).not.toHaveProperty('center_holdout')
    expect(comparisonCsv({ random: stratified })).toContain('Metric,Stratified,Center Holdout,Random,BTXRD Baseline,Gap\nMacro AUC,-,-,')
  })

  test('quotes the name of a class where CSV needs it', () => {
    const named = evaluateProbabilities(labels, probabilities, { classNames: ['a, b', 'say "c"', 'd'], bootstrap: { iterations: 1 } })
    const text = comparisonCsv({ stratified: splitResults('stratified', named) })
    expect(text).toContain('\n"a, b Sensitivity",1.000,-,-,-\n"say ""c"" Sensitivity",0.667,')
  })
})

test('an interval without a valid draw is null in JSON', () => {
  const few = evaluateProbabilities([0, 1, 2], probabilities.slice(0, 3), { classNames, bootstrap: { iterations: 1, seed: 1 } })
  expect(JSON.parse(JSON.stringify(splitResults('random', few).bootstrap_ci.macro_auc))).toEqual({ mean: null, ci_lower: null, ci_upper: null, n_valid: 0 })
})

test.each([rocFigure, precisionRecallFigure, confusionFigure, normalizedConfusionFigure])('$name is a picture', async (figure) => {
  const { width, height, data } = await decodeImage(await figure(evaluation, 'stratified'))
  expect(Math.min(width, height)).toBeGreaterThan(600)
  expect(new Set(data).size).toBeGreaterThan(20)
})
