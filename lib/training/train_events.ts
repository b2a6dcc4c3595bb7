import type { EpochRecord } from './run/training_log'

/** Before the first epoch; everything is checked, and the run folder is there. */
export interface TrainBeginEvent {
  runDir: string
  /** PyTorch's name of the device. */
  device: string
  /** Samples of an epoch, dimmed copies included. */
  trainSamples: number
  valSamples: number
  classNames: readonly string[]
  /** Of the training criterion, one for each class. */
  classWeights: readonly number[]
  /** The first epoch to come, from 1; over 1 for a run that goes on. */
  firstEpoch: number
  /** Epochs of the whole run, unless it stops early. */
  epochs: number
}

export interface EpochBeginEvent {
  /** From 1. */
  epoch: number
  epochs: number
  /** Training batches that an interrupted run had already done of this epoch. */
  batchesDone: number
  trainBatches: number
  valBatches: number
  /** Learning rate of the epoch. */
  lr: number
}

/** After each batch. */
export interface BatchEvent {
  phase: 'train' | 'validation'
  epoch: number
  /** From 1. */
  batch: number
  batches: number
  /** Images of the batch. */
  samples: number
  loss: number
  /** Before clipping; null in validation. */
  gradNorm: number | null
}

/** After each epoch, when its line of the log and its checkpoints are on the disk. */
export interface EpochEvent extends EpochRecord {
  epochs: number
  /** Whether the validation loss is the lowest so far; `best_<split>.pt` is then this epoch's model. */
  improved: boolean
  /** Whether early stopping ends the run here. */
  stopped: boolean
  /** Of training and validation. */
  seconds: number
  /** Images per second in training. */
  imagesPerSecond: number
}

/** After the last epoch. */
export interface TrainEndEvent {
  runDir: string
  /** Every epoch, also those before a resume. */
  history: readonly EpochRecord[]
  /** That of the best checkpoint; null when there is none. */
  bestEpoch: number | null
  /** The lowest validation loss; Infinity when none was a number. */
  bestLoss: number
  stoppedEarly: boolean
  /** Null when there is none in the folder. */
  bestCheckpoint: string | null
  finalCheckpoint: string
}

/** What a run should not pass over in silence, but can go on with. */
export interface TrainWarning {
  /** Such as `BTXRD_MALIGNANT_RECALL`. */
  code: string
  message: string
}

/**
 * Functions that a run calls at its stages, as Keras' and Lightning's callbacks. A promise is waited
 * for; what one throws ends the run.
 */
export interface TrainCallbacks {
  onTrainBegin?(event: TrainBeginEvent): void | Promise<void>
  onEpochBegin?(event: EpochBeginEvent): void | Promise<void>
  onBatchEnd?(event: BatchEvent): void | Promise<void>
  onEpochEnd?(event: EpochEvent): void | Promise<void>
  onTrainEnd?(event: TrainEndEvent): void | Promise<void>
  /** Without any, warnings go to `process.emitWarning`. */
  onWarning?(warning: TrainWarning): void | Promise<void>
}
