import { badArgument, BtxrdTorchError } from '../errors'
import { IMAGENET_MEAN, IMAGENET_STD } from '../data/transforms'
import { Tensor } from '../tensor'
import { LateFloats } from './late_floats'
import { pipelineFloats } from './pipeline_floats'
import { isStateful, resumeState, type ResumeOptions, type Stateful } from './resume_state'
import { writeFile } from './save'
import { PyFloat } from './values'

export interface SaveCheckpointOptions {
  /** Adds the key `resume_state`, which Python code that does not know it ignores. */
  resume?: ResumeOptions
}

/** The configuration of a run; whatever else it holds is kept. */
export interface CheckpointConfig {
  model: { class_names: readonly string[], [key: string]: unknown }
  [section: string]: unknown
}

/**
 * Writes a checkpoint as the pipeline's `save_checkpoint`: the nine keys in Python's order, in a
 * file that `torch.load` reads with equal values and types in every mode. How the file comes to be
 * and what survives a failure: as {@link save}. Everything is taken as it is at the call, so
 * training can go on while the file is written.
 *
 * @param model its state dict is written detached, as Python's `state_dict()` gives it
 * @param optimizer null for a checkpoint without its state
 * @param scheduler null for a checkpoint without its state
 * @param epoch an integer
 * @param valLoss validation loss at that epoch; a float in Python, also 1
 * @param config the configuration of the run, with `model.class_names`. `dropout`,
 *   `learning_rate`, `weight_decay`, `label_smoothing` and `confidence_level` are floats in
 *   Python, also 0; other integral numbers are ints unless they are marked or `PyFloat`s
 * @param classWeights one for each class: a one-dimensional floating-point tensor, or numbers
 * @param filepath the file to write
 * @throws BtxrdTorchError `ERR_INVALID_ARG`, `ERR_DTYPE`, `ERR_SHAPE`, `ERR_DISPOSED`, and
 *   `ERR_CONFIG` for a config without class names (Python's `KeyError`), all before anything is
 *   written; `ERR_FILE` when the file cannot be written
 */
export async function saveCheckpoint(
  model: Stateful,
  optimizer: Stateful | null,
  scheduler: Stateful | null,
  epoch: number,
  valLoss: number,
  config: CheckpointConfig,
  classWeights: Tensor | readonly number[],
  filepath: string,
  options: SaveCheckpointOptions = {}
): Promise<void> {
  if (!isStateful(model)) throw badArgument('model', 'a model', model)
  if (!Number.isSafeInteger(epoch)) throw badArgument('epoch', 'an integer', epoch)
  if (typeof valLoss !== 'number') throw badArgument('valLoss', 'a number', valLoss)
  if (typeof options !== 'object' || options === null) throw badArgument('options', 'an object', options)
  const classNames = classNamesOf(config)
  const weights = new ClassWeights(classWeights)
  const modelState = model.stateDict()
  const checkpoint = {
    epoch,
    model_state_dict: modelState,
    optimizer_state_dict: stateOrNull('optimizer', optimizer),
    scheduler_state_dict: stateOrNull('scheduler', scheduler),
    val_loss: new PyFloat(valLoss),
    config,
    class_names: classNames,
    normalization: { mean: [...IMAGENET_MEAN], std: [...IMAGENET_STD] },
    class_weights: weights.value,
    ...(options.resume === undefined ? {} : { resume_state: resumeState(options.resume) })
  }
  await writeFile(checkpoint, filepath, {
    root: '',
    isFloat: pipelineFloats(config),
    detached: new Set(modelState instanceof Map ? modelState.values() : []),
    finish: (pickle) => weights.finish(pickle)
  })
}

function classNamesOf(config: CheckpointConfig): readonly string[] {
  const names: unknown = config?.model?.class_names
  if (!Array.isArray(names) || !names.every((name) => typeof name === 'string')) {
    throw badArgument('config.model.class_names', 'an array of strings', names, 'The checkpoint names its classes by it.', 'ERR_CONFIG')
  }
  return names
}

function stateOrNull(name: string, part: Stateful | null): unknown {
  if (part === null) return null
  if (!isStateful(part)) throw badArgument(name, `null or an object with stateDict()`, part)
  return part.stateDict()
}

/** `class_weights.tolist()`: floats, of which a tensor's arrive only after the call. */
class ClassWeights {
  readonly value: PyFloat[] | LateFloats
  private readonly reading: Promise<ArrayLike<number>> | null = null

  constructor(weights: Tensor | readonly number[]) {
    if (Tensor.isTensor(weights)) {
      checkTensor(weights)
      this.value = new LateFloats(weights.numel)
      this.reading = weights.data() as Promise<ArrayLike<number>>
      // Its failure is reported by `finish`, which an earlier failure can keep from running.
      this.reading.catch(() => undefined)
    } else if (Array.isArray(weights) && weights.every((weight) => typeof weight === 'number')) {
      this.value = weights.map((weight) => new PyFloat(weight))
    } else throw badArgument('classWeights', 'a Tensor or an array of numbers', weights)
  }

  async finish(pickle: Buffer): Promise<void> {
    if (this.reading !== null) (this.value as LateFloats).fill(pickle, await this.reading)
  }
}

function checkTensor(weights: Tensor): void {
  if (weights.disposed) throw new BtxrdTorchError('ERR_DISPOSED', 'Expected a tensor that is in use for classWeights but it was disposed.')
  if (!/float/.test(weights.dtype)) throw badArgument('classWeights', 'a floating-point tensor', weights.dtype, '', 'ERR_DTYPE')
  if (weights.shape.length !== 1) throw badArgument('classWeights', 'a tensor of one dimension', weights.shape, '', 'ERR_SHAPE')
}
