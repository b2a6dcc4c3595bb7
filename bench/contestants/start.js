'use strict'

// start.js CHECKPOINT: from nothing to the first logits.

const { createModelFromCheckpoint, loadCheckpoint, Tensor } = require('../..')

void (async () => {
  const model = await createModelFromCheckpoint(await loadCheckpoint(process.argv[2]))
  const logits = await model.forward(Tensor.from(new Float32Array(3 * 224 * 224), [1, 3, 224, 224]))
  console.log(Array.from(await logits.data()).join())
})()
