'use strict'

const { nodeProgram, pythonProgram, served } = require('../harness')
const { jpegOf } = require('../jpeg')

module.exports = {
  options: {
    width: { type: 'string', default: '1000' }, size: { type: 'string', default: '224' }, count: { type: 'string', default: '48' },
    batch: { type: 'string', default: '16' }, workers: { type: 'string', default: '2' }, epochs: { type: 'string', default: '20' }
  },

  /** One epoch of shuffled training batches with the later releases' augmentations; and memory over many epochs. */
  cases({ width, size, count, batch, workers, epochs, threads }) {
    const work = [jpegOf(width), count, size, batch, workers]
    return [{
      title: `epoch of ${count} JPEG files of ${width} px width, augmented, batches of ${batch} at ${size} px, ${workers} workers`,
      warmup: 1,
      rounds: 9,
      contestants: [
        served({ name: 'btxrd-torch DataLoader', ...nodeProgram('loader.js', work, { threads }) }),
        served({ name: "PyTorch's DataLoader", ...pythonProgram('loader.py', work, { threads }) })
      ]
    }, {
      title: `resident memory after ${epochs} epochs of the loader, over that after 3`,
      unit: 'ratio',
      warmup: 0,
      rounds: 1,
      contestants: [served({ name: 'btxrd-torch DataLoader', ...nodeProgram('loader.js', [...work, epochs], { threads }) })]
    }]
  }
}
