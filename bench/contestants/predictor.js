'use strict'

// predictor.js CALLERS IMAGES SIZE MODE MAX_BATCH: one sample serves IMAGES requests of CALLERS callers, each
// of which makes its next one when it has the logits of the last.

const { createModel, getNumThreads, manualSeed, Predictor, setNumThreads, Tensor } = require('../..')
const { milliseconds, serve } = require('../harness/serve')

const [callers, images, size] = process.argv.slice(2, 5).map(Number)
const [mode, maxBatch] = [process.argv[5], Number(process.argv[6])]

void (async () => {
  setNumThreads(Number(process.env.BTXRD_BENCH_THREADS))
  manualSeed(1)
  const model = (await createModel({ model: { backbone: 'efficientnet_b0', num_classes: 3, pretrained: false, dropout: 0.2 } })).eval()
  const predictor = new Predictor(model, { mode, maxBatch })
  const input = Tensor.from(Float32Array.from({ length: 3 * size * size }, (_, i) => Math.sin(i)), [1, 3, size, size])
  const caller = async (work) => {
    while (work.left-- > 0) await predictor.predict(input)
  }
  const sample = () => {
    const work = { left: images }
    return Promise.all(Array.from({ length: callers }, () => caller(work)))
  }
  await serve({ about: { threads: getNumThreads() }, run: () => milliseconds(sample) })
})()
