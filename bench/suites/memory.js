'use strict'

const { nodeProgram, served } = require('../harness')

module.exports = {
  options: { steps: { type: 'string', default: '1000' }, batch: { type: 'string', default: '2' }, size: { type: 'string', default: '64' } },

  /** Resident memory of training after `steps` steps against that after 20 of them. */
  cases({ steps, batch, size, threads }) {
    return [{
      title: `resident memory after ${steps} training steps, batch ${batch}, ${size} px, over that after 20`,
      unit: 'ratio',
      warmup: 0,
      rounds: 1,
      contestants: [served({ name: 'btxrd-torch', ...nodeProgram('memory.js', [batch, size, steps], { threads }) })]
    }]
  }
}
