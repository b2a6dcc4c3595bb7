'use strict'

const { nodeProgram, pythonProgram, spawned } = require('../harness')
const { trainingCheckpoint } = require('../checkpoint_file')

module.exports = {
  options: { checkpoint: { type: 'string' } },

  /** A new process from its start to the end of the first forward pass of a checkpoint. */
  cases({ checkpoint, threads }) {
    const file = checkpoint ?? trainingCheckpoint()
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
