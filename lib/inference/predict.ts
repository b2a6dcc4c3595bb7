import type { Checkpoint } from '../checkpoint/load_checkpoint'
import { preprocessImage } from '../data/transforms'
import type { TensorData } from '../dtype'
import type { BTXRDClassifier } from '../models/classifier'
import type { Tensor } from '../tensor'

export interface Prediction {
  /** The class with the highest score. */
  class: string
  /** Its score. */
  confidence: number
  /** Softmax over the logits, by class name. */
  scores: Record<string, number>
  /** Raw float32 logits, in the order of the classes. */
  logits: number[]
}

export interface PredictOptions {
  /** Names of the model's classes, in the order of its logits. */
  classNames: readonly string[]
  /** Height and width that images are resized to. */
  imageSize: number
  mean: readonly number[]
  std: readonly number[]
}

/** How the images of a checkpoint's model have to be prepared, and what its classes are called. */
export function inferenceOptions(checkpoint: Checkpoint, model: BTXRDClassifier): PredictOptions {
  const data = checkpoint.config.data as { image_size?: unknown } | undefined
  return {
    classNames: checkpoint.class_names,
    imageSize: typeof data?.image_size === 'number' ? data.image_size : model.inputSize[0],
    mean: checkpoint.normalization.mean,
    std: checkpoint.normalization.std
  }
}

/** Classifies one image: the validation transform, the model as it is, softmax. */
export async function predictImage(model: BTXRDClassifier, image: string | Uint8Array, options: PredictOptions): Promise<Prediction> {
  const { classNames, imageSize, mean, std } = options
  using input = await preprocessImage(image, { imageSize, mean, std })
  using batch = await input.to(model.device)
  using output = await model.forward(batch)
  return await predictionOf(output, classNames)
}

/** For lib/ only: what the logits of one image, (1, classes), say. */
export async function predictionOf(output: Tensor, classNames: readonly string[]): Promise<Prediction> {
  using probabilities = await output.softmax(1)
  const [logits, scores] = await Promise.all([numbers(output.data()), numbers(probabilities.data())])
  const best = scores.indexOf(Math.max(...scores))
  return {
    class: classNames[best] ?? String(best),
    confidence: scores[best] ?? NaN,
    scores: Object.fromEntries(scores.map((score, i) => [classNames[i] ?? String(i), score])),
    logits
  }
}

async function numbers(data: Promise<TensorData>): Promise<number[]> {
  return Array.from(await data, Number)
}
