import { describe } from '../errors'
import { Tensor } from '../tensor'
import type { Loadable } from './byte_source'
import { load } from './load'
import { failFor, quoted, type Fail } from './checkpoint_error'
import { NumpyScalar } from './python_objects'
import type { ResumeState } from './resume_state'
import { StateDict } from './state_dict'
import { OrderedDict, type CheckpointDict, type CheckpointValue } from './values'

type Value = CheckpointValue<Tensor>
type Dict = CheckpointDict<Tensor>

/** The `state_dict()` of an optimizer. */
export interface OptimizerStateDict {
  /** State tensors of each parameter, by its index. */
  state: Map<number, Dict>
  param_groups: Dict[]
  [key: string]: Value
}

/** What the pipeline's `save_checkpoint` writes, under Python's names and in Python's order. */
export interface Checkpoint {
  epoch: number
  model_state_dict: StateDict
  /** null when it was saved without an optimizer. */
  optimizer_state_dict: OptimizerStateDict | null
  /** null when it was saved without a scheduler. */
  scheduler_state_dict: Dict | null
  /** Validation loss at that epoch. */
  val_loss: number
  /** The whole configuration of the run, such as `config.model.backbone`. */
  config: Dict
  class_names: string[]
  /** Mean and standard deviation for each of the channels R, G, B, on the scale 0 to 1. */
  normalization: { mean: number[], std: number[] }
  /** One weight for each class. */
  class_weights: number[]
  /** What an exact resume needs beyond these, where it was saved; see `restoreCheckpoint`. */
  resume_state?: ResumeState
}

interface Expectation {
  what: string
  holds: (value: Value | undefined) => boolean
}

const isNumber = (value: unknown): value is number => typeof value === 'number'
const isListOf = (holds: (item: unknown) => boolean) => (value: unknown): boolean => Array.isArray(value) && value.every(holds)
const isOptimizerState = (value: Value | undefined): boolean =>
  isDict(value) && (value.state instanceof Map || isEmptyDict(value.state)) && isListOf(isDict)(value.param_groups)

const expectations: Record<Exclude<keyof Checkpoint, 'resume_state'>, Expectation> = {
  epoch: { what: 'an integer', holds: Number.isInteger },
  model_state_dict: { what: 'a state dict of tensors', holds: (value) => isNamedTensors(value) },
  optimizer_state_dict: { what: 'an optimizer\'s state dict or None', holds: (value) => value === null || isOptimizerState(value) },
  scheduler_state_dict: { what: 'a scheduler\'s state dict or None', holds: (value) => value === null || isDict(value) },
  val_loss: { what: 'a number', holds: isNumber },
  config: { what: 'a dict', holds: isDict },
  class_names: { what: 'a list of strings', holds: isListOf((item) => typeof item === 'string') },
  normalization: { what: 'a dict with the lists mean and std', holds: (value) => isDict(value) && isListOf(isNumber)(value.mean) && isListOf(isNumber)(value.std) },
  class_weights: { what: 'a list of numbers', holds: isListOf(isNumber) }
}

/**
 * Reads a checkpoint of the pipeline, as its `load_checkpoint(filepath, device)`. Nothing of the
 * file is executed. Keys beyond the nine are kept. Numbers that NumPy made (a `val_loss` that is a
 * `numpy.float64`) become plain ones.
 *
 * @param filepath a `.pt` file that `torch.save` wrote, its bytes or a file descriptor
 * @param device where the tensors go; Python's `map_location`
 * @throws BtxrdTorchError as {@link load}, and `ERR_CHECKPOINT_FORMAT` when one of
 *   the nine keys is missing or holds something else
 */
export async function loadCheckpoint(filepath: Loadable, device = 'cpu'): Promise<Checkpoint> {
  const value = await load(filepath, { mapLocation: device })
  const fail = failFor(typeof filepath === 'string' ? filepath : '<checkpoint>')
  if (!isDict(value)) {
    throw fail('ERR_CHECKPOINT_FORMAT', `expected a dict with the keys of a checkpoint but it holds ${describe(value)}`)
  }
  for (const key of ['epoch', 'val_loss']) if (value[key] instanceof NumpyScalar) value[key] = value[key].value
  checkKeys(value, fail)
  value.model_state_dict = toStateDict(value.model_state_dict)
  const optimizer = value.optimizer_state_dict
  // Python's empty dict does not tell which keys it would have.
  if (isDict(optimizer) && isEmptyDict(optimizer.state)) optimizer.state = new Map()
  return value as unknown as Checkpoint
}

function checkKeys(value: Dict, fail: Fail): void {
  const missing = Object.keys(expectations).filter((key) => !(key in value))
  if (missing.length > 0) {
    const present = Object.keys(value).slice(0, 12).map(quoted).join(', ')
    throw fail(
      'ERR_CHECKPOINT_FORMAT',
      `expected the nine keys of the pipeline's checkpoint but ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing; it has: ${present}`,
      'Save it with the pipeline\'s save_checkpoint.'
    )
  }
  for (const [key, { what, holds }] of Object.entries(expectations)) {
    if (!holds(value[key])) throw fail('ERR_CHECKPOINT_FORMAT', `expected ${what} for ${key} but it holds ${describe(value[key])}`)
  }
}

function toStateDict(value: Value | undefined): StateDict {
  if (!(value instanceof Map)) return new StateDict(Object.entries(value as Record<string, Tensor>))
  const stateDict = new StateDict(value as Map<string, Tensor>)
  stateDict.attributes = value instanceof OrderedDict ? value.attributes : null
  return stateDict
}

function isNamedTensors(value: Value | undefined): boolean {
  const entries = value instanceof Map ? [...value] : isDict(value) ? Object.entries(value) : null
  return entries !== null && entries.every(([name, tensor]) => typeof name === 'string' && Tensor.isTensor(tensor))
}

/** Dicts with string keys come as objects without a prototype; nothing else does. */
function isDict(value: unknown): value is Dict {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === null
}

function isEmptyDict(value: unknown): boolean {
  return isDict(value) && Object.keys(value).length === 0
}
