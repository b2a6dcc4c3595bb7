'use strict'

// training.js BATCH SIZE FORMAT: one sample is one training step.

const { AdamW, createModel, CrossEntropyLoss, getNumThreads, manualSeed, setNumThreads, Tensor, trainStep } = require('../..')
const { milliseconds, serve } = require('../harness/serve')

const [batch, size, memoryFormat] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4]]

void (async () => {
  setNumThreads(Number(process.env.BTXRD_BENCH_THREADS))
  manualSeed(1)
  const model = await createModel({ model: { backbone: 'efficientnet_b0', num_classes: 3, pretrained: false, dropout: 0.2 } })
  await model.to({ memoryFormat })
  const optimizer = new AdamW(model.parameters(), { lr: 1e-3, weightDecay: 1e-4 })
  const criterion = new CrossEntropyLoss({ weight: Tensor.from(new Float32Array([0.5, 1, 2])), labelSmoothing: 0.1 })
  const pixels = Float32Array.from({ length: batch * 3 * size * size }, (_, i) => Math.sin(i))
  const input = await Tensor.from(pixels, [batch, 3, size, size]).to({ memoryFormat })
  const target = Tensor.from(BigInt64Array.from({ length: batch }, (_, i) => BigInt(i % 3)))
  const context = { model, optimizer, criterion, maxGradNorm: 1 }
  await serve({
    about: { threads: getNumThreads() },
    run: () => milliseconds(async () => {
      const { logits } = await trainStep(context, input, target)
      logits.dispose()
    })
  })
})()
