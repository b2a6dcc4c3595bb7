import { saveCheckpoint } from '../checkpoint/save_checkpoint'
import { checkedConfig } from '../config/load_config'
import type { ImageTransform } from '../data/image_transform'
import { TrainTransform, type PipelineRelease } from '../data/transforms'
import { badArgument, BtxrdTorchError } from '../errors'
import { getRngState } from '../random'
import { describeEnvironment } from './run/environment'
import { trainingPass, validationPass } from './run/passes'
import type { PipelineConfig } from '../config/pipeline_config'
import { toResumeOptions, type EpochPosition } from './run/progress_state'
import { freshStart, readRun, releaseOf, restoreRun, type StartingPoint } from './run/restore_run'
import { defaultRunFolder } from './run/run_folder'
import { RunOutput } from './run/run_output'
import { openTrainingData } from './run/training_data'
import type { EpochRecord } from './run/training_log'
import { disposeParts, makeParts, type TrainingParts } from './run/training_parts'
import { Announcer, type BatchEvent, type EpochEvent, type TrainCallbacks } from './train_events'

export interface TrainOptions {
  /** Folder of the run, which must not exist; by default `runs/<time>-<backbone>-<split>`. */
  runDir?: string
  /** A checkpoint to go on from, of this package or of Python. */
  resume?: string
  /**
   * Ends the run after the batch under way: it is saved in `resume.pt`, and the iteration throws
   * `ERR_ABORTED` with that `file`.
   */
  signal?: AbortSignal
  callbacks?: TrainCallbacks | readonly TrainCallbacks[]
  /**
   * The pipeline's release whose training transforms are used: 1 has CLAHE, flip and rotation, 2,
   * the default, all of them. A run that goes on keeps its own.
   */
  release?: PipelineRelease
  /** Training transform of your own instead of a release's; validation has the pipeline's in any case. */
  transform?: ImageTransform
}

/**
 * Trains a model as the Python pipeline's `train.py`, with its bits on the same machine, and gives
 * an event for each epoch once its files are written.
 *
 * ```ts
 * for await (const { epoch, valLoss, improved } of train(config, { signal })) ...
 * ```
 *
 * The folder of the run holds `config.yaml`, `environment.json`, `training_log.csv`, TensorBoard
 * events, `best_<split>.pt`, and at the end `final_<split>.pt`, `loss_curve.png` and
 * `recall_curve.png`; until then `resume.pt`, written after every epoch, is where the run stands.
 * Leaving the loop early ends the run after that epoch; it can be resumed.
 *
 * @throws BtxrdTorchError before anything is computed: `ERR_CONFIG`, `ERR_FILE` for a file that is
 *   missing or a run folder that exists, and what opening data sets, model and checkpoint throws.
 *   Later: `ERR_ABORTED`, `ERR_FILE` when the disk is full, `ERR_NON_FINITE`, `ERR_IMAGE`; what was
 *   written before stays
 */
export async function* train(config: PipelineConfig, options: TrainOptions = {}): AsyncGenerator<EpochEvent, void, void> {
  const { signal, callbacks = [] } = options
  const announce = new Announcer(Array.isArray(callbacks) ? callbacks as readonly TrainCallbacks[] : [callbacks as TrainCallbacks])
  const run = await Run.begin(config, options, announce)
  try {
    yield* run.epochs(signal)
  } finally {
    await run.end()
  }
}

class Run {
  readonly #config: PipelineConfig
  readonly #parts: TrainingParts
  readonly #release: PipelineRelease | null
  readonly #output: RunOutput
  readonly #announce: Announcer
  readonly #start: StartingPoint
  readonly #history: EpochRecord[]
  /** The epoch of the best checkpoint in this run's folder; null for none. */
  #bestEpoch: number | null

