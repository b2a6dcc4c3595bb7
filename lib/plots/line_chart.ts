import { MUTED, PALETTE } from './palette'
import type { ChartOption } from './render'

export interface LineSeries {
  name: string
  /** `[x, y]` in drawing order; a value that is not finite interrupts the line. */
  points: readonly (readonly [x: number, y: number])[]
  /** Default: the next colour of the palette. */
  color?: string
  dashed?: boolean
  /** Steps that hold a value until the next point. Default: straight lines. */
  steps?: boolean
}

export interface LineChartOptions {
  title: string
  xLabel: string
  yLabel: string
  series: readonly LineSeries[]
  /** Lowest and highest x. Default: what the points need. */
  xRange?: readonly [min: number, max: number]
  yRange?: readonly [min: number, max: number]
  /** Only whole numbers on the x axis, as for epochs. */
  integerX?: boolean
  /** Mark the points of a line that has not too many. Default: true. */
  marks?: boolean
}

/** Above this many points a line's points are not marked. */
const MARKED_POINTS = 60

/** A chart of lines over numeric axes, with a legend beneath the title. */
export function lineChart({ title, xLabel, yLabel, series, xRange, yRange, integerX = false, marks = true }: LineChartOptions): ChartOption {
  return {
    title: { text: title, left: 'center', top: 12, textStyle: { fontSize: 18, fontWeight: 'bold' } },
    legend: { top: 44, icon: 'roundRect', itemHeight: 4, itemGap: 24, textStyle: { fontSize: 13 } },
    grid: { left: 76, right: 32, top: 44 + legendHeight(series), bottom: 64 },
    xAxis: {
      ...axis(xLabel, xRange),
      nameGap: 34,
      ...(integerX && { minInterval: 1 })
    },
    yAxis: { ...axis(yLabel, yRange), nameGap: 52 },
    series: series.map(({ name, points, color, dashed = false, steps = false }, i) => {
      const paint = color ?? PALETTE[i % PALETTE.length]!
      return {
        name,
        type: 'line' as const,
        data: points.map(([x, y]) => [x, Number.isFinite(y) ? y : null]),
        showSymbol: marks && points.length <= MARKED_POINTS && !dashed,
        symbol: 'circle',
        symbolSize: 5,
        color: paint,
        z: dashed ? 1 : 2,
        lineStyle: { width: dashed ? 1.5 : 2.25, type: dashed ? 'dashed' as const : 'solid' as const },
        ...(steps && { step: 'end' as const })
      }
    })
  }
}

/** Legends wrap; each row takes some 22 pixels. */
function legendHeight(series: readonly LineSeries[]): number {
  const letters = series.reduce((sum, { name }) => sum + name.length + 8, 0)
  return 36 + 22 * Math.floor(letters / 100)
}

function axis(name: string, range: readonly [number, number] | undefined) {
  return {
    type: 'value' as const,
    name,
    nameLocation: 'middle' as const,
    nameTextStyle: { fontSize: 14 },
    axisLabel: { fontSize: 12 },
    axisLine: { show: true, lineStyle: { color: MUTED } },
    axisTick: { show: true },
    splitLine: { lineStyle: { color: '#e4e7eb' } },
    ...(range === undefined ? { scale: true } : { min: range[0], max: range[1] })
  }
}
