import { heatTable } from '../../../lib/plots/heat_table'
import { lineChart, type LineChartOptions } from '../../../lib/plots/line_chart'
import { renderPng, renderSvg } from '../../../lib/plots/render'
import { decodeImage } from '../../../lib/data/decode'

const size = { width: 640, height: 480 }
const loss: LineChartOptions = {
  title: 'Loss <stratified> & more',
  xLabel: 'Epoch',
  yLabel: 'Cross-entropy',
  integerX: true,
  series: [
    { name: 'Training', points: [[1, 1.1], [2, 0.8], [3, 0.6]] },
    { name: 'Validation', points: [[1, 1.2], [2, NaN], [3, 0.7]] }
  ]
}

test('a line chart has its title, axis labels and legend as text', () => {
  const svg = renderSvg(lineChart(loss), size)
  for (const text of ['Loss &lt;stratified&gt; &amp; more', 'Epoch', 'Cross-entropy', 'Training', 'Validation']) {
    expect(svg).toContain(`>${text}</text>`)
  }
})

test('whole numbers only on an axis of epochs', () => {
  const labels = [...renderSvg(lineChart(loss), size).matchAll(/text-anchor="middle"[^>]*>([\d.]+)<\/text>/g)].map(([, label]) => label)
  expect(labels.length).toBeGreaterThan(1)
  for (const label of labels) expect(label).toMatch(/^\d+$/)
})

test('a value that is not a number interrupts its line and hides no other point', () => {
  const circles = (points: LineChartOptions['series'][number]['points']) =>
    renderSvg(lineChart({ ...loss, series: [{ name: 'a', points }] }), size).split('<path d="M1 0A1').length
  expect(circles([[1, 1], [2, NaN], [3, 3]])).toBe(circles([[1, 1], [2, 2], [3, 3]]) - 1)
  expect(circles([[1, 1]])).toBe(circles([[1, 1], [2, 2]]) - 1)
  expect(renderSvg(lineChart({ ...loss, marks: false }), size)).not.toContain('<path d="M1 0A1')
})

test('a PNG has the size asked for, the colours of the lines and ink where the texts are', async () => {
  const png = await renderPng(lineChart(loss), size)
  const { data, width, height } = await decodeImage(png)
  expect([width, height]).toEqual([640, 480])
  const count = (wanted: number[], from = 0, to = height) => {
    let found = 0
    for (let i = 3 * width * from; i < 3 * width * to; i += 3) {
      if (wanted.every((value, channel) => data[i + channel] === value)) found++
    }
    return found
  }
  expect(count([0x00, 0x72, 0xb2])).toBeGreaterThan(100)
  expect(count([0xe6, 0x9f, 0x00])).toBeGreaterThan(50)
  // The title's row is blank when the font is not found: resvg draws no text then.
  expect(count([255, 255, 255], 12, 34)).toBeLessThan(22 * width - 500)
})

test('the same chart gives the same bytes, and many at once do not mix', async () => {
  const table = heatTable({
    title: 'Confusion', xLabel: 'Predicted class', yLabel: 'True class', shareLabel: 'share of the true class',
    columns: ['Normal', 'Benign'], rows: ['Normal', 'Benign'], shares: [[0.9, 0.1], [0.25, 0.75]], texts: [['9', '1'], ['1', '3']]
  })
  const options = [lineChart(loss), table, lineChart(loss), table]
  const [first, second, third, fourth] = await Promise.all(options.map((option) => renderPng(option, size)))
  expect(third!.equals(first!)).toBe(true)
  expect(fourth!.equals(second!)).toBe(true)
  expect(second!.equals(first!)).toBe(false)
})

test('a table has a text in every cell and its rows from top to bottom', () => {
  const svg = renderSvg(heatTable({
    title: 'Confusion', xLabel: 'Predicted', yLabel: 'True', shareLabel: 'share of the true class',
    columns: ['c1', 'c2'], rows: ['r1', 'r2'], shares: [[1, 0], [0.25, 0.75]], texts: [['41', '42'], ['43', '44']]
  }), size)
  const y = (text: string) => Number(new RegExp(`translate\\([\\d.]+ ([\\d.]+)\\)"[^>]*>${text}</text>`).exec(svg)?.[1])
  expect(y('r1')).toBeLessThan(y('r2'))
  expect(y('41')).toBeLessThan(y('43'))
  expect(y('42')).toBeLessThan(y('44'))
})
