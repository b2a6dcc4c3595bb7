import path from 'node:path'
import { loadCheckpoint, type Checkpoint } from '../../checkpoint/load_checkpoint'
import { failFor } from '../../checkpoint/checkpoint_error'
import { BtxrdTorchError } from '../../errors'
import type { PipelineRelease } from '../../data/transforms'
import { restoreCheckpoint } from '../restore_checkpoint'
import type { PipelineConfig } from '../../config/pipeline_config'
import { readProgress, type EpochPosition, type Progress } from './progress_state'
import { runFiles } from './run_folder'
import type { EpochRecord } from './training_log'
import type { TrainingParts } from './training_parts'

/** A run that goes on. */
export interface ResumedRun {
  file: string
  checkpoint: Checkpoint
  progress: Progress
  best: Best | null
}

/** The checkpoint with the lowest validation loss so far. */
interface Best {
  epoch: number
  file: string
}

/** Where a run begins. */
export interface StartingPoint {
  /** Finished epochs; fewer than `lastEpoch` where the checkpoint does not tell of all. */
  history: EpochRecord[]
  lastEpoch: number
  /** Validation loss of the last epoch; Infinity before the first. */
  lastLoss: number
  position: EpochPosition | null
  /** Null for none, or none that is to be found. */
  best: Best | null
}

/** Where a new run begins. */
export const freshStart: StartingPoint = { history: [], lastEpoch: 0, lastLoss: Infinity, position: null, best: null }

/**
 * Reads what a run goes on from.
 * @throws BtxrdTorchError `ERR_CONFIG` when nothing of the run is left to do, or the checkpoint is
 *   of another class list, and as `loadCheckpoint`
 */
export async function readRun(file: string, config: PipelineConfig): Promise<ResumedRun> {
  const checkpoint = await loadCheckpoint(file)
  const fail = failFor(file)
  const { epochs } = config.training
  if (checkpoint.class_names.join('\0') !== config.model.class_names.join('\0')) {
    throw fail('ERR_CONFIG', `expected the classes of the config, ${config.model.class_names.join(', ')}, but it has ${checkpoint.class_names.join(', ')}`)
  }
  const progress = readProgress(checkpoint, file)
  if (checkpoint.epoch >= epochs) {
    throw fail('ERR_CONFIG', `expected a run with epochs left to do, but it has all ${epochs}`, 'Raise training.epochs to go on.')
  }
  if (checkpoint.resume_state?.early_stopping != null && (checkpoint.resume_state.early_stopping as Record<string, unknown>).should_stop === true) {
    throw fail('ERR_CONFIG', `expected a run with epochs left to do, but early stopping ended it after epoch ${checkpoint.epoch}`)
  }
  return { file, checkpoint, progress, best: await bestOf(file, checkpoint, progress, config.training.split_strategy) }
}

/**
 * The release of the training transforms that a run uses; null for a transform of the caller's own.
 * @throws BtxrdTorchError `ERR_CONFIG` when it is not what the run began with
 */
export function releaseOf(run: ResumedRun | null, wanted: PipelineRelease | null | undefined): PipelineRelease | null {
  const before = run?.progress.transform?.release
  if (before === undefined) return wanted === undefined ? 2 : wanted
  if (wanted === undefined && before !== null) return before
  if (before === wanted) return before
  const name = (release: PipelineRelease | null | undefined): string => typeof release === 'number' ? `the transforms of release ${release}` : 'a transform of its own'
  throw new BtxrdTorchError('ERR_CONFIG', `Expected ${name(before)}, with which the run began, but received ${wanted === undefined ? 'none' : name(wanted)}.`)
}

/** The validation loss that an epoch has to beat. */
function bestLossOf({ resume_state: saved, val_loss: last }: Checkpoint): number {
  const best = (saved?.early_stopping as Record<string, unknown> | null | undefined)?.best_loss
  return typeof best === 'number' ? best : last
}

/** Told by its loss: the file beside the one that the run goes on from, or that file itself. */
async function bestOf(file: string, checkpoint: Checkpoint, { position }: Progress, split: string): Promise<Best | null> {
  const loss = bestLossOf(checkpoint)
  const beside = runFiles(path.dirname(file), split).best
  const found = await loadCheckpoint(beside).catch((error: unknown) => {
    if (error instanceof BtxrdTorchError) return null
    throw error
  })
  if (found?.val_loss === loss) return { epoch: found.epoch, file: beside }
  // In the middle of an epoch the weights are no longer those that were validated.
  return checkpoint.val_loss === loss && checkpoint.epoch > 0 && position === null ? { epoch: checkpoint.epoch, file } : null
}

/**
 * Puts a run's state into its parts, and says what the file does not have.
 * @throws BtxrdTorchError as `restoreCheckpoint`
 */
export async function restoreRun(
  { file, checkpoint, progress, best }: ResumedRun, parts: TrainingParts, warn: (code: string, message: string) => Promise<void>
): Promise<StartingPoint> {
  const { model, optimizer, scheduler, step, earlyStopping, transform } = parts
  const saved = checkpoint.resume_state ?? null
  const scaler = saved?.scaler == null ? null : step.scaler
  await restoreCheckpoint(checkpoint, { model, optimizer, scheduler, scaler, earlyStopping: saved?.early_stopping == null ? null : earlyStopping })
  if (progress.transform?.streams !== undefined) transform.setState?.(progress.transform.streams)

  const lacks = [
    ...(saved?.rng_state == null ? ["torch's random generator (the order of images and dropout are those of a new seed)"] : []),
    ...(progress.transform === null && transform.getState !== undefined ? ['the streams of the augmentations (they begin anew)'] : []),
    ...(saved?.early_stopping == null ? [`the counter of early stopping (it begins at 0, with val_loss ${checkpoint.val_loss} as the best)`] : []),
    ...(progress.history === null ? ['the epochs so far (the log begins with the next)'] : []),
    ...(step.scaler !== null && scaler === null ? ['the gradient scaler (it begins anew)'] : [])
  ]
  if (lacks.length > 0) await warn('BTXRD_RESUME_PARTIAL', `${file} does not hold ${lacks.join('; ')}. The run goes on, but not as an unbroken one.`)
  earlyStopping.bestLoss = bestLossOf(checkpoint)
  if (best === null && earlyStopping.bestLoss < Infinity) {
    await warn('BTXRD_RESUME_BEST', `The checkpoint with the lowest val_loss so far, ${earlyStopping.bestLoss}, is not beside ${file}: a best checkpoint is written when an epoch is better.`)
  }
  return { history: progress.history ?? [], lastEpoch: checkpoint.epoch, lastLoss: checkpoint.val_loss, position: progress.position, best }
}
