'use strict'

const { nodeProgram, pythonProgram, served, tunedAllocator } = require('../harness')

const jobs = [
  { format: 'contiguous', title: 'contiguous' },
  { format: 'channels_last', title: 'channels_last' }
]

module.exports = {
  options: {
    batch: { type: 'string', default: '16' },
    size: { type: 'string', default: '224' },
    format: { type: 'string', multiple: true, default: jobs.map(({ format }) => format) }
  },

  /** One training step of EfficientNet-B0: zero_grad, forward, loss, backward, clip, AdamW. */
  cases({ batch, size, format: formats, threads }) {
    return formats.map((format) => {
      const step = [batch, size, format]
      const eager = (name, layout, rest = {}) => served({ name, ...pythonProgram('training.py', [batch, size, layout], { threads, ...rest.program }), unavailable: rest.unavailable })
      const { env, unavailable } = tunedAllocator()
      return {
        title: `training step, batch ${batch}, ${size} px, ${format}`,
        warmup: 3,
        rounds: 10,
        contestants: [
          served({ name: 'btxrd-torch', ...nodeProgram('training.js', step, { threads }) }),
          eager('Python eager', format),
          eager('Python eager, tuned jemalloc', format, { program: { env }, unavailable }),
          ...(format === 'contiguous' ? [] : [eager('Python eager, contiguous', 'contiguous')])
        ]
      }
    })
  }
}
