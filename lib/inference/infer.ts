import { preprocessImage } from '../data/transforms'
import { BtxrdTorchError } from '../errors'
import type { ErrorCode } from '../errors'
import type { BTXRDClassifier } from '../models/classifier'
import type { Tensor } from '../tensor'
import { ahead } from './ahead'
import { classify } from './predict'
import type { Prediction, PredictOptions } from './predict'

/** Images that are decoded while another one is classified. */
const AHEAD = 2

/** Errors of decodeImage that are about the image. */
const IMAGE_PROBLEMS: ReadonlySet<ErrorCode> = new Set(['ERR_FILE', 'ERR_IMAGE', 'ERR_IMAGE_TOO_LARGE'])

/** An image that was classified. */
export type InferenceResult = { file: string } & Prediction

/** An image that was not, and why. */
export interface InferenceFailure {
  file: string
  error: BtxrdTorchError
}

/**
 * Classifies images one after the other, in their order, each as a batch of its own: the result of
 * an image does not depend on its neighbours. An image that cannot be read is a failure, and the
 * rest goes on. However many there are, only a few are in memory.
 *
 * ```ts
 * const model = await createModelFromCheckpoint(checkpoint, 'auto')
 * for await (const result of infer(model, files, inferenceOptions(checkpoint, model))) {
 *   if ('error' in result) console.error(result.file, result.error.message)
 *   else console.log(result.file, result.class, result.confidence)
 * }
 * ```
 */
export async function* infer(
  model: BTXRDClassifier, files: Iterable<string>, options: PredictOptions
): AsyncGenerator<InferenceResult | InferenceFailure, void, void> {
  const { classNames, imageSize, mean, std } = options
  for await (const { item: file, result } of ahead(files, AHEAD, (image) => preprocessImage(image, { imageSize, mean, std }))) {
    if (result.status === 'fulfilled') yield { file, ...await classified(model, result.value, classNames) }
    else yield { file, error: imageProblem(result.reason) }
  }
}

async function classified(model: BTXRDClassifier, image: Tensor, classNames: readonly string[]): Promise<Prediction> {
  using input = image
  using batch = await input.to(model.device)
  return classify(model, batch, classNames)
}

/** A wrong option would be wrong for every image: it ends the run. */
function imageProblem(reason: unknown): BtxrdTorchError {
  if (reason instanceof BtxrdTorchError && IMAGE_PROBLEMS.has(reason.code)) return reason
  throw reason
}
