import { failFor } from '../../checkpoint/checkpoint_error'
import type { Checkpoint } from '../../checkpoint/load_checkpoint'
import type { ResumeOptions } from '../../checkpoint/resume_state'
import { PyFloat, type CheckpointValue } from '../../checkpoint/values'
import type { LoaderState } from '../../data/data_loader'
import type { PipelineRelease } from '../../data/transforms'
import { describe } from '../../errors'
import type { Tensor } from '../../tensor'
import { columnNames, columnValues, type EpochRecord } from './training_log'

type Value = CheckpointValue<Tensor>

/** How far into its training pass an epoch is. */
export interface EpochPosition {
  epoch: number
  /** Order and position of the loader, and the state of its transform. */
  loader: LoaderState & { samplerSeed: bigint }
  /** Sum of batch loss times batch size so far. */
  lossSum: number
}

/** Training batches that are done of an epoch. */
export function batchesOf(position: EpochPosition | null, batchSize: number): number {
  return Math.ceil((position?.loader.position ?? 0) / batchSize)
}

/** Where a run stands, beyond what the nine keys hold; what is unknown is null. */
export interface Progress {
  /** A line for each finished epoch. */
  history: EpochRecord[] | null
  /** Of the epoch under way; null between two epochs. */
  position: EpochPosition | null
  /** Which of the pipeline's training transforms it is, null for another, and the state of its random streams. */
  transform: { release: PipelineRelease | null, streams: unknown } | null
}

/** The parts of `resume_state` that hold a run's progress. */
export function toResumeOptions({ history, position, transform }: Progress, classNames: readonly string[]): ResumeOptions {
  const names = columnNames(classNames)
  return {
    history: history?.map((record) => dictOf(names, columnValues(record))) ?? null,
    sampler: position === null ? null : {
      epoch: position.epoch,
      seed: position.loader.samplerSeed,
      position: position.loader.position,
      loss_sum: new PyFloat(position.lossSum)
    },
    augmentationRng: transform === null ? null : { release: transform.release, streams: (transform.streams ?? null) as Value }
  }
}

function dictOf(names: string[], [epoch = 0, ...values]: number[]): Record<string, Value> {
  return Object.fromEntries(names.map((name, i) => [name, i === 0 ? epoch : new PyFloat(values[i - 1]!)]))
}

/**
 * The progress of a checkpoint; a file without the tenth key has none.
 * @throws BtxrdTorchError `ERR_CHECKPOINT_FORMAT` for parts that hold something else
 */
export function readProgress(checkpoint: Checkpoint, file: string): Progress {
  const fail = failFor(file)
  const { history, sampler, augmentation_rng: streams } = checkpoint.resume_state ?? {}
  const refuse = (name: string, expected: string, value: unknown): never => {
    throw fail('ERR_CHECKPOINT_FORMAT', `expected ${expected} for resume_state.${name} but it holds ${describe(value)}`)
  }
  const names = columnNames(checkpoint.class_names)
  const records = history == null ? null : Array.isArray(history)
    ? history.map((row) => recordOf(names, row) ?? refuse('history', `a list of dicts with the numbers ${names.join(', ')}`, row))
    : refuse('history', 'a list', history)
  const transform = streams == null ? null : transformOf(streams) ?? refuse('augmentation_rng', 'a dict with release 1, 2 or None', streams)
  const position = sampler == null ? null : positionOf(sampler, transform?.streams) ?? refuse('sampler', 'a dict with the numbers epoch, seed, position and loss_sum', sampler)
  // A run that went on from a file without history tells of its own epochs only.
  const first = checkpoint.epoch + 1 - (records?.length ?? 0)
  if (records?.some(({ epoch }, i) => epoch !== first + i)) refuse('history', `epochs in a row up to ${checkpoint.epoch}`, history)
  if (position !== null && position.epoch !== checkpoint.epoch + 1) refuse('sampler.epoch', String(checkpoint.epoch + 1), position.epoch)
  return { history: records, position, transform }
}

function recordOf(names: string[], row: Value): EpochRecord | null {
  const values = names.map((name) => (row as Record<string, unknown> | null)?.[name])
  if (!values.every((value) => typeof value === 'number')) return null
  const [epoch = 0, trainLoss = 0, valLoss = 0, valAccuracy = 0, ...rest] = values
  return { epoch, trainLoss, valLoss, valAccuracy, valRecall: rest.slice(0, -1), lr: rest.at(-1)! }
}

function transformOf(value: Value): Progress['transform'] {
  const { release, streams } = value as Record<string, unknown>
  return release === 1 || release === 2 || release === null ? { release, streams: streams ?? undefined } : null
}

function positionOf(sampler: Value, transformState: unknown): EpochPosition | null {
  const { epoch, seed, position, loss_sum: lossSum } = sampler as Record<string, unknown>
  const fits = Number.isSafeInteger(epoch) && Number.isSafeInteger(position) && (position as number) >= 0 && typeof lossSum === 'number'
  if (!fits || (typeof seed !== 'bigint' && !Number.isSafeInteger(seed))) return null
  const loader = { samplerSeed: BigInt(seed as number | bigint), position: position as number, transformState }
  return { epoch: epoch as number, loader, lossSum: lossSum as number }
}
