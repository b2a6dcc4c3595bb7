'use strict'

// `npm start`: the whole pipeline on synthetic phantoms, or with --data on a folder in the data set's
// layout; with --checkpoint and --image Python and Node side by side on the user's files.

const { parseArgs } = require('node:util')
const { compareLogits } = require('./start/compare-logits')
const { wholePipeline } = require('./start/whole-pipeline')

const options = {
  data: { type: 'string' },
  'output-dir': { type: 'string' },
  'phantoms-per-class': { type: 'string', default: '40' },
  override: { type: 'string', multiple: true, default: [] },
  checkpoint: { type: 'string' },
  image: { type: 'string', multiple: true }
}

async function main() {
  const { values } = parseArgs({ options })
  if ((values.checkpoint === undefined) !== (values.image === undefined)) {
    throw new Error('Expected --checkpoint FILE together with --image FILE. Without either, npm start makes its own.')
  }
  process.exitCode = await isExact(values) ? 0 : 1
}

async function isExact({ checkpoint, image, data, override, 'output-dir': outputDir, 'phantoms-per-class': phantoms }) {
  if (checkpoint !== undefined) return compareLogits(checkpoint, image)
  const exact = await wholePipeline({ data, outputDir, phantomsPerClass: phantoms, overrides: override })
  console.log('Next, your own files:')
  console.log('  npm start -- --data FOLDER           (images/, dataset.xlsx or dataset.csv, Annotations/)')
  console.log('  npm start -- --checkpoint best_stratified.pt --image radiograph.jpeg')
  console.log('  node dist/cli/main.js --help')
  return exact
}

main().catch((error) => {
  console.error(error.stderr || (error.code ? `${error.message} [${error.code}]` : error.message))
  process.exitCode = 1
})
