import { lineChart } from '../../plots/line_chart'
import { renderPng } from '../../plots/render'
import type { EpochRecord } from './training_log'

const SIZE = { width: 1000, height: 600 }

/** `loss_curve.png`. */
export function lossCurve(history: readonly EpochRecord[]): Promise<Buffer> {
  const line = (name: string, value: (record: EpochRecord) => number) =>
    ({ name, points: history.map((record) => [record.epoch, value(record)] as const) })
  return renderPng(lineChart({
    title: 'Training and validation loss',
    xLabel: 'Epoch',
    yLabel: 'Cross entropy (of training weighted and smoothed)',
    integerX: true,
    series: [line('Training', ({ trainLoss }) => trainLoss), line('Validation', ({ valLoss }) => valLoss)]
  }), SIZE)
}

/** `recall_curve.png`. */
export function recallCurve(history: readonly EpochRecord[], classNames: readonly string[]): Promise<Buffer> {
  return renderPng(lineChart({
    title: 'Validation recall by class',
    xLabel: 'Epoch',
    yLabel: 'Recall',
    integerX: true,
    yRange: [0, 1],
    series: classNames.map((name, i) => ({ name, points: history.map(({ epoch, valRecall }) => [epoch, valRecall[i]!] as const) }))
  }), SIZE)
}
