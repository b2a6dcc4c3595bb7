import { isDeepStrictEqual } from 'node:util'
import { bootstrapIntervals } from '../../lib/evaluation/bootstrap'
import { classificationReport } from '../../lib/evaluation/classification_report'
import { confusionMatrix } from '../../lib/evaluation/confusion_matrix'
import { averagePrecisionScore, precisionRecallCurve } from '../../lib/evaluation/precision_recall_curve'
import { rocAucScore } from '../../lib/evaluation/roc_auc_score'
import { rocCurve } from '../../lib/evaluation/roc_curve'
import { accuracyScore, sensitivity, specificity } from '../../lib/evaluation/sensitivity'
import { BtxrdTorchError } from '../../lib/errors'
import { EvaluationCases, type MetricCase } from '../support/evaluation_cases'
import { runReference } from '../support/python'

const cases = new EvaluationCases()
const metricCases = cases.metrics(1000)
const bootstrapCases = cases.bootstrap()
let python: { metrics: unknown[], bootstrap: unknown[] }
let emitWarning: jest.SpyInstance

beforeAll(async () => {
  emitWarning = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined)
  python = await runReference('evaluation_metrics', { metrics: metricCases, bootstrap: bootstrapCases })
}, 60_000)

afterAll(() => emitWarning.mockRestore())

/** As Python sends them: numbers that JSON has not, as text. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (_, item: unknown) =>
  typeof item !== 'number' || Number.isFinite(item) ? item : Number.isNaN(item) ? 'nan' : item > 0 ? 'inf' : '-inf'))

function outcome(call: () => unknown): unknown {
  emitWarning.mockClear()
  try {
    return { value: plain(call()), warned: emitWarning.mock.calls.length > 0 }
  } catch (error) {
    if (!(error instanceof BtxrdTorchError) || error.code !== 'ERR_INVALID_ARG') throw error
    return { error: true }
  }
}

function runCase(options: MetricCase) {
  const { truth, predicted, rows, oneAgainstRest: one, dropIntermediate, normalize, zeroDivision, average } = options
  const classes = Array.from(rows[0]!, (_, k) => k)
  const labels = options.labels === null ? {} : { labels: options.labels }
  const posLabel = options.posLabel === null ? {} : { posLabel: options.posLabel }
  const binary = one === null ? truth : truth.map((label) => Number(label === one))
  const scores = rows.map((row) => row.at(one ?? -1)!)
  const names = options.namesClasses ? { labels: classes } : {}
  return {
    roc: outcome(() => Object.values(rocCurve(binary, scores, { ...posLabel, dropIntermediate }))),
    precisionRecall: outcome(() => Object.values(precisionRecallCurve(binary, scores, { ...posLabel, dropIntermediate }))),
    averagePrecision: outcome(() => averagePrecisionScore(binary, scores, posLabel)),
    area: outcome(() => rocAucScore(binary, scores)),
    matrix: outcome(() => confusionMatrix(truth, predicted, { ...labels, normalize })),
    report: outcome(() => classificationReport(truth, predicted, { ...labels, zeroDivision: zeroDivision === 'nan' ? NaN : zeroDivision })),
    accuracy: outcome(() => accuracyScore(truth, predicted)),
    shares: outcome(() => [sensitivity(truth, predicted, { labels: classes }), specificity(truth, predicted, { labels: classes })]),
    ...(classes.length > 2 && {
      areas: outcome(() => average === null ? rocAucScore(truth, rows, { ...names, average }) : rocAucScore(truth, rows, names))
    })
  }
}

test('1,000 cases have scikit-learn\'s numbers to the last bit, its warnings and its errors', () => {
  metricCases.forEach((options, i) => {
    const node = runCase(options)
    // toEqual shows the difference, but takes seconds to see that there is none.
    if (!isDeepStrictEqual(node, python.metrics[i])) expect({ case: i, node }).toEqual({ case: i, node: python.metrics[i] })
  })
  expect(python.metrics).toHaveLength(metricCases.length)
})

test('the cases hold ties, missing classes, warnings and errors', () => {
  const text = JSON.stringify(python.metrics)
  expect(text.match(/"error":true/g)!.length).toBeGreaterThan(100)
  expect(text.match(/"warned":true/g)!.length).toBeGreaterThan(100)
  expect(metricCases.filter(({ truth, rows }) => new Set(truth).size < rows[0]!.length).length).toBeGreaterThan(100)
  expect(metricCases.filter(({ rows }) => new Set(rows.map(String)).size < rows.length).length).toBeGreaterThan(400)
})

test('bootstrap intervals are those of numpy.random.RandomState and scikit-learn, to the last bit', () => {
  const node = bootstrapCases.map(({ truth, predicted, rows, ...options }) => plain(bootstrapIntervals(truth, predicted, rows, options)))
  expect(node).toEqual(python.bootstrap)
  const draws = (node as { macroAuc: { validDraws: number } }[]).map(({ macroAuc }, i) => macroAuc.validDraws / bootstrapCases[i]!.iterations)
  expect(Math.min(...draws)).toBeLessThan(0.9)
})
