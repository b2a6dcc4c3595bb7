'use strict'

// npm run bench [-- SUITE [options]]: see bench/README.md. Without a suite, all of them.

const fs = require('node:fs')
const path = require('node:path')
const { parseArgs } = require('node:util')
const { alternate } = require('./harness')
const { machine } = require('./harness/machine')
const { formatCase, writeResults } = require('./harness/report')

const folder = path.join(__dirname, 'suites')
const suites = Object.fromEntries(fs.readdirSync(folder).sort().map((file) => [path.parse(file).name, require(path.join(folder, file))]))
const common = { threads: { type: 'string', default: '2' }, rounds: { type: 'string' }, only: { type: 'string', multiple: true } }

/** `--only`: a whole name means that peer alone, any other text all peers whose names contain it. */
function isMeant(name, text, peers) {
  return peers.some((peer) => peer.name === text) ? name === text : name.includes(text)
}

/** One suite with its options from the command line; returns the results of its cases. */
async function runSuite(name, args) {
  const suite = suites[name]
  const { values } = parseArgs({ args, options: { ...common, ...suite.options } })
  const results = []
  for (const benchCase of await suite.cases({ ...values, threads: Number(values.threads) })) {
    const [ours, ...peers] = benchCase.contestants
    const chosen = values.only ? peers.filter(({ name }) => values.only.some((text) => isMeant(name, text, peers))) : peers
    const rounds = values.rounds ? Number(values.rounds) : benchCase.rounds
    const result = await alternate({ ...benchCase, contestants: [ours, ...chosen], rounds })
    results.push({ suite: name, options: values, parameters: benchCase.parameters, unit: benchCase.unit, ...result })
    console.log(formatCase(results.at(-1)))
  }
  return results
}

async function main() {
  const [first, ...rest] = process.argv.slice(2)
  const named = first !== undefined && !first.startsWith('-')
  if (named && !Object.hasOwn(suites, first)) {
    throw new Error(`Expected one of ${Object.keys(suites).join(', ')} but received "${first}".`)
  }
  const report = { date: new Date().toISOString(), command: ['npm run bench --', ...process.argv.slice(2)].join(' '), machine: machine(), cases: [] }
  console.log(Object.entries(report.machine).map(([key, value]) => `${key}: ${value}`).join('; '))
  for (const name of named ? [first] : Object.keys(suites)) {
    report.cases.push(...(await runSuite(name, named ? rest : process.argv.slice(2))))
  }
  console.log(`\n${path.relative(process.cwd(), writeResults(report))}`)
}

main().catch((error) => {
  console.error(error.message)
  process.exitCode = 1
})
