import { createRequire } from 'node:module'
import type * as ECharts from 'echarts'

/** A chart as echarts describes it: https://echarts.apache.org/en/option.html. */
export type ChartOption = ECharts.EChartsOption

export interface PictureSize {
  /** Pixels. */
  width: number
  /** Pixels. */
  height: number
}

/** The family that the pictures are set in; its files come with this package. */
export const FONT_FAMILY = 'DejaVu Sans'

// Loaded by the first picture: charts are a small part of what this package does, and take a
// quarter of a second to load.
const load = createRequire(__filename)

/** Draws a chart as SVG text. */
export function renderSvg(option: ChartOption, { width, height }: PictureSize): string {
  const echarts = load('echarts') as typeof ECharts
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption({
      animation: false,
      backgroundColor: '#ffffff',
      ...option,
      textStyle: { fontFamily: FONT_FAMILY, color: '#1f2933', ...option.textStyle }
    })
    return chart.renderToSVGString()
  } finally {
    chart.dispose()
  }
}

/** Draws a chart as PNG, on a thread of the pool. */
export function renderPng(option: ChartOption, size: PictureSize): Promise<Buffer> {
  return svgToPng(renderSvg(option, size))
}

/**
 * Draws SVG text as PNG, on a thread of the pool; what it leaves out stays transparent. The fonts of
 * the system are not used: the picture is the same on every machine.
 */
export async function svgToPng(svg: string): Promise<Buffer> {
  const { renderAsync } = load('@resvg/resvg-js') as typeof import('@resvg/resvg-js')
  const font = (name: string) => load.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`)
  const image = await renderAsync(svg, {
    font: {
      loadSystemFonts: false,
      fontFiles: [font('DejaVuSans'), font('DejaVuSans-Bold')],
      defaultFontFamily: FONT_FAMILY,
      sansSerifFamily: FONT_FAMILY
    }
  })
  return image.asPng()
}
