'use strict'

const fs = require('node:fs')
const path = require('node:path')

const number = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2))
const ratio = (value) => value.toFixed(3)

/** A Markdown table: text can be read as it is and pasted into the documentation. */
function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)))
  const line = (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`
  return [line(rows[0]), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rows.slice(1).map(line)].join('\n')
}

/** The result of one case as text. */
function formatCase({ title, rounds, results, skipped, unit = 'ms' }) {
  const header = ['', `median ${unit}`, 'quartiles', 'ours / theirs', 'quartiles', 'range']
  const rows = results.map(({ name, median, lower, upper, ratio: r }) => [
    name, number(median), `${number(lower)} to ${number(upper)}`,
    ...(r ? [ratio(r.median), `${ratio(r.lower)} to ${ratio(r.upper)}`, `${ratio(r.min)} to ${ratio(r.max)}`] : ['', '', ''])
  ])
  const reasons = skipped.map(({ name, reason }) => `skipped: ${name}: ${reason.split('\n').at(-1)}`)
  return [`\n${title} (${rounds} rounds)\n`, table([header, ...rows]), ...reasons].join('\n')
}

/** Writes everything to bench/results/<time>.json and returns the path. */
function writeResults(report) {
  const folder = path.join(__dirname, '..', 'results')
  fs.mkdirSync(folder, { recursive: true })
  const file = path.join(folder, `${report.date.replaceAll(':', '-')}.json`)
  fs.writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`)
  return file
}

module.exports = { formatCase, table, writeResults }
