'use strict'

const fs = require('node:fs')
const path = require('node:path')
const { bench, nodeProgram, served } = require('../harness')
const { exportedOnnx, needsSetup } = require('../onnx')

module.exports = {
  options: {
    callers: { type: 'string', default: '32' },
    images: { type: 'string', default: '64' },
    size: { type: 'string', default: '224' },
    batch: { type: 'string', default: '1,4,8,16' }
  },

  /** Requests of many callers at once, against onnxruntime with batches that are ready made. */
  cases({ callers, images, size, batch, threads }) {
    const onnx = exportedOnnx()
    const installed = fs.existsSync(path.join(bench, 'node_modules', 'onnxruntime-node'))
    const ours = (maxBatch) => served({
      name: `Predictor fused, maxBatch ${maxBatch}`, ...nodeProgram('predictor.js', [callers, images, size, 'fused', maxBatch], { threads })
    })
    const theirs = (count) => served({
      name: `onnxruntime-node, batches of ${count}`,
      ...nodeProgram('onnxruntime.js', [count, size, onnx.file, Number(images) / Number(count)], { threads }),
      unavailable: installed ? onnx.unavailable : needsSetup
    })
    const batches = batch.split(',')
    return [{
      title: `${images} images of ${size} px from ${callers} callers at once`,
      warmup: 1,
      rounds: 6,
      contestants: [ours(8), ...batches.filter((count) => count !== '8').map(ours), ...batches.map(theirs)]
    }]
  }
}
