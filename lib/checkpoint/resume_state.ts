import { badArgument } from '../errors'
import { Tensor } from '../tensor'
import { getNumThreads } from '../threads'
import type { CheckpointDict, CheckpointValue } from './values'

type Value = CheckpointValue<Tensor>

/** An object that tells its state as a value that Python can read. */
export interface Stateful {
  stateDict(): unknown
}

/**
 * What continuing a run bit for bit needs beyond the nine keys. Each part may be left out; objects
 * with `stateDict()` are asked for it.
 */
export interface ResumeOptions {
  /** `await getRngState()`, the 5056 bytes of torch's CPU generator. */
  rngState?: Uint8Array | Tensor | null
  /** Threads that an operator may use; by default what `getNumThreads()` says now. */
  numThreads?: number | null
  /** Memory format of the model and its inputs. */
  memoryFormat?: 'contiguous' | 'channels_last' | null
  /** Order and position of the training sampler. */
  sampler?: Stateful | Value
  /** State of the generator that draws augmentations. */
  augmentationRng?: Stateful | Value
  /** State of the gradient scaler. */
  scaler?: Stateful | Value
  /** State of early stopping. */
  earlyStopping?: Stateful | Value
  /** The epochs so far. */
  history?: Value
}

/** The tenth key of a checkpoint, `resume_state`; parts that were left out are null. */
export interface ResumeState extends CheckpointDict<Tensor> {
  rng_state: Tensor | null
  num_threads: number | null
  memory_format: string | null
  sampler: Value
  augmentation_rng: Value
  scaler: Value
  early_stopping: Value
  history: Value
}

/** @throws BtxrdTorchError `ERR_INVALID_ARG` */
export function resumeState(options: ResumeOptions): ResumeState {
  if (typeof options !== 'object' || options === null) throw badArgument('resume', 'an object', options)
  const { rngState, numThreads = getNumThreads(), memoryFormat = null } = options
  if (numThreads !== null && !(Number.isInteger(numThreads) && numThreads >= 1)) {
    throw badArgument('resume.numThreads', 'an integer of 1 or more', numThreads)
  }
  if (memoryFormat !== null && memoryFormat !== 'contiguous' && memoryFormat !== 'channels_last') {
    throw badArgument('resume.memoryFormat', '"contiguous", "channels_last" or null', memoryFormat)
  }
  return {
    rng_state: rngTensor(rngState ?? null),
    num_threads: numThreads,
    memory_format: memoryFormat,
    sampler: stateOf(options.sampler),
    augmentation_rng: stateOf(options.augmentationRng),
    scaler: stateOf(options.scaler),
    early_stopping: stateOf(options.earlyStopping),
    history: stateOf(options.history)
  }
}

function rngTensor(state: Uint8Array | Tensor | null): Tensor | null {
  if (state === null) return null
  if (Tensor.isTensor(state) && state.dtype === 'uint8') return state
  if (state instanceof Uint8Array) return Tensor.from(state)
  throw badArgument('resume.rngState', 'the bytes of getRngState() or a uint8 tensor of them', state)
}

function stateOf(part: Stateful | Value | undefined): Value {
  if (part === undefined) return null
  return isStateful(part) ? (part.stateDict() as Value) : part
}

export function isStateful(value: unknown): value is Stateful {
  return typeof value === 'object' && value !== null && typeof (value as Partial<Stateful>).stateDict === 'function'
}
