import { constants } from 'node:fs'
import { copyFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { failFor } from '../../checkpoint/checkpoint_error'
import { writeError } from '../../checkpoint/write_error'
import { configToYaml } from '../../config/config_to_yaml'
import type { PipelineConfig } from '../../config/pipeline_config'
import { EventWriter } from '../tensorboard/event_writer'
import type { BatchEvent } from '../train_events'
import { lossCurve, recallCurve } from './curves'
import type { Environment } from './environment'
import { makeRunFolder, runFiles, writeNew, type RunFiles } from './run_folder'
import { TrainingLog, type EpochRecord } from './training_log'

/** The files of a run beside its checkpoints. */
export class RunOutput {
  readonly files: RunFiles
  readonly #classNames: readonly string[]
  readonly #log: TrainingLog
  readonly #events: EventWriter
  #steps: number

  private constructor(files: RunFiles, classNames: readonly string[], log: TrainingLog, events: EventWriter, steps: number) {
    this.files = files
    this.#classNames = classNames
    this.#log = log
    this.#events = events
    this.#steps = steps
  }

  /**
   * Makes the run's folder, with its config and environment, and tells again the epochs of a run
   * that goes on.
   *
   * @param stepsDone training steps before a resume
   * @throws BtxrdTorchError `ERR_FILE`
   */
  static async create(
    folder: string, config: PipelineConfig, environment: Environment, history: readonly EpochRecord[], stepsDone: number
  ): Promise<RunOutput> {
    const { class_names: classNames } = config.model
    const files = runFiles(path.resolve(folder), config.training.split_strategy)
    await makeRunFolder(files.folder)
    await writeNew(files.config, configToYaml(config))
    await writeNew(files.environment, `${JSON.stringify(environment, null, 2)}\n`)
    const log = await TrainingLog.create(files.trainingLog, classNames)
    let events: EventWriter | undefined
    try {
      events = await EventWriter.create(files.folder)
      const output = new RunOutput(files, classNames, log, events, stepsDone)
      for (const record of history) await output.epoch(record)
      return output
    } catch (error) {
      await log.close()
      await events?.close()
      throw error
    }
  }

  /** Scalars of a training step. */
  async batch({ loss, gradNorm }: BatchEvent): Promise<void> {
    this.#steps += 1
    await this.#events.scalars(this.#steps, { 'batch/loss': loss, 'batch/grad_norm': gradNorm ?? NaN })
  }

  /** The line and the scalars of an epoch. */
  async epoch(record: EpochRecord): Promise<void> {
    await this.#log.write(record)
    const recall = this.#classNames.map((name, i) => [`recall/${name}`, record.valRecall[i]!] as const)
    await this.#events.scalars(record.epoch, {
      'loss/train': record.trainLoss,
      'loss/val': record.valLoss,
      'accuracy/val': record.valAccuracy,
      ...Object.fromEntries(recall),
      lr: record.lr
    })
  }

  async curves(history: readonly EpochRecord[]): Promise<void> {
    if (history.length === 0) return
    for (const [file, picture] of [
      [this.files.lossCurve, await lossCurve(history)],
      [this.files.recallCurve, await recallCurve(history, this.#classNames)]
    ] as const) {
      await writeFile(file, picture).catch((error: unknown) => { throw writeError(failFor(file), error, false) })
    }
  }

  /** Takes the best checkpoint of the run that this one goes on from. */
  async takeBest(file: string): Promise<void> {
    await copyFile(file, this.files.best, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE)
      .catch((error: unknown) => { throw writeError(failFor(this.files.best), error, false) })
  }

  /** What stood for the run while it went on is its last state. */
  async finish(): Promise<void> {
    await rename(this.files.resume, this.files.final).catch((error: unknown) => { throw writeError(failFor(this.files.final), error, false) })
  }

  async close(): Promise<void> {
    await this.#log.close()
    await this.#events.close()
  }
}
