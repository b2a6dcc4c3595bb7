import path from 'node:path'
import { loadCheckpoint, type Checkpoint } from '../checkpoint/load_checkpoint'
import type { PipelineConfig } from '../config/pipeline_config'
import { DataLoader } from '../data/data_loader'
import { BTXRDDataset } from '../data/dataset'
import { readManifest, type ManifestRow } from '../data/manifest'
import type { SplitStrategy } from '../data/split/make_splits'
import { EvalTransform } from '../data/transforms'
import { getDevice } from '../device'
import { badArgument, BtxrdTorchError } from '../errors'
import { createModelFromCheckpoint } from '../models/factory'
import type { ResultsByFolder } from './comparison_table'
import { evaluate } from './evaluate'
import type { Evaluation } from './evaluation'
import { RESULT_FOLDERS, splitResults } from './split_results'
import { makeResultsFolder, writeComparison, writeSplitResults } from './write_results'

export interface EvaluateSplitsOptions {
  /** Default: `evaluation.split_strategies` of the config. */
  splits?: readonly SplitStrategy[]
  /** Checkpoint of the one split. Default: `<checkpoints folder>/best_<split>.pt`. */
  checkpoint?: string
  /** Default: `paths.checkpoints_dir` of the config. */
  checkpointDir?: string
  /** Default: `paths.results_dir` of the config. */
  outputDir?: string
  /** Ends the job after the batch under way, with `ERR_ABORTED`. */
  signal?: AbortSignal
  /** Called after each batch with the images of the split done so far. */
  onProgress?: (split: SplitStrategy, done: number, total: number) => void
}

export interface SplitEvaluation {
  split: SplitStrategy
  /** Folder with the split's files. */
  folder: string
  checkpoint: string
  /** Epoch that the checkpoint was written after. */
  epoch: number
  evaluation: Evaluation
}

interface Job {
  split: SplitStrategy
  manifest: string
  rows: ManifestRow[]
  checkpoint: string
  folder: string
}

/**
 * The pipeline's evaluation: for each split the checkpoint on the test images, its metrics and
 * figures in `<results>/<split>`, then the comparison table. Everything that needs no model is
 * checked for all splits before the first begins; what was written stays when a later one fails.
 *
 * @throws BtxrdTorchError `ERR_CONFIG` for a manifest without an image, without an image of a class or
 *   with other classes than the checkpoint's; `ERR_FILE` for missing files and for folders that
 *   cannot be written; what loading and reading throw
 */
export async function* evaluateSplits(config: PipelineConfig, options: EvaluateSplitsOptions = {}): AsyncGenerator<SplitEvaluation, void, void> {
  const resultsDir = options.outputDir ?? requiredPath(config, 'results_dir', 'outputDir')
  const jobs: Job[] = []
  for (const split of splitsOf(config, options)) jobs.push(await prepare(config, split, resultsDir, options))
  const results: ResultsByFolder = {}
  for (const job of jobs) {
    const { epoch, evaluation } = await run(config, job, options)
    const written = splitResults(job.split, evaluation)
    await writeSplitResults(job.folder, written, evaluation)
    results[RESULT_FOLDERS[job.split]] = written
    yield { split: job.split, folder: job.folder, checkpoint: job.checkpoint, epoch, evaluation }
  }
  await writeComparison(resultsDir, results)
}

function splitsOf(config: PipelineConfig, { splits, checkpoint }: EvaluateSplitsOptions): readonly SplitStrategy[] {
  const chosen = [...new Set(splits ?? config.evaluation?.split_strategies ?? [config.training.split_strategy])]
  const unknown = chosen.find((split) => !Object.hasOwn(RESULT_FOLDERS, split))
  if (unknown !== undefined || chosen.length === 0) throw badArgument('splits', `one or more of ${Object.keys(RESULT_FOLDERS).join(', ')}`, unknown ?? chosen)
  if (checkpoint !== undefined && chosen.length > 1) {
    throw badArgument('splits', 'one split, as there is one checkpoint,', chosen, 'Name the split with --split-strategy (splits), or a folder with --checkpoint-dir (checkpointDir).')
  }
  return chosen
}

