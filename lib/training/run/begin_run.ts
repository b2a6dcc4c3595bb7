import type { PipelineConfig } from '../../config/pipeline_config'
import type { ImageTransform } from '../../data/image_transform'
import { TrainTransform, type PipelineRelease } from '../../data/transforms'
import { Announcer } from '../announcer'
import type { TrainOptions } from '../train'
import { describeEnvironment } from './environment'
import { batchesOf } from './progress_state'
import { freshStart, readRun, releaseOf, restoreRun, type StartingPoint } from './restore_run'
import { defaultRunFolder } from './run_folder'
import { RunOutput } from './run_output'
import { openTrainingData } from './training_data'
import { disposeParts, makeParts, type TrainingParts } from './training_parts'

/** A run that is ready for its first epoch. */
export interface BegunRun {
  config: PipelineConfig
  parts: TrainingParts
  /** Null for a training transform of the caller's own. */
  release: PipelineRelease | null
  output: RunOutput
  announce: Announcer
  start: StartingPoint
}

/**
 * Checks and opens everything, restores what a run goes on from, and then makes the run's folder.
 * @throws BtxrdTorchError as `train`
 */
export async function beginRun(
  config: PipelineConfig, { runDir, resume, signal, release: wanted, transform }: TrainOptions, announce: Announcer
): Promise<BegunRun> {
  const warn = (code: string, message: string): Promise<void> => announce.warning(code, message)
  const resumed = resume === undefined ? null : await readRun(resume, config)
  const release = releaseOf(resumed, transform === undefined ? wanted : null)
  const data = await openTrainingData(config, transform ?? releaseTransform(config, release), warn)
  const parts = await makeParts(config, data, { resumed: resumed !== null, warn, ...(signal === undefined ? {} : { signal }) })
  let output: RunOutput | undefined
  try {
    const start = resumed === null ? freshStart : await restoreRun(resumed, parts, warn)
    const folder = runDir ?? defaultRunFolder(config.model.backbone, config.training.split_strategy)
    const stepsDone = start.lastEpoch * parts.trainLoader.length + batchesOf(start.position, parts.batchSize)
    output = await RunOutput.create(folder, config, await describeEnvironment(parts.device), start.history, stepsDone)
    if (start.best !== null) await output.takeBest(start.best.file)
    await announce.trainBegin({
      runDir: output.files.folder,
      device: String(parts.device),
      trainSamples: data.train.samples.length,
      valSamples: data.validation.samples.length,
      classNames: config.model.class_names,
      classWeights: [...(await parts.classWeights.data() as Float32Array)],
      firstEpoch: start.lastEpoch + 1,
      epochs: config.training.epochs
    })
    return { config, parts, release, output, announce, start }
  } catch (error) {
    disposeParts(parts)
    await output?.close()
    throw error
  }
}

function releaseTransform({ seed, data }: PipelineConfig, release: PipelineRelease | null): ImageTransform {
  return new TrainTransform({ release: release ?? 2, imageSize: data.image_size, seed })
}
