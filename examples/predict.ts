// Classifies one radiograph with a checkpoint that Python wrote, as a service would:
//   predict.ts best_stratified.pt radiograph.jpeg
// (`btxrd predict` is the command for it.)
import { createModelFromCheckpoint, loadCheckpoint, preprocessImage } from 'btxrd-torch'

async function main(checkpointFile: string, image: string): Promise<void> {
  const checkpoint = await loadCheckpoint(checkpointFile)
  // The model is in evaluation mode, with the checkpoint's weights. A service keeps it.
  const model = await createModelFromCheckpoint(checkpoint, 'auto')

  const { image_size: imageSize } = checkpoint.config.data as { image_size: number }
  using input = await preprocessImage(image, { imageSize, ...checkpoint.normalization })
  using logits = await model.forward(await input.to(model.device)) // (1, 3), Python's bits
  using scores = await logits.softmax(1)

  const values = Array.from(await scores.data(), Number)
  const best = values.indexOf(Math.max(...values))
  console.log(JSON.stringify({ class: checkpoint.class_names[best], scores: values, logits: Array.from(await logits.data(), Number) }))
}

const [checkpointFile, image] = process.argv.slice(2)
if (checkpointFile === undefined || image === undefined) {
  console.error('usage: predict.ts CHECKPOINT IMAGE')
  process.exitCode = 2
} else {
  void main(checkpointFile, image)
}
