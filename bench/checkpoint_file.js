'use strict'

const { cached } = require('./cached')
const { pythonProgram } = require('./harness')

/** A training checkpoint of EfficientNet-B0 with AdamW's state, 48.6 MB, as the pipeline writes it in Python. */
function trainingCheckpoint() {
  return cached('efficientnet_b0_training.pt', (file) => ({
    ...pythonProgram('../../python/reference/make_checkpoint.py'),
    input: JSON.stringify({ path: file, seed: 1, steps: 1 })
  }))
}

/** A checkpoint with tensors of 64 MiB. */
function largeCheckpoint(gigabytes) {
  return cached(`${gigabytes}GB.pt`, (file) => pythonProgram('make_large_checkpoint.py', [file, gigabytes]))
}

module.exports = { largeCheckpoint, trainingCheckpoint }
