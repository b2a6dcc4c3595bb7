'use strict'

// npm run bench:plot -- RESULT.json ... PICTURE.png: how many images a second each contestant of the suite
// "inference" does, over the batch size and by threads. The cases may come from several runs;
// one that is in two of them is drawn as the later file has it.

const fs = require('node:fs')
const { lineChart } = require('../dist/plots/line_chart')
const { PALETTE } = require('../dist/plots/palette')
const { renderPng } = require('../dist/plots/render')

/** One line for each contestant and number of threads; the most threads are drawn through, fewer dashed. */
function seriesOf(cases) {
  const most = Math.max(...cases.map(({ parameters }) => parameters.threads))
  const lines = new Map()
  for (const { parameters: { batch, threads }, results } of cases) {
    for (const { name, median } of results) {
      const key = JSON.stringify([name, threads])
      if (!lines.has(key)) lines.set(key, { name, threads, rates: new Map() })
      lines.get(key).rates.set(batch, 1000 * batch / median)
    }
  }
  const names = [...new Set([...lines.values()].map(({ name }) => name))]
  return [...lines.values()]
    .sort((a, b) => b.threads - a.threads || names.indexOf(a.name) - names.indexOf(b.name))
    .map(({ name, threads, rates }) => ({
      name: `${name}, ${threads} thread${threads === 1 ? '' : 's'}`,
      points: [...rates].sort(([a], [b]) => a - b),
      color: PALETTE[names.indexOf(name) % PALETTE.length],
      dashed: threads < most
    }))
}

async function main() {
  const args = process.argv.slice(2)
  if (args.length < 2 || !args.at(-1).endsWith('.png')) throw new Error('Expected result files and then a .png file as arguments.')
  const reports = args.slice(0, -1).map((file) => JSON.parse(fs.readFileSync(file, 'utf8')))
  const cases = reports.flatMap((report) => report.cases).filter(({ suite }) => suite === 'inference')
  const series = seriesOf(cases)
  const highest = Math.max(...series.flatMap(({ points }) => points.map(([, rate]) => rate)))
  const chart = lineChart({
    title: 'EfficientNet-B0, 224 px: images per second', xLabel: 'batch size', yLabel: 'images per second', series,
    yRange: [0, 10 * Math.ceil(highest / 10)]
  })
  fs.writeFileSync(args.at(-1), await renderPng(chart, { width: 960, height: 560 }))
}

main().catch((error) => {
  console.error(error.message)
  process.exitCode = 1
})
