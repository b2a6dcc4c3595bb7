import { SingleBar } from 'cli-progress'
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { loadCheckpoint, type Checkpoint } from '../checkpoint/load_checkpoint'
import { getDevice } from '../device'
import { BtxrdTorchError } from '../errors'
import { predictImage, type Prediction, type PredictOptions } from '../inference/predict'
import type { BTXRDClassifier } from '../models/classifier'
import { createModelFromCheckpoint } from '../models/factory'
import { setNumThreads } from '../threads'
import { ExitCode } from './exit_code'

export interface PredictCommandOptions {
  checkpoint: string
  image?: string[]
  inputDir?: string
  outputDir?: string
  json?: boolean
  device: string
  threads?: number
}

type FileResult = { file: string } & Prediction

/** The extensions that the pipeline's inference command takes. */
const EXTENSIONS = new Set(['.jpg', '.jpeg', '.png', '.bmp', '.tiff'])

/** `btxrd predict`: returns the exit code. */
export async function predict(options: PredictCommandOptions): Promise<number> {
  const files = await listImages(options)
  if (options.threads !== undefined) setNumThreads(options.threads)
  const checkpoint = await loadCheckpoint(options.checkpoint)
  using model = await createModelFromCheckpoint(checkpoint, getDevice(options.device))
  const { results, failures } = await predictAll(model, files, settingsOf(checkpoint, model))

  if (options.outputDir !== undefined) await writeResults(options.outputDir, results)
  process.stdout.write(options.json ? `${JSON.stringify(results, null, 2)}\n` : results.map(asText).join(''))
  if (failures > 0) process.stderr.write(`btxrd: ${failures} of ${files.length} images skipped\n`)
  return failures === 0 ? ExitCode.ok : results.length > 0 ? ExitCode.partial : ExitCode.failed
}

function settingsOf(checkpoint: Checkpoint, model: BTXRDClassifier): PredictOptions {
  const data = checkpoint.config.data as { image_size?: unknown } | undefined
  return {
    classNames: checkpoint.class_names,
    imageSize: typeof data?.image_size === 'number' ? data.image_size : model.inputSize[0],
    mean: checkpoint.normalization.mean,
    std: checkpoint.normalization.std
  }
}

async function listImages({ image = [], inputDir }: PredictCommandOptions): Promise<string[]> {
  if (inputDir === undefined) {
    if (image.length > 0) return image
    throw new BtxrdTorchError('ERR_INVALID_ARG', 'Expected --image FILE or --input-dir DIR but received neither.')
  }
  const entries = await readdir(inputDir, { withFileTypes: true }).catch((cause: Error) => {
    throw new BtxrdTorchError('ERR_FILE', `Expected a folder for --input-dir but the system said: ${cause.message}.`, { cause, file: inputDir })
  })
  const found = entries
    .filter((entry) => !entry.isDirectory() && EXTENSIONS.has(path.extname(entry.name).toLowerCase()))
    .map((entry) => path.join(inputDir, entry.name))
    .sort()
  if (found.length + image.length === 0) {
    throw new BtxrdTorchError('ERR_FILE', `Expected an image (${[...EXTENSIONS].join(' ')}) in ${inputDir} but it has none.`, { file: inputDir })
  }
  return [...image, ...found]
}

async function predictAll(model: BTXRDClassifier, files: string[], settings: PredictOptions): Promise<{ results: FileResult[], failures: number }> {
  const results: FileResult[] = []
  let failures = 0
  const bar = new SingleBar({ format: '{bar} {value}/{total} images, {eta_formatted} left', stream: process.stderr, clearOnComplete: true })
  const showBar = files.length > 1 && process.stderr.isTTY
  if (showBar) bar.start(files.length, 0)
  for (const file of files) {
    try {
      results.push({ file, ...(await predictImage(model, file, settings)) })
    } catch (error) {
      if (!(error instanceof BtxrdTorchError)) throw error
      failures += 1
      process.stderr.write(`btxrd: skipped ${file}: ${error.message} [${error.code}]\n`)
    }
    if (showBar) bar.increment()
  }
  if (showBar) bar.stop()
  return { results, failures }
}

function asText({ file, class: name, confidence, scores }: FileResult): string {
  const all = Object.entries(scores).map(([key, score]) => `${key} ${(100 * score).toFixed(2)} %`)
  return `${file}\n  ${name} (${(100 * confidence).toFixed(2)} %)  ${all.join(', ')}\n`
}

async function writeResults(folder: string, results: FileResult[]): Promise<void> {
  const file = path.join(folder, 'batch_results.json')
  await mkdir(folder, { recursive: true })
  // Renamed into place: a reader never sees half a file.
  await writeFile(`${file}.partial`, `${JSON.stringify(results, null, 2)}\n`)
  await rename(`${file}.partial`, file)
}
