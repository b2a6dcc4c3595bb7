'use strict'

const { spawnSync } = require('node:child_process')
const fs = require('node:fs')
const path = require('node:path')
const { bench, python, root } = require('./harness')

/** A checkpoint of EfficientNet-B0 that Python wrote after two training steps, made once. */
function checkpointFile() {
  const file = path.join(bench, 'cache', 'efficientnet_b0.pt')
  if (fs.existsSync(file)) return file
  fs.mkdirSync(path.dirname(file), { recursive: true })
  const program = path.join(root, 'python', 'reference', 'make_checkpoint.py')
  const { status, stderr } = spawnSync(python, [program], { input: JSON.stringify({ path: file, seed: 1 }), encoding: 'utf8' })
  if (status !== 0) throw new Error(`${python} could not make ${file}: ${stderr}`)
  return file
}

module.exports = { checkpointFile }
