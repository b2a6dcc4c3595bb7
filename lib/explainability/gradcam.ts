import { settled, type NativeClassifier, type NativeTensor } from '../binding'
import { badArgument, BtxrdTorchError } from '../errors'
import { wrapTensor, type Tensor } from '../tensor'

export interface GradcamOptions {
  /**
   * Dotted path of the layer whose output is explained, as `named_modules()` has it: `'model.layer4.2'`.
   * By default the model's {@link BTXRDClassifier.gradcamTargetLayer}.
   */
  targetLayer?: string
  /** The class to explain: one for all images, or one each. By default the predicted class of each. */
  classIndex?: number | readonly number[]
  /** Refuses to start once it is aborted. */
  signal?: AbortSignal
}

export interface GradcamResult {
  /** float32 (B, H, W) on the CPU, of the input's size, from 0 to 1 for each image. */
  heatMaps: Tensor
  /** The class that each heat map explains. */
  classIndices: number[]
  /** Raw logits, float32 (B, numClasses), of the same forward pass. */
  logits: Tensor
}

/** For lib/ only: the body of `BTXRDClassifier.gradcam`, whose input was checked. */
export async function runGradcam(
  native: NativeClassifier, input: NativeTensor, model: { numClasses: number, targetLayer: string }, options: GradcamOptions
): Promise<GradcamResult> {
  const { targetLayer = model.targetLayer, classIndex = null, signal } = options
  if (signal?.aborted) throw new BtxrdTorchError('ERR_ABORTED', 'The signal was aborted before Grad-CAM began.', { cause: signal.reason })
  if (typeof targetLayer !== 'string' || targetLayer === '') {
    throw badArgument('targetLayer', 'the dotted path of a layer', targetLayer, `By default it is ${model.targetLayer}.`)
  }
  const classes = classIndex === null ? null : checkedClasses(classIndex, input.shape[0]!, model.numClasses)
  const { heatMaps, classes: classIndices, logits } = await settled(() => native.gradcam(input, targetLayer, classes))
  return { heatMaps: wrapTensor(heatMaps), classIndices, logits: wrapTensor(logits) }
}

function checkedClasses(classIndex: number | readonly number[], batch: number, numClasses: number): number[] {
  const classes = typeof classIndex === 'number' ? Array<number>(batch).fill(classIndex) : classIndex
  const expected = `a class from 0 to ${numClasses - 1}, or one for each of ${batch} images`
  if (!Array.isArray(classes) || classes.length !== batch) throw badArgument('classIndex', expected, classIndex)
  if (!classes.every((index) => Number.isInteger(index) && index >= 0 && index < numClasses)) throw badArgument('classIndex', expected, classIndex)
  return [...classes] as number[]
}
