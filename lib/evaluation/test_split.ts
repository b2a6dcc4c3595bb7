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
import type { BTXRDClassifier } from '../models/classifier'
import { createModelFromCheckpoint } from '../models/factory'
import { RESULT_FOLDERS } from './split_results'
import { makeResultsFolder } from './write_results'

/** Of a job over the test images of splits. */
export interface TestSplitOptions {
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

/** The test images of a split, the checkpoint that was trained on it, and where results go. */
export interface TestSplit {
  split: SplitStrategy
  manifest: string
  rows: ManifestRow[]
  checkpoint: string
  /** `<results>/<folder of the split>`; it is there. */
  folder: string
}

/**
 * Everything about the splits that needs no model: manifests are read, folders made.
 * @throws BtxrdTorchError `ERR_INVALID_ARG`, `ERR_CONFIG`, `ERR_FILE`
 */
export async function prepareTestSplits(config: PipelineConfig, options: TestSplitOptions): Promise<{ resultsDir: string, jobs: TestSplit[] }> {
  const resultsDir = options.outputDir ?? requiredPath(config, 'results_dir', 'outputDir')
  const jobs: TestSplit[] = []
  for (const split of splitsOf(config, options)) jobs.push(await prepare(config, split, resultsDir, options))
  return { resultsDir, jobs }
}

/**
 * The model of a split and its test images in batches. The model is the caller's to dispose.
 * @throws BtxrdTorchError what loading and reading throw; `ERR_CONFIG` for a label that is no class
 */
export async function openTestSplit(
  config: PipelineConfig, { manifest, rows, checkpoint: file }: TestSplit, signal?: AbortSignal
): Promise<{ checkpoint: Checkpoint, model: BTXRDClassifier, loader: DataLoader }> {
  const checkpoint = await loadCheckpoint(file)
  const { class_names: classNames, normalization } = checkpoint
  const outside = rows.find(({ label }) => label >= classNames.length)
  if (outside !== undefined) {
    throw badArgument(`the label of ${outside.imageId} in ${manifest}`, `a class of the checkpoint, from 0 to ${classNames.length - 1},`, outside.label, '', 'ERR_CONFIG')
  }
  const dataset = await BTXRDDataset.open(rows, { imagesDir: path.join(config.data.raw_dir, 'images') })
  const loader = new DataLoader(dataset, {
    // A row's last bits can depend on the batch that it is in: the same batches as Python's.
    batchSize: config.training.batch_size,
    transform: new EvalTransform({ imageSize: imageSizeOf(checkpoint, file), ...normalization }),
    numWorkers: config.data.num_workers,
    ...(signal && { signal })
  })
  return { checkpoint, loader, model: await createModelFromCheckpoint(checkpoint, getDevice(config.device)) }
}

function splitsOf(config: PipelineConfig, { splits, checkpoint }: TestSplitOptions): readonly SplitStrategy[] {
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

async function prepare(config: PipelineConfig, split: SplitStrategy, resultsDir: string, options: TestSplitOptions): Promise<TestSplit> {
  const manifest = path.join(config.data.splits_dir, `${split}_test.csv`)
  const rows = await readManifest(manifest, config.model.class_names)
  if (rows.length === 0) throw new BtxrdTorchError('ERR_CONFIG', `${manifest}: expected the test images of a split but it has none. Make the split again with btxrd split.`, { file: manifest })
  const folder = path.join(resultsDir, RESULT_FOLDERS[split])
  await makeResultsFolder(folder)
  const checkpoint = options.checkpoint ?? path.join(options.checkpointDir ?? requiredPath(config, 'checkpoints_dir', 'checkpointDir'), `best_${split}.pt`)
  return { split, manifest, rows, checkpoint, folder }
}

/** The size that the model was trained at, whatever the config says now. */
function imageSizeOf({ config }: Checkpoint, file: string): number {
  const size = (config.data as { image_size?: unknown } | undefined)?.image_size
  if (typeof size !== 'number') throw badArgument(`config.data.image_size in ${file}`, 'an integer of 1 or more', size, '', 'ERR_CONFIG')
  return size
}
