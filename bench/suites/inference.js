'use strict'

const fs = require('node:fs')
const path = require('node:path')
const { bench, nodeProgram, pythonPackages, pythonProgram, served, tunedAllocator } = require('../harness')
const { exportedOnnx, needsSetup } = require('../onnx')

/** The contestants of one batch size; all have the same weights. */
function contestants({ batch, size, threads, onnx }) {
  const { env, unavailable } = tunedAllocator()
  const python = (name, mode, rest = {}) => served({
    name, ...pythonProgram('inference.py', [mode, batch, size, onnx.file], { threads, env: rest.env }), unavailable: rest.unavailable
  })
  const ours = (mode) => served({ name: `btxrd-torch ${mode}`, ...nodeProgram('inference.js', [batch, size, mode], { threads }) })
  const missing = (folder) => (fs.existsSync(folder) ? onnx.unavailable : needsSetup)
  return [
    ours('fused'),
    ours('exact'),
    ours('exact-channels_last'),
    python('Python eager', 'eager'),
    python('Python eager, tuned jemalloc', 'eager', { env, unavailable }),
    python('Python eager, channels_last', 'eager-channels_last'),
    python('TorchScript frozen', 'frozen'),
    python('torch.compile', 'compile'),
    python('onnxruntime, Python', 'onnxruntime', { unavailable: missing(path.join(pythonPackages, 'onnxruntime')) }),
    served({
      name: 'onnxruntime-node', ...nodeProgram('onnxruntime.js', [batch, size, onnx.file], { threads }),
      unavailable: missing(path.join(bench, 'node_modules', 'onnxruntime-node'))
    })
  ]
}

module.exports = {
  options: { batch: { type: 'string', default: '1,8' }, size: { type: 'string', default: '224' } },

  /** One forward pass of EfficientNet-B0 in evaluation mode, input and logits in memory. */
  cases({ batch, size, threads }) {
    const onnx = exportedOnnx()
    return batch.split(',').map((count) => ({
      title: `inference, batch ${count}, ${size} px`,
      parameters: { batch: Number(count), threads },
      warmup: 1, // each has made three forward passes before it is ready
      rounds: 15,
      contestants: contestants({ batch: count, size, threads, onnx })
    }))
  }
}
