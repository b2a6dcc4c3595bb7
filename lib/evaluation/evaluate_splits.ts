import type { PipelineConfig } from '../config/pipeline_config'
import type { ManifestRow } from '../data/manifest'
import type { SplitStrategy } from '../data/split/make_splits'
import { BtxrdTorchError } from '../errors'
import type { ResultsByFolder } from './comparison_table'
import { evaluate } from './evaluate'
import type { Evaluation } from './evaluation'
import { RESULT_FOLDERS, splitResults } from './split_results'
import { openTestSplit, prepareTestSplits, type TestSplit, type TestSplitOptions } from './test_split'
import { writeComparison, writeSplitResults } from './write_results'

export interface SplitEvaluation {
  split: SplitStrategy
  /** Folder with the split's files. */
  folder: string
  checkpoint: string
  /** Epoch that the checkpoint was written after. */
  epoch: number
  evaluation: Evaluation
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
export async function* evaluateSplits(config: PipelineConfig, options: TestSplitOptions = {}): AsyncGenerator<SplitEvaluation, void, void> {
  const { resultsDir, jobs } = await prepareTestSplits(config, options)
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

async function run(config: PipelineConfig, job: TestSplit, { signal, onProgress }: TestSplitOptions): Promise<{ epoch: number, evaluation: Evaluation }> {
  const { split, manifest, rows } = job
  const { checkpoint, model: opened, loader } = await openTestSplit(config, job, signal)
  using model = opened
  const { class_names: classNames } = checkpoint
  checkClasses(rows, manifest, classNames)
  const evaluation = await evaluate(model, loader, {
    classNames,
    bootstrap: {
      ...(config.evaluation && { iterations: config.evaluation.bootstrap_iterations, confidenceLevel: config.evaluation.confidence_level })
    },
    onBatch: (done) => onProgress?.(split, done, rows.length)
  })
  return { epoch: checkpoint.epoch, evaluation }
}

/** Areas and curves have no meaning without an image of each class. */
function checkClasses(rows: readonly ManifestRow[], manifest: string, classNames: readonly string[]): void {
  const missing = classNames.filter((_, label) => !rows.some((row) => row.label === label))
  if (missing.length === 0) return
  throw new BtxrdTorchError(
    'ERR_CONFIG',
    `${manifest}: expected a test image of each class but it has none of ${missing.join(', ')}: areas and curves have no meaning without. Make the split again with btxrd split.`,
    { file: manifest }
  )
}
