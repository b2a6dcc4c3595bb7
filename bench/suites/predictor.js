'use strict'

const fs = require('node:fs')
const path = require('node:path')
const { bench, nodeProgram, served } = require('../harness')
const { exportedOnnx, needsSetup } = require('../onnx')

/** How a contestant of several processes is named. */
const split = (processes) => (processes === 1 ? '' : `, ${processes} processes of 1 thread`)

module.exports = {
  options: {
    callers: { type: 'string', default: '32' },
    images: { type: 'string', default: '64' },
    size: { type: 'string', default: '224' },
    batch: { type: 'string', default: '1,4,8,16' }
  },

  /**
   * Requests of many callers at once, against onnxruntime with batches that are ready made; both also
   * as processes of one thread each, which share the images.
   */
  cases({ callers, images, size, batch, threads }) {
    const onnx = exportedOnnx()
    const installed = fs.existsSync(path.join(bench, 'node_modules', 'onnxruntime-node'))
    const program = (processes, file, args) => nodeProgram(...(processes === 1 ? [file, args] : ['processes.js', [processes, file, ...args]]), { threads })
    const share = (count, processes) => Number(count) / processes
    const ours = (maxBatch, mode = 'fused', processes = 1) => served({
      name: `Predictor ${mode}, maxBatch ${maxBatch}${split(processes)}`,
      ...program(processes, 'predictor.js', [share(callers, processes), share(images, processes), size, mode, maxBatch])
    })
    const theirs = (count, processes = 1) => served({
      name: `onnxruntime-node, batches of ${count}${split(processes)}`,
      ...program(processes, 'onnxruntime.js', [count, size, onnx.file, share(images, processes) / Number(count)]),
      unavailable: installed ? onnx.unavailable : needsSetup
    })
    const batches = batch.split(',')
    return [{
      title: `${images} images of ${size} px from ${callers} callers at once`,
      warmup: 1,
      rounds: 6,
      contestants: [
        ours(8), ...batches.filter((count) => count !== '8').map((count) => ours(count)), ours(8, 'exact'), ours(1, 'exact'),
        ...[1, 8].flatMap((count) => [ours(count, 'fused', threads), ours(count, 'exact', threads)]),
        ...batches.map((count) => theirs(count)), ...batches.map((count) => theirs(count, threads))
      ]
    }]
  }
}
