'use strict'

// memory.js BATCH SIZE STEPS: the sample is resident memory after STEPS steps over that after 20.

const { AdamW, createModel, CrossEntropyLoss, manualSeed, setNumThreads, Tensor, trainStep } = require('../..')
const { serve } = require('../harness/serve')

const [batch, size, steps] = process.argv.slice(2).map(Number)

async function growth() {
  manualSeed(1)
  const model = await createModel({ model: { backbone: 'efficientnet_b0', num_classes: 3, pretrained: false, dropout: 0.2 } })
  const optimizer = new AdamW(model.parameters())
  const context = { model, optimizer, criterion: new CrossEntropyLoss(), maxGradNorm: 1 }
  const input = Tensor.from(new Float32Array(batch * 3 * size * size).map((_, i) => Math.sin(i)), [batch, 3, size, size])
  const target = Tensor.from(BigInt64Array.from({ length: batch }, (_, i) => BigInt(i % 3)))
  let early = 0
  for (let step = 1; step <= steps; step++) {
    const { logits } = await trainStep(context, input, target)
    logits.dispose()
    if (step === 20) early = process.memoryUsage().rss
  }
  return process.memoryUsage().rss / early
}

setNumThreads(Number(process.env.BTXRD_BENCH_THREADS))
void serve({ run: growth })
