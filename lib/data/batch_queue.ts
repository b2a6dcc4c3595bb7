import { BtxrdTorchError } from '../errors'
import { Tensor } from '../tensor'
import { BatchPixels } from './batch_pixels'
import type { Dataset, Sample } from './dataset'
import type { ImageTransform, OutputSize } from './image_transform'
import { Slots } from './slots'

export interface Batch<S extends Sample = Sample> {
  /** float32 of shape (B, 3, H, W). */
  images: Tensor
  /** int64 of shape (B). */
  labels: Tensor
  samples: readonly S[]
}

export interface QueueOptions<S extends Sample, Plan extends OutputSize> {
  dataset: Dataset<S>
  transform: ImageTransform<Plan>
  /** The samples to come, in order. */
  samples: readonly S[]
  batchSize: number
  /** Samples that are worked on at once. */
  workers: number
  /** Batches that are prepared beyond the one asked for. */
  prefetch: number
}

/** What a sample ends with that was not begun since the queue was stopped, or an earlier one failed. */
class Stopped extends Error {}

interface PendingBatch<S extends Sample> {
  ready: Promise<Batch<S>>
  /** Settles when no sample of it is worked on any more. */
  idle: Promise<unknown>
  /** State of the transform's streams after the batch's last draw. */
  transformState: unknown
}

const ignore = (): void => undefined

/**
 * Prepares batches ahead of whoever asks for them. Samples begin in their order, and their random
 * parameters are drawn in it, one after the other; decoding and pixels are done beside each other.
 * So neither the number of workers nor their speed changes any result.
 */
export class BatchQueue<S extends Sample, Plan extends OutputSize> {
  readonly #options: QueueOptions<S, Plan>
  readonly #slots: Slots
  readonly #pending: PendingBatch<S>[] = []
  #begun = 0
  /** Samples from here on are not worked on. */
  #end = Infinity
  /** Settles when the last sample that was begun has drawn. */
  #drawn: Promise<void> = Promise.resolve()
  /** State of the transform's streams after the last batch that was handed out. */
  #transformState: unknown

  constructor(options: QueueOptions<S, Plan>) {
    this.#options = options
    this.#slots = new Slots(options.workers)
    this.#transformState = options.transform.getState?.()
  }

  get transformState(): unknown {
    return this.#transformState
  }

  /** The next batch; undefined after the last, or when the queue was stopped. Rejects with the error of the first sample in order that failed. */
  async next(): Promise<Batch<S> | undefined> {
    const { samples, batchSize, prefetch } = this.#options
    while (this.#pending.length <= prefetch && this.#begun < samples.length) {
      this.#pending.push(this.#begin(this.#begun))
      this.#begun = Math.min(this.#begun + batchSize, samples.length)
    }
    const batch = this.#pending[0]
    if (batch === undefined) return undefined
    try {
      const ready = await batch.ready
      this.#pending.shift()
      this.#transformState = batch.transformState
      return ready
    } catch (error) {
      if (error instanceof Stopped) return undefined
      throw error
    }
  }

  /** Begins nothing more. */
  halt(): void {
    this.#end = -1
  }

  /**
   * Waits for what is under way, drops it, and takes the transform's streams back to where the last
   * batch that was handed out left them.
   */
  async stop(): Promise<void> {
    this.halt()
    for (const { idle, ready } of this.#pending.splice(0)) {
      await idle
      await ready.then(({ images, labels }) => {
        images.dispose()
        labels.dispose()
      }, ignore)
    }
    this.#options.transform.setState?.(this.#transformState)
  }

  #begin(start: number): PendingBatch<S> {
    const { samples: all, batchSize, transform } = this.#options
    const samples = all.slice(start, start + batchSize)
    const pixels = new BatchPixels(samples.length)
    const tasks = samples.map(async (sample, i) => {
      const { values, plan } = await this.#prepare(sample, start + i, () => {
        if (i === samples.length - 1) batch.transformState = transform.getState?.()
      })
      pixels.set(i, values, plan)
    })
    const idle = Promise.allSettled(tasks)
    const batch: PendingBatch<S> = { ready: assemble(samples, tasks, pixels), idle, transformState: undefined }
    batch.ready.catch(ignore)
    return batch
  }

  async #prepare(sample: S, number: number, onDrawn: () => void): Promise<{ values: Float32Array, plan: Plan }> {
    const before = this.#drawn
    let drawn: () => void = ignore
    this.#drawn = new Promise((resolve) => { drawn = resolve })
    await this.#slots.acquire()
    try {
      this.#check(number)
      const image = await this.#options.dataset.load(sample)
      await before
      this.#check(number)
      const plan = this.#options.transform.draw(image)
      onDrawn()
      drawn()
      return { values: await this.#options.transform.applyTransform(plan, image), plan }
    } catch (error) {
      this.#end = Math.min(this.#end, number)
      throw ofSample(sample, error)
    } finally {
      drawn()
      this.#slots.release()
    }
  }

  #check(number: number): void {
    if (number >= this.#end) throw new Stopped()
  }
}

/** Says which image an error of its own pixels, annotation or transform is about. */
function ofSample({ imageId, path: file }: Sample, error: unknown): unknown {
  if (!(error instanceof BtxrdTorchError)) return error
  return new BtxrdTorchError(error.code, `Image ${JSON.stringify(imageId)}: ${error.message}`, { cause: error, file: error.file ?? file })
}

/** Waits for the samples in their order, so that of several errors the first in order is reported. */
async function assemble<S extends Sample>(samples: readonly S[], tasks: readonly Promise<void>[], pixels: BatchPixels): Promise<Batch<S>> {
  for (const task of tasks) await task
  const images = await pixels.toTensor()
  return { images, labels: Tensor.from(BigInt64Array.from(samples, ({ label }) => BigInt(label))), samples }
}