function requiredPath(config: PipelineConfig, key: 'results_dir' | 'checkpoints_dir', option: string): string {
  const folder = config.paths?.[key]
  if (folder === undefined) throw badArgument(`paths.${key}`, 'the path of a folder', folder, `Add it to the config or pass ${option}.`, 'ERR_CONFIG')
  return folder
}

async function prepare(config: PipelineConfig, split: SplitStrategy, resultsDir: string, options: EvaluateSplitsOptions): Promise<Job> {
  const manifest = path.join(config.data.splits_dir, `${split}_test.csv`)
  const rows = await readManifest(manifest, config.model.class_names)
  if (rows.length === 0) throw new BtxrdTorchError('ERR_CONFIG', `${manifest}: expected the test images of a split but it has none. Make the split again with btxrd split.`, { file: manifest })
  const folder = path.join(resultsDir, RESULT_FOLDERS[split])
  await makeResultsFolder(folder)
  const checkpoint = options.checkpoint ?? path.join(options.checkpointDir ?? requiredPath(config, 'checkpoints_dir', 'checkpointDir'), `best_${split}.pt`)
  return { split, manifest, rows, checkpoint, folder }
}

async function run(config: PipelineConfig, { split, manifest, rows, checkpoint: file }: Job, { signal, onProgress }: EvaluateSplitsOptions): Promise<{ epoch: number, evaluation: Evaluation }> {
  const checkpoint = await loadCheckpoint(file)
  const { class_names: classNames, normalization } = checkpoint
  checkClasses(rows, manifest, classNames)
  const dataset = await BTXRDDataset.open(rows, { imagesDir: path.join(config.data.raw_dir, 'images') })
  using model = await createModelFromCheckpoint(checkpoint, getDevice(config.device))
  const loader = new DataLoader(dataset, {
    // A row's last bits can depend on the batch that it is in: the same batches as Python's.
    batchSize: config.training.batch_size,
    transform: new EvalTransform({ imageSize: imageSizeOf(checkpoint, file), ...normalization }),
    numWorkers: config.data.num_workers,
    ...(signal && { signal })
  })
  const evaluation = await evaluate(model, loader, {
    classNames,
    bootstrap: {
      ...(config.evaluation && { iterations: config.evaluation.bootstrap_iterations, confidenceLevel: config.evaluation.confidence_level })
    },
    onBatch: (done) => onProgress?.(split, done, rows.length)
  })
  return { epoch: checkpoint.epoch, evaluation }
}

/** The size that the model was trained at, whatever the config says now. */
function imageSizeOf({ config }: Checkpoint, file: string): number {
  const size = (config.data as { image_size?: unknown } | undefined)?.image_size
  if (typeof size !== 'number') throw badArgument(`config.data.image_size in ${file}`, 'an integer of 1 or more', size, '', 'ERR_CONFIG')
  return size
}

function checkClasses(rows: readonly ManifestRow[], manifest: string, classNames: readonly string[]): void {
  const outside = rows.find(({ label }) => label >= classNames.length)
  if (outside !== undefined) {
    throw badArgument(`the label of ${outside.imageId} in ${manifest}`, `a class of the checkpoint, from 0 to ${classNames.length - 1},`, outside.label, '', 'ERR_CONFIG')
  }
  const missing = classNames.filter((_, label) => !rows.some((row) => row.label === label))
  if (missing.length === 0) return
  throw new BtxrdTorchError(
    'ERR_CONFIG',
    `${manifest}: expected a test image of each class but it has none of ${missing.join(', ')}: areas and curves have no meaning without. Make the split again with btxrd split.`,
    { file: manifest }
  )
}
