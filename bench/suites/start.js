'use strict'

const fs = require('node:fs')
const path = require('node:path')
const { nodeProgram, pythonProgram, root, spawned } = require('../harness')

/** The checkpoint of the newest `npm start`. */
function newestDemo() {
  const runs = path.join(root, 'runs')
  const demos = fs.existsSync(runs) ? fs.readdirSync(runs).filter((name) => name.startsWith('demo-')).sort() : []
  return path.join(runs, demos.at(-1) ?? 'demo', 'train', 'best_stratified.pt')
}

module.exports = {
  options: { checkpoint: { type: 'string', default: newestDemo() } },

  /** A new process from its start to the end of the first forward pass of a checkpoint. */
  cases({ checkpoint: file, threads }) {
    if (!fs.existsSync(file)) throw new Error(`${file} is missing: run "npm start" first, or name another with --checkpoint`)
    return [{
      title: 'new process to first logits of a checkpoint, batch 1, 224 px',
      warmup: 1,
      rounds: 8,
      contestants: [
        spawned({ name: 'btxrd-torch', ...nodeProgram('start.js', [file], { threads }) }),
        spawned({ name: 'Python (torch and timm)', ...pythonProgram('start.py', [file], { threads }) })
      ]
    }]
  }
}
