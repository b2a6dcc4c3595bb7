import os from 'node:os'

import { badArgument, BtxrdTorchError } from '../errors'
import { BatchQueue } from './batch_queue'
import type { Batch } from './batch_queue'
import type { Dataset, Sample } from './dataset'
import type { ImageTransform, OutputSize } from './image_transform'
import { drawSeed, randomPermutation } from './sampler'

export type { Batch } from './batch_queue'

export interface DataLoaderOptions<Plan extends OutputSize = OutputSize> {
  batchSize: number
  transform: ImageTransform<Plan>
  /** A new order each epoch; by default the order of the samples. */
  shuffle?: boolean
  /**
   * Images that are worked on at once, on libuv's threads and libvips'; by default 0: one at a time,
   * when its batch is asked for. The batches are the same whatever it is.
   */
  numWorkers?: number
  /** Batches prepared ahead of the one asked for; by default 2, and none without workers. */
  prefetch?: number
  /** Ends an iteration with `ERR_ABORTED`. */
  signal?: AbortSignal
}

/** Where an epoch stands: enough to go on with its next batch. */
export interface LoaderState {
  /** Null without shuffling. */
  samplerSeed: bigint | null
  /** Samples that were handed out. */
  position: number
  /** The transform's state after these samples, whatever was prepared beyond them; undefined where it has none. */
  transformState?: unknown
}

/**
 * Batches of a data set, as PyTorch 2.13's `DataLoader(dataset, batch_size, shuffle, num_workers=0)`
 * makes them: the last one is kept, and each epoch draws from torch's default generator what Python
 * draws: one int64 for the iterator and, with `shuffle`, one more that seeds the order.
 *
 * ```ts
 * for await (const { images, labels, samples } of new DataLoader(dataset, { batchSize: 16, transform, shuffle: true })) ...
 * ```
 *
 * One iteration at a time. Leaving it early, an error or the signal ends the work that is under way
 * before the loop is left. An error carries the file and the image id, and comes in the place of its
 * batch: the batches before it are handed out. Tensors belong to whoever receives them.
 */
export class DataLoader<S extends Sample = Sample, Plan extends OutputSize = OutputSize> {
  /** Batches of an epoch. */
  readonly length: number
  readonly #dataset: Dataset<S>
  readonly #options: Required<Omit<DataLoaderOptions<Plan>, 'signal'>> & { signal: AbortSignal | undefined }
  #state: LoaderState | null = null
  #resumed: LoaderState | null = null
  #iterating = false

  /**
   * More workers than the machine has cores: a warning, and as many as there are cores.
   * @throws BtxrdTorchError `ERR_INVALID_ARG`, also for a data set without samples
   */
  constructor(dataset: Dataset<S>, options: DataLoaderOptions<Plan>) {
    const { batchSize, transform, shuffle = false, numWorkers = 0, prefetch = 2, signal } = options
    if (typeof transform?.draw !== 'function' || typeof transform.applyTransform !== 'function') {
      throw badArgument('transform', 'a transform with draw and applyTransform', transform)
    }
    checkCount('batchSize', batchSize, 1)
    checkCount('numWorkers', numWorkers, 0)
    checkCount('prefetch', prefetch, 0)
    if (dataset.samples.length === 0) throw badArgument('dataset', 'a data set with one sample or more', dataset.samples)
    this.#dataset = dataset
    this.#options = { batchSize, transform, shuffle, numWorkers: workersOf(numWorkers), prefetch, signal }
    this.length = Math.ceil(dataset.samples.length / batchSize)
  }

  /**
   * Where the epoch stands that is under way or was left; null when there is none, or the last one
   * was finished. Batches that were prepared but not handed out do not count.
   */
  state(): LoaderState | null {
    return this.#state === null ? null : { ...this.#state }
  }

  /**
   * The next iteration goes on from a state, and draws nothing from torch's generator. Restore that
   * one to its state at the same moment.
   * @throws BtxrdTorchError `ERR_INVALID_ARG`
   */
  resume(state: LoaderState): void {
    const { samplerSeed, position } = state
    const seedFits = this.#options.shuffle ? typeof samplerSeed === 'bigint' : samplerSeed === null
    if (!seedFits) {
      throw badArgument('state.samplerSeed', this.#options.shuffle ? 'a bigint, since the loader shuffles' : 'null, since the loader does not shuffle', samplerSeed)
    }
    if (!Number.isSafeInteger(position) || position < 0 || position > this.#dataset.samples.length) {
      throw badArgument('state.position', `a number of samples from 0 to ${this.#dataset.samples.length}`, position)
    }
    this.#resumed = { ...state }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Batch<S>, void, void> {
    if (this.#iterating) throw new BtxrdTorchError('ERR_BUSY', 'Expected one iteration of a DataLoader at a time. End the other one first.')
    this.#iterating = true
    try {
      const state = await this.#begin()
      yield* this.#batches(state)
      if (state.position >= this.#dataset.samples.length) this.#state = null
    } finally {
      this.#iterating = false
    }
  }

  async #begin(): Promise<LoaderState> {
    this.#checkSignal()
    const { shuffle, transform } = this.#options
    const resumed = this.#resumed
    this.#resumed = null
    if (resumed === null) {
      // PyTorch's base seed, which only worker processes would use.
      await drawSeed()
      const samplerSeed = shuffle ? await drawSeed() : null
      this.#state = { samplerSeed, position: 0, transformState: transform.getState?.() }
    } else {
      if (resumed.transformState !== undefined) transform.setState?.(resumed.transformState)
      this.#state = resumed
    }
    return this.#state
  }

  async *#batches(state: LoaderState): AsyncGenerator<Batch<S>, void, void> {
    const { batchSize, transform, numWorkers, prefetch, signal } = this.#options
    const { samples } = this.#dataset
    const order = state.samplerSeed === null ? samples : Array.from(randomPermutation(samples.length, state.samplerSeed), (i) => samples[i]!)
    const queue = new BatchQueue({
      dataset: this.#dataset, transform, samples: order.slice(state.position), batchSize,
      workers: Math.max(numWorkers, 1), prefetch: numWorkers === 0 ? 0 : prefetch
    })
    const halt = (): void => queue.halt()
    signal?.addEventListener('abort', halt)
    try {
      for (;;) {
        this.#checkSignal()
        const batch = await queue.next()
        if (batch === undefined) {
          this.#checkSignal()
          return
        }
        state.position += batch.samples.length
        state.transformState = queue.transformState
        yield batch
      }
    } finally {
      signal?.removeEventListener('abort', halt)
      await queue.stop()
    }
  }

  #checkSignal(): void {
    const { signal } = this.#options
    if (signal?.aborted) throw new BtxrdTorchError('ERR_ABORTED', 'The signal was aborted; no further batch is loaded.', { cause: signal.reason })
  }
}

function checkCount(name: string, value: unknown, min: number): void {
  if (!Number.isSafeInteger(value) || (value as number) < min) throw badArgument(name, `an integer of ${min} or more`, value)
}

/** As PyTorch does, more workers than cores are no error: a config may come from a larger machine. */
function workersOf(numWorkers: number): number {
  const cores = os.availableParallelism()
  if (numWorkers <= cores) return numWorkers
  process.emitWarning(
    `Expected at most ${cores} for numWorkers, the cores of this machine, but received ${numWorkers}: ${cores} are used. The batches are the same.`,
    { type: 'BtxrdTorchWarning', code: 'BTXRD_LOADER_WORKERS' }
  )
  return cores
}
