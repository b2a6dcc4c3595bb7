'use strict'

// `npm start`: Python and Node classify the same images with the same checkpoint, side by side.
// Without arguments on a checkpoint and synthetic phantoms that Python makes on the spot.

const { execFile } = require('node:child_process')
const fs = require('node:fs')
const path = require('node:path')
const { promisify, parseArgs } = require('node:util')

const root = path.join(__dirname, '..')
const runs = path.join(root, 'runs', 'demo')

/** The phantoms and the checkpoint of an earlier run, as arguments; undefined before the first. */
function earlierRun() {
  const [checkpoint, phantoms] = [path.join(runs, 'demo.pt'), path.join(runs, 'phantoms')]
  if (!fs.existsSync(checkpoint) || !fs.existsSync(phantoms)) return undefined
  return { checkpoint, image: fs.readdirSync(phantoms).sort().map((name) => path.join(phantoms, name)) }
}

async function pythonLogits(args) {
  const python = path.join(root, '.venv', process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python')
  const { stdout } = await promisify(execFile)(python, [path.join(root, 'python', 'demo.py'), ...args], { maxBuffer: 64 << 20 })
  return JSON.parse(stdout)
}

async function nodeLogits({ checkpoint: file, image_size: imageSize, images }) {
  const { createModelFromCheckpoint, loadCheckpoint, preprocessImage } = require('../dist')
  const checkpoint = await loadCheckpoint(file)
  const model = await createModelFromCheckpoint(checkpoint)
  const logits = []
  for (const image of images) {
    const input = await preprocessImage(image.file, { imageSize, ...checkpoint.normalization })
    logits.push(Array.from(await (await model.forward(input)).data()))
  }
  return { logits, classNames: checkpoint.class_names }
}

function printTable(report, { logits, classNames }) {
  const width = Math.max(...report.images.map(({ file }) => path.basename(file).length))
  const row = (values) => values.map((v) => v.toFixed(9).padStart(13)).join('')
  let exact = true
  console.log(`${''.padEnd(width + 10)}${classNames.map((name) => name.padStart(13)).join('')}`)
  report.images.forEach(({ file, logits: python }, i) => {
    const same = python.length === logits[i].length && python.every((value, k) => Object.is(value, logits[i][k]))
    exact &&= same
    console.log(`${path.basename(file).padEnd(width)}  Python  ${row(python)}`)
    console.log(`${''.padEnd(width)}  Node    ${row(logits[i])}  ${same ? 'equal' : 'DIFFERENT'}`)
  })
  return exact
}

async function main() {
  const { values } = parseArgs({ options: { checkpoint: { type: 'string' }, image: { type: 'string', multiple: true } } })
  if ((values.checkpoint === undefined) !== (values.image === undefined)) {
    throw new Error('Expected --checkpoint FILE together with --image FILE. Without either, npm start makes its own.')
  }
  const own = values.checkpoint === undefined
  const given = own ? earlierRun() : values
  if (given === undefined) {
    fs.mkdirSync(runs, { recursive: true })
    console.log('Python draws six synthetic phantoms (no patient, no radiograph), trains a model on them for a few steps and saves it with torch.save ...')
  }
  const report = await pythonLogits(
    given ? ['--checkpoint', given.checkpoint, ...given.image.flatMap((file) => ['--image', file])] : ['--output-dir', runs]
  )
  console.log(`Logits of ${report.checkpoint}, ${report.threads} threads, CPU:\n`)
  const exact = printTable(report, await nodeLogits(report))
  console.log(`\nbit-exact: ${exact ? 'yes' : 'no'}\n`)
  if (own) {
    console.log('Next, your own files:')
    console.log('  npm start -- --checkpoint best_stratified.pt --image radiograph.jpeg')
    console.log('  node dist/cli/main.js predict --checkpoint best_stratified.pt --input-dir radiographs --json')
    console.log('  node dist/cli/main.js doctor')
  }
  process.exitCode = exact ? 0 : 1
}

main().catch((error) => {
  console.error(error.stderr || (error.code ? `${error.message} [${error.code}]` : error.message))
  process.exitCode = 1
})
