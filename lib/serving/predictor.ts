import { badArgument, BtxrdTorchError } from '../errors'
import { modelInput, type BTXRDClassifier, type ForwardMode } from '../models/classifier'
import { ops } from '../ops/ops'
import type { Tensor } from '../tensor'
import { Latencies, type LatencySummary } from './latency'

export interface PredictorOptions {
  /** See {@link ForwardMode}; `'exact'` by default. */
  mode?: ForwardMode
  /**
   * Requests that are computed together at most; 8 by default, and `tunePredictor` measures what is
   * best. With 1 no request's logits depend on the others. In a larger batch sums may be added up in
   * another order, so that the last bits differ: always in mode `'exact'`, and never in `'fused'` for
   * EfficientNets on a CPU with AVX2.
   */
  maxBatch?: number
  /** How long a request waits for others while nothing is computed, in milliseconds; 2 by default. */
  maxDelayMs?: number
  /** Requests that may wait; one more is refused with `ERR_BUSY`. 256 by default. */
  maxQueue?: number
}

export interface PredictRequestOptions {
  /** Takes the request out of the queue; one that is being computed is left without its result. */
  signal?: AbortSignal
}

export interface PredictedLogits {
  /** Raw logits, one for each class. */
  logits: Float32Array
  /** Requests that were computed together, with this one. */
  batchSize: number
  /** From the call to the start of its batch. */
  queueMs: number
  /** From the start of its batch to the logits. */
  computeMs: number
}

export interface PredictorStats {
  waiting: number
  completed: number
  failed: number
  /** Requests that found the queue full. */
  refused: number
  aborted: number
  batches: number
  /** From call to logits, of the latest 1,000 completed requests. */
  latencyMs: LatencySummary
}

interface Request {
  input: Tensor
  since: number
  aborted: boolean
  resolve: (result: PredictedLogits) => void
  reject: (error: unknown) => void
}

const LATENCIES = 1000

/**
 * Serves many callers with one model in evaluation mode: requests that wait at the same time become
 * one batch. While a batch is computed the next one gathers, so under load nobody waits for
 * `maxDelayMs`. One batch runs at a time, on as many threads as `setNumThreads` says: LibTorch's
 * kernels share a batch out among the cores, and a second model would compete for the same ones.
 */
export class Predictor {
  readonly #model: BTXRDClassifier
  readonly #options: Required<PredictorOptions>
  readonly #latencies = new Latencies(LATENCIES)
  readonly #counts = { completed: 0, failed: 0, refused: 0, aborted: 0, batches: 0 }
  #waiting: Request[] = []
  #timer: NodeJS.Timeout | null = null
  #running: Promise<void> | null = null
  #closed = false

  /** @throws BtxrdTorchError `ERR_INVALID_ARG` */
  constructor(model: BTXRDClassifier, { mode = 'exact', maxBatch = 8, maxDelayMs = 2, maxQueue = 256 }: PredictorOptions = {}) {
    if (mode !== 'exact' && mode !== 'fused') throw badArgument('mode', "'exact' or 'fused'", mode)
    if (!Number.isInteger(maxBatch) || maxBatch < 1) throw badArgument('maxBatch', 'an integer of 1 or more', maxBatch)
    if (!Number.isInteger(maxQueue) || maxQueue < 1) throw badArgument('maxQueue', 'an integer of 1 or more', maxQueue)
    if (!(Number.isFinite(maxDelayMs) && maxDelayMs >= 0)) throw badArgument('maxDelayMs', 'a number of 0 or more', maxDelayMs)
    this.#model = model
    this.#options = { mode, maxBatch, maxDelayMs, maxQueue }
  }

