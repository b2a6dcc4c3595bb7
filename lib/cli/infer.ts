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
import { inferSettings, type InferSettingsOptions } from './infer_settings'
import { JsonList } from './json_list'
import { listImages } from './list_images'

export interface InferCommandOptions extends InferSettingsOptions {
  image?: string[]
  inputDir?: string
  outputDir?: string
  /** Whether heat maps are written to the output folder. */
  gradcam?: boolean
  json?: boolean
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
  all: number
  done: number
  skipped: number
}

/** `btxrd infer` and `btxrd predict`: returns the exit code. */
export async function inferCommand(options: InferCommandOptions): Promise<number> {
  const settings = await inferSettings(options)
  const files = await listImages(options)
  if (options.threads !== undefined) setNumThreads(options.threads)
  const checkpoint = await loadCheckpoint(settings.checkpoint)
  using model = await createModelFromCheckpoint(checkpoint, getDevice(settings.device))
  const gradcamDir = options.gradcam ? options.outputDir : undefined
  const results = infer(model, files, { ...inferenceOptions(checkpoint, model), gradcamDir })
  const terminal = options.json ? new JsonList((text) => { process.stdout.write(text) }) : textSink

  const counts: Counts = { all: files.length, done: 0, skipped: 0 }
  const deliver = (...sinks: Sink[]): Promise<void> => deliverAll(results, counts, sinks)
  if (options.outputDir === undefined) await deliver(terminal)
  // Opened before the first image: a folder that cannot be written to is no surprise at the end.
  else await replaceFile(path.resolve(options.outputDir, 'batch_results.json'), (fd) => deliver(terminal, new JsonList((text) => append(fd, text))))
  if (counts.skipped > 0) process.stderr.write(`btxrd: ${counts.skipped} of ${counts.all} images skipped\n`)
  return counts.skipped === 0 ? ExitCode.ok : counts.done > 0 ? ExitCode.partial : ExitCode.failed
}

/** Counts while it goes on. */
async function deliverAll(
  results: AsyncIterable<InferenceResult | InferenceFailure>, counts: Counts, sinks: readonly Sink[]
): Promise<void> {
  const bar = progressBar(counts.all)
  try {
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
  } finally {
    // Its timer would keep the process alive.
    bar?.stop()
  }
  for (const sink of sinks) await sink.end?.()
}

/** On a terminal the results themselves show how far it is; the bar is for when they go elsewhere. */
function progressBar(total: number): SingleBar | undefined {
  if (total < 2 || !process.stderr.isTTY || process.stdout.isTTY) return undefined
  const bar = new SingleBar({ format: '{bar} {value}/{total} images, {eta_formatted} left', stream: process.stderr, clearOnComplete: true })
  bar.start(total, 0)
  return bar
}

const textSink: Sink = {
  add({ file, class: name, confidence, scores, gradcam }) {
    const all = Object.entries(scores).map(([key, score]) => `${key} ${percent(score)}`)
    process.stdout.write(`${file}\n  ${name} (${percent(confidence)})  ${all.join(', ')}\n${gradcam === undefined ? '' : `  ${gradcam}\n`}`)
  }
}

const percent = (score: number): string => `${(100 * score).toFixed(2)} %`
