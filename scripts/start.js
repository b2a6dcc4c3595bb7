'use strict'

// `npm start`: the whole pipeline on synthetic phantoms, or with --data on a folder in the data set's
// layout; with --checkpoint and --image Python and Node side by side on the user's files.

const { parseArgs } = require('node:util')
const { compareLogits } = require('./start/compare-logits')
const { wholePipeline } = require('./start/whole-pipeline')

async function main() {
  const { values } = parseArgs({
    options: { data: { type: 'string' }, checkpoint: { type: 'string' }, image: { type: 'string', multiple: true } }
  })
  if ((values.checkpoint === undefined) !== (values.image === undefined)) {
    throw new Error('Expected --checkpoint FILE together with --image FILE. Without either, npm start makes its own.')
  }
  const exact = values.checkpoint === undefined ? await wholePipeline(values.data) : await compareLogits(values.checkpoint, values.image)
  if (values.checkpoint === undefined) {
    console.log('Next, your own files:')
    console.log('  npm start -- --data FOLDER           (images/, dataset.xlsx or dataset.csv, Annotations/)')
    console.log('  npm start -- --checkpoint best_stratified.pt --image radiograph.jpeg')
    console.log('  node dist/cli/main.js --help')
  }
  process.exitCode = exact ? 0 : 1
}

main().catch((error) => {
  console.error(error.stderr || (error.code ? `${error.message} [${error.code}]` : error.message))
  process.exitCode = 1
})
