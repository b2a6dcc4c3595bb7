import { getAddon, settled, type NativeCriterion, type NativeTensor } from '../binding'
import type { Device } from '../device'
import { badArgument } from '../errors'
import { nativeTensor, wrapTensor, type Tensor } from '../tensor'
import { autocastDType, type AutocastOptions } from './autocast'

export interface CrossEntropyLossOptions {
  /** float32 (K), one weight for each class, on the logits' device; none by default. */
  weight?: Tensor | null
  /** Class index whose samples do not count; -100 by default. */
  ignoreIndex?: number
  /** `'mean'` by default: the weighted mean. */
  reduction?: 'none' | 'mean' | 'sum'
  /** From 0 to 1; 0 by default. */
  labelSmoothing?: number
}

/** `torch.nn.CrossEntropyLoss`. */
export class CrossEntropyLoss {
  readonly weight: Tensor | null
  readonly ignoreIndex: number
  readonly reduction: 'none' | 'mean' | 'sum'
  readonly labelSmoothing: number

  /** @throws BtxrdTorchError `ERR_INVALID_ARG`, `ERR_SHAPE` or `ERR_DTYPE` */
  constructor(options: CrossEntropyLossOptions = {}) {
    const { weight = null, ignoreIndex = -100, reduction = 'mean', labelSmoothing = 0 } = options
    if (weight !== null) {
      nativeTensor(weight, 'weight')
      if (weight.shape.length !== 1) throw badArgument('weight', 'shape (K)', weight.shape, '', 'ERR_SHAPE')
      if (weight.dtype !== 'float32') throw badArgument('weight', 'dtype float32', weight.dtype, '', 'ERR_DTYPE')
    }
    if (!Number.isSafeInteger(ignoreIndex)) throw badArgument('ignoreIndex', 'an integer', ignoreIndex)
    if (!['none', 'mean', 'sum'].includes(reduction)) throw badArgument('reduction', '"none", "mean" or "sum"', reduction)
    if (typeof labelSmoothing !== 'number' || !(labelSmoothing >= 0 && labelSmoothing <= 1)) {
      throw badArgument('labelSmoothing', 'a number from 0 to 1', labelSmoothing)
    }
    this.weight = weight
    this.ignoreIndex = ignoreIndex
    this.reduction = reduction
    this.labelSmoothing = labelSmoothing
  }

  /**
   * The loss, with the graph of the logits.
   *
   * @param logits (B, K), of floating point
   * @param target int64 (B), class indices; or (B, K) probabilities of the logits' dtype
   * @returns a tensor without dimensions, or (B) for `reduction: 'none'`
   * @throws BtxrdTorchError `ERR_SHAPE`, `ERR_DTYPE`, `ERR_DEVICE`, or `ERR_INVALID_ARG` for a class
   *   index that is none
   */
  async forward(logits: Tensor, target: Tensor, { autocast = null }: { autocast?: AutocastOptions | null } = {}): Promise<Tensor> {
    const native = nativeTensor(logits, 'logits')
    const [batch = 0, classes = 0] = logits.shape
    if (logits.shape.length !== 2 || batch < 1) throw badArgument('logits', 'shape (B, K)', logits.shape, '', 'ERR_SHAPE')
    const targets = checkedTarget(this, target, batch, classes, logits.device)
    const dtype = autocastDType(autocast, logits.device)
    return wrapTensor(await settled(() => getAddon().crossEntropyLoss(native, targets, nativeCriterion(this), dtype)))
  }
}

/** For lib/ only: the native tensor of targets that fit a criterion and logits of shape (batch, classes). */
export function checkedTarget({ weight }: CrossEntropyLoss, target: Tensor, batch: number, classes: number, device: Device): NativeTensor {
  const native = nativeTensor(target, 'target')
  const { shape, dtype } = target
  if (weight !== null && weight.shape[0] !== classes) {
    throw badArgument('weight', `shape (${classes}), one weight for each class`, weight.shape, '', 'ERR_SHAPE')
  }
  const indices = dtype === 'int64'
  if (!indices && !['float32', 'float64', 'float16', 'bfloat16'].includes(dtype)) {
    throw badArgument('target', 'class indices in int64 or probabilities of floating point', dtype, "Convert them with to({ dtype: 'int64' }).", 'ERR_DTYPE')
  }
  if (shape.length !== (indices ? 1 : 2) || shape[0] !== batch || (!indices && shape[1] !== classes)) {
    throw badArgument('target', indices ? `shape (${batch}), one class index for each sample` : `shape (${batch}, ${classes})`, shape, '', 'ERR_SHAPE')
  }
  for (const [name, tensor] of [['target', target], ['weight', weight]] as const) {
    if (tensor !== null && String(tensor.device) !== String(device)) {
      throw badArgument(name, `a tensor on ${device}, where the logits are`, String(tensor.device), 'Move it with to().', 'ERR_DEVICE')
    }
  }
  return native
}

/** For lib/ only. */
export function nativeCriterion({ weight, reduction, ignoreIndex, labelSmoothing }: CrossEntropyLoss): NativeCriterion {
  return { weight: weight === null ? null : nativeTensor(weight, 'weight'), reduction, ignoreIndex, labelSmoothing }
}