  private constructor(config: PipelineConfig, parts: TrainingParts, release: PipelineRelease | null, output: RunOutput, announce: Announcer, start: StartingPoint) {
    this.#config = config
    this.#parts = parts
    this.#release = release
    this.#output = output
    this.#announce = announce
    this.#start = start
    this.#history = [...start.history]
    this.#bestEpoch = start.best?.epoch ?? null
  }

  static async begin(given: PipelineConfig, { runDir, resume, signal, release: wanted, transform }: TrainOptions, announce: Announcer): Promise<Run> {
    const config = checkedConfig(given)
    if (runDir !== undefined && (typeof runDir !== 'string' || runDir === '')) throw badArgument('runDir', 'the path of a folder', runDir)
    const warn = (code: string, message: string): Promise<void> => announce.warning(code, message)
    const resumed = resume === undefined ? null : await readRun(resume, config)
    const release = releaseOf(resumed, transform === undefined ? wanted : null)
    const data = await openTrainingData(config, transform ?? releaseTransform(config, release), warn)
    const parts = await makeParts(config, data, { resumed: resumed !== null, warn, ...(signal === undefined ? {} : { signal }) })
    let output: RunOutput | undefined
    try {
      const start = resumed === null ? freshStart : await restoreRun(resumed, parts, warn)
      const folder = runDir ?? defaultRunFolder(config.model.backbone, config.training.split_strategy)
      const stepsDone = start.lastEpoch * parts.trainLoader.length + batchesOf(start.position, parts)
      output = await RunOutput.create(folder, config, await describeEnvironment(parts.device), start.history, stepsDone)
      if (start.best !== null) await output.takeBest(start.best.file)
      await announce.trainBegin({
        runDir: output.files.folder,
        device: String(parts.device),
        trainSamples: data.train.samples.length,
        valSamples: data.validation.samples.length,
        classNames: config.model.class_names,
        classWeights: [...(await parts.classWeights.data() as Float32Array)],
        firstEpoch: start.lastEpoch + 1,
        epochs: config.training.epochs
      })
      return new Run(config, parts, release, output, announce, start)
    } catch (error) {
      disposeParts(parts)
      await output?.close()
      throw error
    }
  }

  async* epochs(signal: AbortSignal | undefined): AsyncGenerator<EpochEvent, void, void> {
    const { epochs } = this.#config.training
    let stopped = false
    for (let epoch = this.#start.lastEpoch + 1; epoch <= epochs && !stopped; epoch++) {
      const event = await this.#epoch(epoch, epoch === this.#start.lastEpoch + 1 ? this.#start.position : null, signal)
      stopped = event.stopped
      if (stopped || epoch === epochs) await this.#finish()
      yield event
      if (stopped || epoch === epochs) await this.#announceEnd(stopped)
    }
  }

