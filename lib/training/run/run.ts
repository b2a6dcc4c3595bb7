import { saveCheckpoint } from '../../checkpoint/save_checkpoint'
import { BtxrdTorchError } from '../../errors'
import { getRngState } from '../../random'
import type { BatchEvent, EpochEvent } from '../train_events'
import type { BegunRun } from './begin_run'
import { trainingPass, validationPass } from './passes'
import { batchesOf, toResumeOptions, type EpochPosition } from './progress_state'
import { epochsUnrecognised, type EpochRecord } from './training_log'
import { disposeParts } from './training_parts'

/** Epochs without a recognised malignant image after which the pipeline warns. */
const COLLAPSED_EPOCHS = 2

/** The epochs of a run and what each leaves on the disk. */
export class Run {
  readonly #run: BegunRun
  readonly #history: EpochRecord[]
  /** The epoch of the best checkpoint in this run's folder; null for none. */
  #bestEpoch: number | null

  constructor(run: BegunRun) {
    this.#run = run
    this.#history = [...run.start.history]
    this.#bestEpoch = run.start.best?.epoch ?? null
  }

  async* epochs(signal: AbortSignal | undefined): AsyncGenerator<EpochEvent, void, void> {
    const { start: { lastEpoch, position }, config: { training: { epochs } } } = this.#run
    let stopped = false
    for (let epoch = lastEpoch + 1; epoch <= epochs && !stopped; epoch++) {
      const event = await this.#epoch(epoch, epoch === lastEpoch + 1 ? position : null, signal)
      stopped = event.stopped
      if (stopped || epoch === epochs) await this.#finish(stopped)
      yield event
    }
  }

  async #epoch(epoch: number, position: EpochPosition | null, signal: AbortSignal | undefined): Promise<EpochEvent> {
    const { parts, output, announce, config: { training: { epochs } } } = this.#run
    const { optimizer, scheduler, earlyStopping, trainLoader, validationLoader } = parts
    await announce.epochBegin({
      epoch, epochs, batchesDone: batchesOf(position, parts.batchSize), trainBatches: trainLoader.length, valBatches: validationLoader.length,
      lr: optimizer.paramGroups[0]!.lr
    })
    const began = performance.now()
    const onBatch = async (event: BatchEvent): Promise<void> => {
      if (event.phase === 'train') await output.batch(event)
      await announce.batchEnd(event)
    }
    const reached = await trainingPass(parts, epoch, position, { signal, onBatch })
    // Making the iterator of validation draws from the generator.
    const rngState = await getRngState()
    const trained = performance.now()
    const whole = reached.loader.position
    const validation = signal?.aborted ? null : await validationPass(parts, epoch, { signal, onBatch })
    if (validation === null) return this.#interrupt(reached, rngState, signal!)

    scheduler.step()
    const record = { epoch, trainLoss: reached.lossSum / whole, ...validation, lr: optimizer.paramGroups[0]!.lr }
    const improved = record.valLoss < earlyStopping.bestLoss
    const stopped = earlyStopping.step(record.valLoss)
    this.#history.push(record)
    await output.epoch(record)
    // In this order a crash between the two loses nothing: the first is then the best one too.
    await this.#save(output.files.resume, null, await getRngState())
    if (improved) {
      await this.#save(output.files.best, null, await getRngState())
      this.#bestEpoch = epoch
    }
    await this.#warnOfCollapse()
    const event = {
      ...record, epochs, improved, stopped, seconds: (performance.now() - began) / 1000,
      imagesPerSecond: (whole - (position?.loader.position ?? 0)) / ((trained - began) / 1000)
    }
    await announce.epochEnd(event)
    return event
  }

  async #interrupt(position: EpochPosition, rngState: Uint8Array, signal: AbortSignal): Promise<never> {
    const { output, parts: { batchSize, trainLoader } } = this.#run
    const { resume } = output.files
    await this.#save(resume, position, rngState)
    await output.curves(this.#history)
    throw new BtxrdTorchError(
      'ERR_ABORTED',
      `The run was stopped after batch ${batchesOf(position, batchSize)} of ${trainLoader.length} of epoch ${position.epoch}. Go on with it by resume: ${JSON.stringify(resume)}.`,
      { cause: signal.reason, file: resume }
    )
  }

  /** The nine keys of the pipeline and, in the tenth, all that an exact resume needs. */
  async #save(file: string, position: EpochPosition | null, rngState: Uint8Array): Promise<void> {
    const { config, release, start, parts: { model, optimizer, scheduler, step, earlyStopping, classWeights, transform } } = this.#run
    const { epoch, valLoss } = this.#history.at(-1) ?? { epoch: start.lastEpoch, valLoss: start.lastLoss }
    // In the middle of an epoch the transform has its state of now at the place where the loader was left.
    const progress = { history: this.#history, position, transform: { release, streams: transform.getState?.() } }
    const resume = {
      rngState, memoryFormat: 'contiguous' as const, earlyStopping, ...(step.scaler === null ? {} : { scaler: step.scaler }),
      ...toResumeOptions(progress, config.model.class_names)
    }
    await saveCheckpoint(model, optimizer, scheduler, epoch, valLoss, config, classWeights, file, { resume })
  }

  /** The pipeline's sign of a model that has given up on the class that matters most. */
  async #warnOfCollapse(): Promise<void> {
    const { announce, config } = this.#run
    const malignant = config.model.class_names.findIndex((name) => name.toLowerCase() === 'malignant')
    if (malignant === -1) return
    const epochs = epochsUnrecognised(this.#history, malignant)
    if (epochs >= COLLAPSED_EPOCHS) await announce.warning('BTXRD_MALIGNANT_RECALL', `Recall of Malignant is 0 for ${epochs} epochs in a row: the model may have given up on the class.`)
  }

  async #finish(stoppedEarly: boolean): Promise<void> {
    const { announce, output, parts } = this.#run
    const { folder, best, final } = output.files
    await output.finish()
    await output.curves(this.#history)
    await announce.trainEnd({
      runDir: folder, history: this.#history, bestEpoch: this.#bestEpoch, bestLoss: parts.earlyStopping.bestLoss,
      stoppedEarly, bestCheckpoint: this.#bestEpoch === null ? null : best, finalCheckpoint: final
    })
  }

  async end(): Promise<void> {
    disposeParts(this.#run.parts)
    await this.#run.output.close()
  }
}
