import { SingleBar } from 'cli-progress'
import type { BatchEvent, EpochBeginEvent, EpochEvent, TrainBeginEvent, TrainCallbacks, TrainEndEvent, TrainWarning } from '../training/train_events'

/** Newest batches that speed and time left are taken from. */
const WINDOW = 50

/** `1 h 02 min`, `3 min 20 s`, `45 s`. */
function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  const two = (value: number): string => String(value).padStart(2, '0')
  if (whole >= 3600) return `${Math.floor(whole / 3600)} h ${two(Math.floor(whole / 60) % 60)} min`
  return whole >= 60 ? `${Math.floor(whole / 60)} min ${two(whole % 60)} s` : `${whole} s`
}

/**
 * What a training shows: on a terminal a bar for each epoch on standard error; a line for each epoch
 * on standard output in any case.
 */
export class TrainDisplay implements TrainCallbacks {
  #classNames: readonly string[] = []
  #epoch: EpochBeginEvent | null = null
  #bar: SingleBar | null = null
  /** Times in milliseconds and images of the newest batches. */
  #recent: { time: number, samples: number }[] = []

  onTrainBegin({ runDir, device, trainSamples, valSamples, classNames, classWeights, firstEpoch, epochs }: TrainBeginEvent): void {
    this.#classNames = classNames
    const weights = classNames.map((name, i) => `${name} ${classWeights[i]!.toFixed(3)}`).join(', ')
    process.stdout.write(`Run folder ${runDir}\n${trainSamples} images to train with, ${valSamples} to validate with, on ${device}; class weights: ${weights}\n`)
    if (firstEpoch > 1) process.stdout.write(`Goes on with epoch ${firstEpoch} of ${epochs}\n`)
  }

  onEpochBegin(event: EpochBeginEvent): void {
    this.#epoch = event
    this.#recent = [{ time: performance.now(), samples: 0 }]
    if (!process.stderr.isTTY) return
    this.#bar = new SingleBar({
      format: `Epoch ${event.epoch}/${event.epochs} {bar} {value}/{total} {phase} loss {loss}, {speed} images/s, {left} left`,
      stream: process.stderr, clearOnComplete: true, barsize: 24, gracefulExit: false
    })
    this.#bar.start(event.trainBatches + event.valBatches, event.batchesDone, { phase: 'training', loss: '-', speed: '-', left: '?' })
  }

  onBatchEnd({ phase, batch, samples, loss }: BatchEvent): void {
    if (this.#bar === null || this.#epoch === null) return
    const { epoch, epochs, trainBatches, valBatches } = this.#epoch
    this.#recent.push({ time: performance.now(), samples })
    if (this.#recent.length > WINDOW) this.#recent.shift()
    const [first, ...later] = this.#recent
    const seconds = (performance.now() - first!.time) / 1000
    const done = phase === 'train' ? batch : trainBatches + batch
    const batchesLeft = trainBatches + valBatches - done + (epochs - epoch) * (trainBatches + valBatches)
    this.#bar.update(done, {
      phase: phase === 'train' ? 'training' : 'validation',
      loss: loss.toFixed(4),
      speed: (later.reduce((sum, recent) => sum + recent.samples, 0) / seconds).toFixed(1),
      left: duration(batchesLeft * seconds / later.length)
    })
  }

  onEpochEnd(event: EpochEvent): void {
    this.stop()
    const { epoch, epochs, trainLoss, valLoss, valAccuracy, valRecall, lr, improved, seconds, imagesPerSecond } = event
    const recall = this.#classNames.map((name, i) => `${name} ${valRecall[i]!.toFixed(3)}`).join(', ')
    process.stdout.write(
      `Epoch ${epoch}/${epochs} (${duration(seconds)}, ${imagesPerSecond.toFixed(1)} images/s): train loss ${trainLoss.toFixed(4)}, ` +
      `val loss ${valLoss.toFixed(4)}, accuracy ${valAccuracy.toFixed(4)}, recall ${recall}, lr ${lr.toPrecision(3)}${improved ? ', best so far' : ''}\n`
    )
  }

  onTrainEnd({ runDir, bestEpoch, bestLoss, stoppedEarly, history }: TrainEndEvent): void {
    if (stoppedEarly) process.stdout.write(`Early stopping after epoch ${history.at(-1)!.epoch}: no lower validation loss for long enough\n`)
    process.stdout.write(`Done: the lowest validation loss is ${bestLoss.toFixed(4)}${bestEpoch === null ? '' : `, of epoch ${bestEpoch}`}. Checkpoints, log and curves are in ${runDir}\n`)
  }

  onWarning({ code, message }: TrainWarning): void {
    this.note(`${message} [${code}]`)
  }

  /** A line on standard error, above the bar. */
  note(message: string): void {
    // The bar draws itself again with the next batch.
    if (this.#bar !== null) process.stderr.write('\r\x1b[K')
    process.stderr.write(`btxrd: ${message}\n`)
  }

  stop(): void {
    this.#bar?.stop()
    this.#bar = null
  }
}