  async #epoch(epoch: number, position: EpochPosition | null, signal: AbortSignal | undefined): Promise<EpochEvent> {
    const { optimizer, scheduler, earlyStopping, trainLoader, validationLoader } = this.#parts
    const { epochs } = this.#config.training
    await this.#announce.epochBegin({
      epoch, epochs, batchesDone: batchesOf(position, this.#parts), trainBatches: trainLoader.length, valBatches: validationLoader.length,
      lr: optimizer.paramGroups[0]!.lr
    })
    const began = performance.now()
    const onBatch = async (event: BatchEvent): Promise<void> => {
      if (event.phase === 'train') await this.#output.batch(event)
      await this.#announce.batchEnd(event)
    }
    const reached = await trainingPass(this.#parts, epoch, position, { signal, onBatch })
    // Making the iterator of validation draws from the generator.
    const rngState = await getRngState()
    const trained = performance.now()
    const whole = reached.loader.position
    const validation = signal?.aborted ? null : await validationPass(this.#parts, epoch, { signal, onBatch })
    if (validation === null) return this.#interrupt(reached, rngState, signal!)

    scheduler.step()
    const record = { epoch, trainLoss: reached.lossSum / whole, ...validation, lr: optimizer.paramGroups[0]!.lr }
    const improved = record.valLoss < earlyStopping.bestLoss
    const stopped = earlyStopping.step(record.valLoss)
    this.#history.push(record)
    await this.#output.epoch(record)
    if (improved) {
      await this.#save(this.#output.files.best, null, await getRngState())
      this.#bestEpoch = epoch
    }
    await this.#save(this.#output.files.resume, null, await getRngState())
    await this.#warnOfCollapse()
    const event = {
      ...record, epochs, improved, stopped, seconds: (performance.now() - began) / 1000,
      imagesPerSecond: (whole - (position?.loader.position ?? 0)) / ((trained - began) / 1000)
    }
    await this.#announce.epochEnd(event)
    return event
  }

  async #interrupt(position: EpochPosition, rngState: Uint8Array, signal: AbortSignal): Promise<never> {
    const { resume } = this.#output.files
    await this.#save(resume, position, rngState)
    await this.#output.curves(this.#history)
    throw new BtxrdTorchError(
      'ERR_ABORTED',
      `The run was stopped after batch ${batchesOf(position, this.#parts)} of ${this.#parts.trainLoader.length} of epoch ${position.epoch}. Go on with it by resume: ${JSON.stringify(resume)}.`,
      { cause: signal.reason, file: resume }
    )
  }

  /** The nine keys of the pipeline and, in the tenth, all that an exact resume needs. */
  async #save(file: string, position: EpochPosition | null, rngState: Uint8Array): Promise<void> {
    const { model, optimizer, scheduler, step, earlyStopping, classWeights, transform } = this.#parts
    const { epoch, valLoss } = this.#history.at(-1) ?? { epoch: this.#start.lastEpoch, valLoss: this.#start.lastLoss }
    // In the middle of an epoch the transform has its state of now at the place where the loader was left.
    const progress = { history: this.#history, position, transform: { release: this.#release, streams: transform.getState?.() } }
    const resume = {
      rngState, memoryFormat: 'contiguous' as const, earlyStopping, ...(step.scaler === null ? {} : { scaler: step.scaler }),
      ...toResumeOptions(progress, this.#config.model.class_names)
    }
    await saveCheckpoint(model, optimizer, scheduler, epoch, valLoss, this.#config, classWeights, file, { resume })
  }

  /** The pipeline's sign of a model that has given up on the class that matters most. */
  async #warnOfCollapse(): Promise<void> {
    const malignant = this.#config.model.class_names.findIndex((name) => name.toLowerCase() === 'malignant')
    if (malignant === -1) return
    const found = this.#history.findLastIndex(({ valRecall }) => valRecall[malignant] !== 0)
    const epochs = this.#history.length - 1 - found
    if (epochs >= 2) await this.#announce.warning('BTXRD_MALIGNANT_RECALL', `Recall of Malignant is 0 for ${epochs} epochs in a row: the model may have given up on the class.`)
  }

  async #finish(): Promise<void> {
    await this.#output.finish()
    await this.#output.curves(this.#history)
  }

  async #announceEnd(stoppedEarly: boolean): Promise<void> {
    const { folder, best, final } = this.#output.files
    await this.#announce.trainEnd({
      runDir: folder, history: this.#history, bestEpoch: this.#bestEpoch, bestLoss: this.#parts.earlyStopping.bestLoss,
      stoppedEarly, bestCheckpoint: this.#bestEpoch === null ? null : best, finalCheckpoint: final
    })
  }

  async end(): Promise<void> {
    disposeParts(this.#parts)
    await this.#output.close()
  }
}

/** Training batches of the epoch that are done. */
function batchesOf(position: EpochPosition | null, { batchSize }: TrainingParts): number {
  return Math.ceil((position?.loader.position ?? 0) / batchSize)
}

function releaseTransform({ seed, data }: PipelineConfig, release: PipelineRelease | null): ImageTransform {
  return new TrainTransform({ release: release ?? 2, imageSize: data.image_size, seed })
}