  /**
   * @param input float32 (1, 3, H, W); it may be disposed at once
   * @throws BtxrdTorchError `ERR_BUSY` when the queue is full, `ERR_ABORTED` by the signal,
   *   `ERR_DISPOSED` after {@link Predictor.close}, or what {@link BTXRDClassifier.forward} throws
   */
  async predict(input: Tensor, { signal }: PredictRequestOptions = {}): Promise<PredictedLogits> {
    modelInput(this.#model, input)
    if (input.shape[0] !== 1) throw badArgument('input', 'one image, shape (1, 3, H, W),', input.shape, 'Make a request for each.', 'ERR_SHAPE')
    if (this.#closed) throw new BtxrdTorchError('ERR_DISPOSED', 'Expected a predictor that is open but it was closed.')
    if (signal?.aborted) throw aborted(signal)
    if (this.#waiting.length >= this.#options.maxQueue) {
      this.#counts.refused++
      throw new BtxrdTorchError('ERR_BUSY', `Expected fewer than ${this.#options.maxQueue} waiting requests, the predictor's maxQueue, but so many wait. Try again later.`)
    }
    return new Promise((resolve, reject) => this.#enqueue(input.detach(), signal, resolve, reject))
  }

  stats(): PredictorStats {
    return { waiting: this.#waiting.length, ...this.#counts, latencyMs: this.#latencies.summary() }
  }

  /** Takes no more requests and resolves when those that wait are done. The model stays. */
  async close(): Promise<void> {
    this.#closed = true
    while (this.#running !== null || this.#waiting.length > 0) {
      this.#start()
      await this.#running
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  #enqueue(input: Tensor, signal: AbortSignal | undefined, resolve: Request['resolve'], reject: Request['reject']): void {
    const done = (): void => {
      signal?.removeEventListener('abort', abort)
      input.dispose()
    }
    const request: Request = {
      input,
      since: performance.now(),
      aborted: false,
      resolve: (result) => { done(); resolve(result) },
      reject: (error) => { done(); reject(error) }
    }
    const abort = (): void => {
      this.#counts.aborted++
      request.aborted = true
      this.#waiting = this.#waiting.filter((other) => other !== request)
      request.reject(aborted(signal!))
    }
    signal?.addEventListener('abort', abort, { once: true })
    this.#waiting.push(request)
    this.#schedule()
  }

  /** Starts a batch that is full or has waited long enough, or sees to it that it starts in time. */
  #schedule(): void {
    const [oldest] = this.#waiting
    if (this.#running !== null || oldest === undefined) return
    const left = oldest.since + this.#options.maxDelayMs - performance.now()
    if (this.#waiting.length >= this.#options.maxBatch || left <= 0) this.#start()
    else this.#timer ??= setTimeout(() => this.#start(), left)
  }

  #start(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    if (this.#running !== null || this.#waiting.length === 0) return
    const batch = this.#takeBatch()
    this.#running = this.#run(batch).finally(() => {
      this.#running = null
      this.#schedule()
    })
  }

  /** The oldest request, and those after it whose images have the same size. */
  #takeBatch(): Request[] {
    const size = String(this.#waiting[0]!.input.shape)
    const batch = this.#waiting.filter(({ input }) => String(input.shape) === size).slice(0, this.#options.maxBatch)
    const taken = new Set(batch)
    this.#waiting = this.#waiting.filter((request) => !taken.has(request))
    return batch
  }

  async #run(batch: Request[]): Promise<void> {
    const start = performance.now()
    this.#counts.batches++
    try {
      const logits = await this.#compute(batch.map(({ input }) => input))
      const end = performance.now()
      batch.forEach((request, i) => {
        if (request.aborted) return
        this.#counts.completed++
        this.#latencies.add(end - request.since)
        const classes = this.#model.numClasses
        request.resolve({
          logits: logits.slice(i * classes, (i + 1) * classes), batchSize: batch.length, queueMs: start - request.since, computeMs: end - start
        })
      })
    } catch (error) {
      for (const request of batch.filter((each) => !each.aborted)) {
        this.#counts.failed++
        request.reject(error)
      }
    }
  }

  async #compute(inputs: Tensor[]): Promise<Float32Array> {
    using images = inputs.length === 1 ? inputs[0]!.detach() : await ops.aten.cat(inputs)
    using logits = await this.#model.forward(images, { mode: this.#options.mode })
    return await logits.data() as Float32Array
  }
}

function aborted(signal: AbortSignal): BtxrdTorchError {
  return new BtxrdTorchError('ERR_ABORTED', 'The request was aborted by its signal.', { cause: signal.reason })
}
