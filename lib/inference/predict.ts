import { preprocessImage } from '../data/transforms'
import type { BTXRDClassifier } from '../models/classifier'
import type { TensorData } from '../dtype'

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

/** Classifies one image: the validation transform, the model as it is, softmax. */
export async function predictImage(model: BTXRDClassifier, image: string | Uint8Array, options: PredictOptions): Promise<Prediction> {
  const { classNames, imageSize, mean, std } = options
  using input = await preprocessImage(image, { imageSize, mean, std })
  using batch = await (await input.to(model.device))
  using output = await model.forward(batch)
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
