import type { ChartOption } from './render'

export interface HeatTableOptions {
  title: string
  xLabel: string
  yLabel: string
  /** Names of the columns, left to right. */
  columns: readonly string[]
  /** Names of the rows, top to bottom. */
  rows: readonly string[]
  /** `[row][column]`, each from 0 to 1: how dark the cell is. */
  shares: readonly (readonly number[])[]
  /** What the shares are of, written beneath the title. */
  shareLabel: string
  /** `[row][column]`: what is written in the cell. */
  texts: readonly (readonly string[])[]
}

/** A table of cells, each with a text and shaded by a share: a confusion matrix. */
export function heatTable({ title, xLabel, yLabel, columns, rows, shares, shareLabel, texts }: HeatTableOptions): ChartOption {
  const category = (name: string, data: readonly string[]) => ({
    type: 'category' as const,
    data: [...data],
    name,
    nameLocation: 'middle' as const,
    nameTextStyle: { fontSize: 14 },
    axisLabel: { fontSize: 13, interval: 0 },
    axisTick: { show: false },
    splitArea: { show: false }
  })
  return {
    title: {
      text: title, subtext: `Shade: ${shareLabel}`, left: 'center', top: 12,
      textStyle: { fontSize: 18, fontWeight: 'bold' }, subtextStyle: { fontSize: 13, color: '#52606d' }
    },
    grid: { left: 128, right: 100, top: 76, bottom: 72 },
    xAxis: { ...category(xLabel, columns), nameGap: 36 },
    yAxis: { ...category(yLabel, rows), nameGap: 100, inverse: true },
    visualMap: {
      min: 0, max: 1, precision: 1, calculable: false, orient: 'vertical', right: 12, top: 'middle',
      itemHeight: 200, text: ['100 %', '0 %'], inRange: { color: ['#f7fbff', '#6baed6', '#08306b'] }
    },
    series: [{
      type: 'heatmap',
      data: rows.flatMap((_, y) => columns.map((__, x) => ({
        value: [x, y, shares[y]?.[x] ?? 0],
        label: { show: true, formatter: () => texts[y]?.[x] ?? '', color: (shares[y]?.[x] ?? 0) > 0.65 ? '#ffffff' : '#1f2933' }
      }))),
      label: { show: true, fontSize: 18 },
      itemStyle: { borderColor: '#ffffff', borderWidth: 2 }
    }]
  }
}
