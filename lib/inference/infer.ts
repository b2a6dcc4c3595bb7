import path from 'node:path'
import { preprocessImage } from '../data/transforms'
import { BtxrdTorchError } from '../errors'
import type { ErrorCode } from '../errors'
import { encodePng, overlayHeatMaps } from '../explainability/overlay'
import type { BTXRDClassifier } from '../models/classifier'
import type { Tensor } from '../tensor'
import { ahead } from './ahead'
import { PictureNames } from './picture_names'
import { predictionOf } from './predict'
import type { Prediction, PredictOptions } from './predict'
import { writePicture } from './write_picture'

/** Images that are decoded while another one is classified. */
const AHEAD = 2

/** Errors of decodeImage that are about the image. */
const IMAGE_PROBLEMS: ReadonlySet<ErrorCode> = new Set(['ERR_FILE', 'ERR_IMAGE', 'ERR_IMAGE_TOO_LARGE'])

export interface InferOptions extends PredictOptions {
  /** Folder, which has to exist, for the Grad-CAM of each image's predicted class; without it none is made. */
  gradcamDir?: string | undefined
}

/** An image that was classified. */
export type InferenceResult = { file: string } & Prediction & {
  /** The picture of its heat map, `<gradcamDir>/<stem>_gradcam.png`. */
  gradcam?: string
}

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
 *
 * @throws BtxrdTorchError `ERR_FILE` for a picture that cannot be written, and what
 *   {@link BTXRDClassifier.forward} and {@link BTXRDClassifier.gradcam} throw: they end the iteration
 */
export async function* infer(
  model: BTXRDClassifier, files: Iterable<string>, options: InferOptions
): AsyncGenerator<InferenceResult | InferenceFailure, void, void> {
  const { imageSize, mean, std, gradcamDir } = options
  const names = new PictureNames()
  for await (const { item: file, result } of ahead(files, AHEAD, (image) => preprocessImage(image, { imageSize, mean, std }))) {
    if (result.status === 'rejected') {
      yield { file, error: imageProblem(result.reason) }
      continue
    }
    using input = result.value
    if (gradcamDir === undefined) {
      yield { file, ...await classified(model, input, options) }
    } else {
      const gradcam = path.join(gradcamDir, names.next(file))
      yield { file, ...await explained(model, input, options, gradcam), gradcam }
    }
  }
}

async function classified(model: BTXRDClassifier, input: Tensor, { classNames }: InferOptions): Promise<Prediction> {
  using batch = await input.to(model.device)
  using logits = await model.forward(batch)
  return await predictionOf(logits, classNames)
}

/** The heat map's forward pass gives the logits too. */
async function explained(model: BTXRDClassifier, input: Tensor, { classNames, mean, std }: InferOptions, picture: string): Promise<Prediction> {
  using batch = await input.to(model.device)
  const found = await model.gradcam(batch)
  using logits = found.logits
  using heatMaps = found.heatMaps
  const [overlay] = await overlayHeatMaps(batch, heatMaps, { mean, std })
  await writePicture(picture, await encodePng(overlay!))
  return await predictionOf(logits, classNames)
}

/** A wrong option would be wrong for every image: it ends the run. */
function imageProblem(reason: unknown): BtxrdTorchError {
  if (reason instanceof BtxrdTorchError && IMAGE_PROBLEMS.has(reason.code)) return reason
  throw reason
}
