import { getAddon, settled } from '../binding'
import { badArgument, BtxrdTorchError } from '../errors'
import { modelInput, nativeClassifier, type BTXRDClassifier } from '../models/classifier'
import { nativeOptimizer, stepOptions, type Optimizer } from '../optim/optimizer'
import { wrapTensor, type Tensor } from '../tensor'
import { autocastDType, type AutocastOptions } from './autocast'
import { checkMaxNorm } from './clip_grad_norm'
import { checkedTarget, CrossEntropyLoss, nativeCriterion } from './cross_entropy_loss'
import { nativeScaler, takeScale, type GradScaler } from './grad_scaler'

/** What one training step works with; the same object may serve every step. */
export interface TrainStepContext {
  /** In training mode. */
  model: BTXRDClassifier
  /** Over parameters of the model. */
  optimizer: Optimizer
  /** With `reduction` `'mean'` or `'sum'`. */
  criterion: CrossEntropyLoss
  /** Clips the gradient norm of all of the model's parameters; no clipping by default. */
  maxGradNorm?: number | null
  /** `with torch.autocast(device_type, dtype)` around forward pass and loss. */
  autocast?: AutocastOptions | null
  /** Scales the loss, for float16. Its own skipped steps are no error: see `stepped`. */
  scaler?: GradScaler | null
  /**
   * When the loss or the gradient norm is NaN or infinite: `'raise'`, the default, throws
   * `ERR_NON_FINITE` with everything but the gradients as before the step; `'skip'` leaves
   * parameters, buffers and optimizer as they were and the random generator advanced; `'continue'`
   * goes on as Python does.
   */
  nonFinite?: 'raise' | 'skip' | 'continue'
}

export interface TrainStepResult {
  /** The loss of the batch before the update. */
  loss: number
  /** Norm of the gradients before clipping; NaN when a loss that is not finite left none. */
  gradNorm: number
  /** (B, K), outside of the graph. */
  logits: Tensor
  /** False when `nonFinite: 'skip'` or the scaler left out the update. */
  stepped: boolean
}

/**
 * One training step as a single native job: zero_grad, forward, loss, backward, unscale, clip,
 * step, update, with the bits of the same lines in Python.
 *
 * When it throws before the update, and all checks of arguments come before it, then parameters,
 * buffers, optimizer and random generator are as they were, and the gradients are cleared.
 *
 * @param input float32 (B, 3, H, W) on the model's device
 * @param target int64 (B) class indices, or (B, K) probabilities
 * @param options.signal refuses to start the step once it is aborted
 * @throws BtxrdTorchError `ERR_INVALID_ARG`, `ERR_SHAPE`, `ERR_DTYPE`, `ERR_DEVICE`, `ERR_DISPOSED`,
 *   `ERR_ABORTED`, `ERR_NON_FINITE`, or `ERR_LIBTORCH`, as for a batch that is too small for BatchNorm
 */
export async function trainStep(
  context: TrainStepContext, input: Tensor, target: Tensor, { signal }: { signal?: AbortSignal } = {}
): Promise<TrainStepResult> {
  if (signal?.aborted) throw new BtxrdTorchError('ERR_ABORTED', 'The signal was aborted before the training step began; nothing was changed.', { cause: signal.reason })
  if (typeof context !== 'object' || context === null) throw badArgument('context', 'an object with model, optimizer and criterion', context)
  const { model, optimizer, criterion, maxGradNorm = null, autocast = null, scaler = null, nonFinite = 'raise' } = context
  const natives = { model: nativeClassifier(model), optimizer: nativeOptimizer(optimizer) }
  if (!(criterion instanceof CrossEntropyLoss)) throw badArgument('criterion', 'a CrossEntropyLoss', criterion, 'For another loss call it, backward(), clipGradNorm() and step() yourself.')
  if (criterion.reduction === 'none') throw badArgument('criterion.reduction', '"mean" or "sum"', 'none', 'backward() starts from one number.')
  if (maxGradNorm !== null) checkMaxNorm('maxGradNorm', maxGradNorm)
  if (!['raise', 'skip', 'continue'].includes(nonFinite)) throw badArgument('nonFinite', '"raise", "skip" or "continue"', nonFinite)
  const x = modelInput(model, input)
  const y = checkedTarget(criterion, target, input.shape[0] ?? 0, model.numClasses, model.device)
  if (!model.training) throw badArgument('model', 'a model in training mode', 'one in evaluation mode', 'Call model.train() first.')
  const groups = stepOptions(optimizer)
  checkOwner(model, optimizer)

  const result = await settled(() => getAddon().trainStep({
    ...natives, scaler: nativeScaler(scaler, optimizer), groups, criterion: nativeCriterion(criterion), numClasses: model.numClasses,
    maxGradNorm, autocast: autocastDType(autocast, model.device), nonFinite
  }, x, y))
  if (scaler !== null) takeScale(scaler, result.scaler)
  optimizer.stepped ||= result.stepped
  const { loss, gradNorm, logits, stepped } = result
  return { loss, gradNorm, logits: wrapTensor(logits), stepped }
}

/** For lib/ only: refuses an optimizer over parameters of another model. */
export function checkOwner(model: BTXRDClassifier, optimizer: Optimizer): void {
  const own = new Set(model.parameters())
  if (optimizer.paramGroups.every(({ params }) => params.every((tensor) => own.has(tensor)))) return
  throw badArgument('optimizer', "an optimizer over the model's own parameters", 'one with others', 'Make it with model.parameters().')
}
