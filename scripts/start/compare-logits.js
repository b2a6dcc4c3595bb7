'use strict'

// Python and Node classify the same images with the same checkpoint, side by side.

const { execFile } = require('node:child_process')
const path = require('node:path')
const { promisify } = require('node:util')
const { root, python } = require('./python')

async function pythonLogits(checkpoint, images) {
  const args = ['--checkpoint', checkpoint, ...images.flatMap((file) => ['--image', file])]
  const { stdout } = await promisify(execFile)(python(), [path.join(root, 'python', 'demo.py'), ...args], { maxBuffer: 64 << 20 })
  return JSON.parse(stdout)
}

async function nodeLogits({ checkpoint: file, image_size: imageSize, images }) {
  const { createModelFromCheckpoint, loadCheckpoint, preprocessImage } = require('../../dist')
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
  report.images.forEach(({ file, logits: expected }, i) => {
    const same = expected.length === logits[i].length && expected.every((value, k) => Object.is(value, logits[i][k]))
    exact &&= same
    console.log(`${path.basename(file).padEnd(width)}  Python  ${row(expected)}`)
    console.log(`${''.padEnd(width)}  Node    ${row(logits[i])}  ${same ? 'equal' : 'DIFFERENT'}`)
  })
  return exact
}

/** Prints both sides' logits, and returns whether they are equal in every bit. */
exports.compareLogits = async function compareLogits(checkpoint, images) {
  const report = await pythonLogits(checkpoint, images)
  console.log(`Logits of ${report.checkpoint}, ${report.threads} threads, CPU:\n`)
  const exact = printTable(report, await nodeLogits(report))
  console.log(`\nbit-exact: ${exact ? 'yes' : 'no'}\n`)
  return exact
}
