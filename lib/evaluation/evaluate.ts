import { BtxrdTorchError } from '../errors'
import type { BTXRDClassifier } from '../models/classifier'
import type { Tensor } from '../tensor'
import { evaluateProbabilities, type Evaluation, type EvaluationOptions } from './evaluation'

/** What a `DataLoader` gives. */
export interface EvaluationBatch {
  /** float32 of shape (B, 3, H, W); disposed when it was classified. */
  images: Tensor
  /** int64 of shape (B); disposed. */
  labels: Tensor
  samples: readonly { label: number, path: string }[]
}

export interface EvaluateOptions extends EvaluationOptions {
  /** Called after each batch with the samples done so far. */
  onBatch?: (samples: number) => void
}

/**
 * Runs a model over a test set and computes all metrics of the pipeline's evaluation.
 *
 * The model runs in evaluation mode and is put back into the mode that it was in. Probabilities are
 * float32, as `F.softmax(logits, dim=1)` gives them on the model's device.
 *
 * @throws BtxrdTorchError `ERR_NON_FINITE` for a model whose output is NaN or infinite, what reading a
 *   batch throws, and as {@link evaluateProbabilities}
 */
export async function evaluate(model: BTXRDClassifier, batches: AsyncIterable<EvaluationBatch>, options: EvaluateOptions): Promise<Evaluation> {
  const wasTraining = model.training
  model.eval()
  try {
    const labels: number[] = []
    const probabilities: number[][] = []
    for await (const batch of batches) {
      labels.push(...batch.samples.map(({ label }) => label))
      probabilities.push(...await classify(model, batch))
      options.onBatch?.(labels.length)
    }
    return evaluateProbabilities(labels, probabilities, options)
  } finally {
    model.train(wasTraining)
  }
}

async function classify(model: BTXRDClassifier, { images: own, labels, samples }: EvaluationBatch): Promise<number[][]> {
  labels.dispose()
  using images = own
  using input = await images.to(model.device)
  using logits = await model.forward(input)
  using scores = await logits.softmax(1)
  const values = Array.from(await scores.data(), Number)
  return samples.map(({ path }, i) => {
    const row = values.slice(i * model.numClasses, (i + 1) * model.numClasses)
    if (row.every(Number.isFinite)) return row
    throw new BtxrdTorchError('ERR_NON_FINITE', `Expected finite probabilities for ${path} but the model gave ${row.join(', ')}. Its weights may have diverged in training.`, { file: path })
  })
}
