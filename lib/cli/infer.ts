import { SingleBar } from 'cli-progress'
import { writeFile } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { replaceFile } from '../checkpoint/atomic_file'
import { loadCheckpoint } from '../checkpoint/load_checkpoint'
import { getDevice } from '../device'
import { infer } from '../inference/infer'
import type { InferenceFailure, InferenceResult } from '../inference/infer'
import { inferenceOptions } from '../inference/predict'
import { createModelFromCheckpoint } from '../models/factory'
import { setNumThreads } from '../threads'
import { ExitCode } from './exit_code'
import { JsonList } from './json_list'
import { listImages } from './list_images'

export interface InferCommandOptions {
  checkpoint: string
  image?: string[]
  inputDir?: string
  outputDir?: string
  json?: boolean
  device: string
  threads?: number
}

/** Writes all of it where the file stands. */
const append = promisify(writeFile) as (fd: number, text: string) => Promise<void>

/** A place that takes the results as they come. */
interface Sink {
  add(result: InferenceResult): Promise<void> | void
  end?(): Promise<void>
}

interface Counts {
  done: number
  skipped: number
}

/** `btxrd infer` and `btxrd predict`: returns the exit code. */
export async function inferCommand(options: InferCommandOptions): Promise<number> {
  const files = await listImages(options)
  if (options.threads !== undefined) setNumThreads(options.threads)
  const checkpoint = await loadCheckpoint(options.checkpoint)
  using model = await createModelFromCheckpoint(checkpoint, getDevice(options.device))
  const results = infer(model, files, inferenceOptions(checkpoint, model))
  const terminal = options.json ? new JsonList((text) => { process.stdout.write(text) }) : textSink

  let counts: Counts | undefined
  const deliver = async (...sinks: Sink[]): Promise<void> => { counts = await deliverAll(results, files.length, sinks) }
  if (options.outputDir === undefined) await deliver(terminal)
  // Opened before the first image: a folder that cannot be written to is no surprise at the end.
  else await replaceFile(path.resolve(options.outputDir, 'batch_results.json'), (fd) => deliver(terminal, new JsonList((text) => append(fd, text))))
  const { done, skipped } = counts!
  if (skipped > 0) process.stderr.write(`btxrd: ${skipped} of ${files.length} images skipped\n`)
  return skipped === 0 ? ExitCode.ok : done > 0 ? ExitCode.partial : ExitCode.failed
}

async function deliverAll(results: AsyncIterable<InferenceResult | InferenceFailure>, total: number, sinks: readonly Sink[]): Promise<Counts> {
  const bar = progressBar(total)
  const counts: Counts = { done: 0, skipped: 0 }
  for await (const result of results) {
    if ('error' in result) {
      counts.skipped++
      process.stderr.write(`btxrd: skipped ${result.file}: ${result.error.message} [${result.error.code}]\n`)
    } else {
      counts.done++
      for (const sink of sinks) await sink.add(result)
    }
    bar?.increment()
  }
  bar?.stop()
  for (const sink of sinks) await sink.end?.()
  return counts
}

/** On a terminal the results themselves show how far it is; the bar is for when they go elsewhere. */
function progressBar(total: number): SingleBar | undefined {
  if (total < 2 || !process.stderr.isTTY || process.stdout.isTTY) return undefined
  const bar = new SingleBar({ format: '{bar} {value}/{total} images, {eta_formatted} left', stream: process.stderr, clearOnComplete: true })
  bar.start(total, 0)
  return bar
}

const textSink: Sink = {
  add({ file, class: name, confidence, scores }) {
    const all = Object.entries(scores).map(([key, score]) => `${key} ${percent(score)}`)
    process.stdout.write(`${file}\n  ${name} (${percent(confidence)})  ${all.join(', ')}\n`)
  }
}

const percent = (score: number): string => `${(100 * score).toFixed(2)} %`
