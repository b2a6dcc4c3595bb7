'use strict'

// inference.js BATCH SIZE MODE: one sample is one forward pass with its logits read.

const { createModel, getNumThreads, manualSeed, setNumThreads, Tensor } = require('../..')
const { milliseconds, serve } = require('../harness/serve')

const [batch, size, name] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4]]
const mode = name === 'fused' ? 'fused' : 'exact'
const memoryFormat = name === 'exact-channels_last' ? 'channels_last' : 'contiguous'

void (async () => {
  setNumThreads(Number(process.env.BTXRD_BENCH_THREADS))
  manualSeed(1)
  const model = (await createModel({ model: { backbone: 'efficientnet_b0', num_classes: 3, pretrained: false, dropout: 0.2 } })).eval()
  await model.to({ memoryFormat })
  const pixels = Float32Array.from({ length: batch * 3 * size * size }, (_, i) => Math.sin(i))
  const input = await Tensor.from(pixels, [batch, 3, size, size]).to({ memoryFormat })
  const forward = async () => {
    const logits = await model.forward(input, { mode })
    await logits.data()
    logits.dispose()
  }
  for (let i = 0; i < 3; i++) await forward()
  await serve({ about: { threads: getNumThreads() }, run: () => milliseconds(forward) })
})()
