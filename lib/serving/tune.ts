import { availableParallelism } from 'node:os'
import { badArgument } from '../errors'
import type { BTXRDClassifier, ForwardMode } from '../models/classifier'
import { Tensor } from '../tensor'
import { getNumThreads, setNumThreads } from '../threads'

export interface TuneOptions {
  /** See {@link ForwardMode}; `'exact'` by default. */
  mode?: ForwardMode
  /** Height and width of the images in pixels; 224 by default. */
  imageSize?: number
  /** Numbers of threads to try; by default the powers of two that the machine has processors for, and all of them. */
  threads?: number[]
  /** Batch sizes to try; 1, 2, 4, 8, 16 and 32 by default. */
  maxBatch?: number[]
  /** Times that each setting is measured; 5 by default. */
  rounds?: number
}

/** What to give to `setNumThreads` and to `Predictor`, and how fast it was. */
export interface ServingSetting {
  threads: number
  maxBatch: number
  /** Of full batches, by the median of their times. */
  imagesPerSecond: number
}

export interface Tuning {
  /** The smallest batch, with the fewest threads, that comes within 5 % of the highest throughput. */
  best: ServingSetting
  /** All settings, smallest batch and fewest threads first. */
  measured: ServingSetting[]
}

/** A setting that is slower by less than this is as good: smaller batches answer sooner. */
const AS_GOOD = 0.95

/**
 * Measures how many threads and which `maxBatch` serve the most images on this machine. The settings
 * run in turn, round by round, so that what else the machine does meets all of them. The number of
 * threads is afterwards what it was. Call it before there is traffic: it takes as long as
 * `rounds + 1` passes over all batch sizes for each number of threads.
 * @param model in evaluation mode
 * @throws BtxrdTorchError `ERR_INVALID_ARG`, or what {@link BTXRDClassifier.forward} throws
 */
export async function tunePredictor(model: BTXRDClassifier, options: TuneOptions = {}): Promise<Tuning> {
  const { mode = 'exact', imageSize = 224, threads = threadCounts(), maxBatch = [1, 2, 4, 8, 16, 32], rounds = 5 } = options
  const [counts, batches] = [numbersOf('threads', threads), numbersOf('maxBatch', maxBatch)]
  const [[size], [times]] = [numbersOf('imageSize', [imageSize]), numbersOf('rounds', [rounds])] as [[number], [number]]
  const settings = batches.flatMap((batch) => counts.map((count) => ({ threads: count, maxBatch: batch, milliseconds: [] as number[] })))
  const before = getNumThreads()
  try {
    for (let round = -1; round < times; round++) {
      for (const setting of settings) {
        setNumThreads(setting.threads)
        const taken = await forwardTime(model, mode, setting.maxBatch, size)
        // The first pass makes the plan and gets the memory.
        if (round >= 0) setting.milliseconds.push(taken)
      }
    }
  } finally {
    setNumThreads(before)
  }
  const measured = settings.map(({ milliseconds, ...setting }) => ({ ...setting, imagesPerSecond: 1000 * setting.maxBatch / median(milliseconds) }))
  const highest = Math.max(...measured.map(({ imagesPerSecond }) => imagesPerSecond))
  return { best: measured.find(({ imagesPerSecond }) => imagesPerSecond >= AS_GOOD * highest)!, measured }
}

function threadCounts(): number[] {
  const all = availableParallelism()
  const counts = [all]
  for (let count = 1; count < all; count *= 2) counts.push(count)
  return counts
}

/** In ascending order, each once. */
function numbersOf(name: string, values: number[]): number[] {
  const fits = Array.isArray(values) && values.length > 0 && values.every((value) => Number.isInteger(value) && value >= 1)
  if (!fits) throw badArgument(name, 'integers of 1 or more', values)
  return [...new Set(values)].sort((a, b) => a - b)
}

async function forwardTime(model: BTXRDClassifier, mode: ForwardMode, batch: number, size: number): Promise<number> {
  using images = Tensor.from(new Float32Array(batch * 3 * size * size).fill(0.5), [batch, 3, size, size])
  const start = performance.now()
  using logits = await model.forward(images, { mode })
  await logits.data()
  return performance.now() - start
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2
}
