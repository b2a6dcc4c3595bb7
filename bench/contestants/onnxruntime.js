'use strict'

// onnxruntime.js BATCH SIZE ONNX [RUNS]: one sample is so many runs of the session, one by default.

const ort = require('onnxruntime-node')
const { milliseconds, serve } = require('../harness/serve')

const [batch, size, file, runs] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4], Number(process.argv[5] ?? 1)]

void (async () => {
  const threads = Number(process.env.BTXRD_BENCH_THREADS)
  const session = await ort.InferenceSession.create(file, { intraOpNumThreads: threads })
  const pixels = Float32Array.from({ length: batch * 3 * size * size }, (_, i) => Math.sin(i))
  const feed = { input: new ort.Tensor('float32', pixels, [batch, 3, size, size]) }
  const forward = async () => (await session.run(feed)).logits.data
  for (let i = 0; i < 3; i++) await forward()
  const sample = async () => {
    for (let run = 0; run < runs; run++) await forward()
  }
  await serve({ about: { onnxruntime: require('onnxruntime-node/package.json').version, threads }, run: () => milliseconds(sample) })
})()
