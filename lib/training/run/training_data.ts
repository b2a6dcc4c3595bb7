import { stat } from 'node:fs/promises'
import path from 'node:path'
import { BTXRDDataset } from '../../data/dataset'
import { readManifest, type ManifestRow } from '../../data/manifest'
import type { ImageTransform } from '../../data/image_transform'
import { EvalTransform } from '../../data/transforms'
import { badArgument, BtxrdTorchError } from '../../errors'
import type { PipelineConfig } from '../../config/pipeline_config'

/** What a run reads. Nothing of it draws from torch's generator. */
export interface TrainingData {
  train: BTXRDDataset
  validation: BTXRDDataset
  trainTransform: ImageTransform
  evalTransform: EvalTransform
}

/**
 * Opens both data sets: manifests `<splits_dir>/<split>_train.csv` and `_val.csv`, images of
 * `<raw_dir>/images`, and for training the annotations where the config names a folder of them.
 *
 * @throws BtxrdTorchError `ERR_FILE` for missing files, `ERR_CONFIG` for manifests that do not go
 *   together with the classes, and what the readers throw
 */
export async function openTrainingData(
  config: PipelineConfig, trainTransform: ImageTransform, warn: (code: string, message: string) => Promise<void>
): Promise<TrainingData> {
  const { raw_dir: rawDir, splits_dir: splitsDir, image_size: imageSize } = config.data
  const split = config.training.split_strategy
  const manifest = (part: string): string => path.join(splitsDir, `${split}_${part}.csv`)
  const trainRows = await classRows(manifest('train'), config)
  const validationRows = await classRows(manifest('val'), config)
  checkEveryClass(trainRows, manifest('train'), config.model.class_names)
  const source = { imagesDir: path.join(rawDir, 'images'), imageSize }
  const annotationsDir = await annotationsFolder(config, warn)
  return {
    train: await BTXRDDataset.open(trainRows, annotationsDir === null ? source : { ...source, annotationsDir }),
    validation: await BTXRDDataset.open(validationRows, source),
    trainTransform,
    evalTransform: new EvalTransform({ imageSize })
  }
}

async function classRows(file: string, { model: { num_classes: numClasses, class_names: classNames } }: PipelineConfig): Promise<ManifestRow[]> {
  const rows = await readManifest(file, classNames)
  if (rows.length === 0) throw new BtxrdTorchError('ERR_CONFIG', `${file}: expected the images of a split but it has none. Make the split again with btxrd split.`, { file })
  const outside = rows.find(({ label }) => label >= numClasses)
  if (outside !== undefined) throw badArgument(`the label of ${outside.imageId} in ${file}`, `a class from 0 to ${numClasses - 1}`, outside.label, 'Set model.num_classes to the number of classes.', 'ERR_CONFIG')
  return rows
}

/** A class without an image has no weight. */
function checkEveryClass(rows: readonly ManifestRow[], file: string, classNames: readonly string[]): void {
  const missing = classNames.filter((_, label) => rows.every((row) => row.label !== label))
  if (missing.length === 0) return
  throw new BtxrdTorchError('ERR_CONFIG', `${file}: expected an image of each class but it has none of ${missing.join(', ')}. Make the split again with btxrd split.`, { file })
}

/** As in Python, a folder that is not there is no error: the images are then used once each. */
async function annotationsFolder(config: PipelineConfig, warn: (code: string, message: string) => Promise<void>): Promise<string | null> {
  const folder = config.data.annotations_dir ?? null
  if (folder === null || (await stat(folder).catch(() => null))?.isDirectory()) return folder
  await warn('BTXRD_NO_ANNOTATIONS', `data.annotations_dir ${folder} is no folder: training goes on without dimmed copies of tumour images.`)
  return null
}
