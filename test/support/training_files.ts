import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { loadCheckpoint, type Tensor } from '../../lib'
import type { PipelineConfig } from '../../lib/config/pipeline_config'
import { CLASS_NAMES } from '../../lib/constants'
import type { LabelledImage } from '../../lib/data/dataset'
import { runReference } from './python'
import { describeTensors, type DescribedTensor } from './tensor_digest'

export interface TrainingFiles {
  rawDir: string
  splitsDir: string
  annotationsDir: string
}

/**
 * A raw data set of drawn phantoms with its stratified split: a quarter of each class validates.
 * Every second tumour image has an annotation, polygons and rectangles in turn.
 */
export async function makeTrainingFiles(folder: string, perClass: number): Promise<TrainingFiles> {
  const drawn = await runReference<{ file: string, class: string }[]>('phantoms', { output_dir: path.join(folder, 'drawn'), per_class: perClass })
  const files = { rawDir: path.join(folder, 'raw'), splitsDir: path.join(folder, 'splits'), annotationsDir: path.join(folder, 'raw', 'Annotations') }
  for (const made of [path.join(files.rawDir, 'images'), files.annotationsDir]) mkdirSync(made, { recursive: true })
  const parts = { train: [] as LabelledImage[], val: [] as LabelledImage[] }
  drawn.forEach(({ file, class: name }, i) => {
    const imageId = path.basename(file)
    const label = CLASS_NAMES.indexOf(name)
    copyFileSync(file, path.join(files.rawDir, 'images', imageId))
    parts[i % 4 === 3 ? 'val' : 'train'].push({ imageId, label })
    if (label > 0 && i % 2 === 0) writeFileSync(path.join(files.annotationsDir, `${path.parse(imageId).name}.json`), JSON.stringify(annotation(imageId, i % 4 === 0)))
  })
  writeManifests(files.splitsDir, parts)
  return files
}

export interface ManifestParts {
  train: readonly LabelledImage[]
  val: readonly LabelledImage[]
}

/** `stratified_train.csv` and `stratified_val.csv` in a new folder. */
export function writeManifests(splitsDir: string, parts: ManifestParts, classNames: readonly string[] = CLASS_NAMES): void {
  mkdirSync(splitsDir, { recursive: true })
  for (const [split, rows] of Object.entries(parts) as [string, LabelledImage[]][]) {
    // As the pipeline's own manifests, by name.
    const lines = rows.map(({ imageId, label }) => `${imageId},${split},${classNames[label] ?? label}\n`)
    writeFileSync(path.join(splitsDir, `stratified_${split}.csv`), `image_id,split,label\n${lines.join('')}`)
  }
}

/** Within the smallest phantom, 300 x 420 pixels. */
function annotation(imageId: string, rectangle: boolean): unknown {
  const shape = rectangle
    ? { shape_type: 'rectangle', points: [[60.5, 80.25], [210.75, 300.5]] }
    : { shape_type: 'polygon', points: [[70.5, 60.25], [240.5, 130.75], [180.25, 330.5], [90.75, 280.25]] }
  return { version: '5.3.1', shapes: [{ label: 'tumor', ...shape }], imagePath: imageId }
}

export function trainingConfig(
  { rawDir, splitsDir }: Pick<TrainingFiles, 'rawDir' | 'splitsDir'>, imageSize: number, training: Partial<PipelineConfig['training']> = {}, data: Partial<PipelineConfig['data']> = {}
): PipelineConfig {
  return {
    seed: 42,
    device: 'cpu',
    data: { raw_dir: rawDir, splits_dir: splitsDir, image_size: imageSize, num_workers: 0, ...data },
    model: { backbone: 'efficientnet_b0', pretrained: false, num_classes: 3, dropout: 0.2, class_names: [...CLASS_NAMES] },
    training: {
      batch_size: 16, learning_rate: 0.001, weight_decay: 0.0001, epochs: 3, early_stopping_patience: 7, warmup_epochs: 1, label_smoothing: 0.1,
      scheduler: 'cosine', class_weights: 'auto', loss_type: 'cross_entropy', split_strategy: 'stratified', ...training
    }
  }
}

/** What two runs have to have in common. */
export interface RunDigest {
  log: string
  best: CheckpointDigest
  final: CheckpointDigest
}

interface CheckpointDigest {
  epoch: number
  valLoss: number
  classWeights: number[]
  classNames: string[]
  model: DescribedTensor[]
  optimizer: [number, DescribedTensor[]][]
  groups: unknown
  scheduler: unknown
}

/** Every line of the log, every byte of both checkpoints' tensors, and the rest of their nine keys. */
export async function digestRun(folder: string): Promise<RunDigest> {
  return {
    log: readFileSync(path.join(folder, 'training_log.csv'), 'utf8'),
    best: await digestCheckpoint(path.join(folder, 'best_stratified.pt')),
    final: await digestCheckpoint(path.join(folder, 'final_stratified.pt'))
  }
}

async function digestCheckpoint(file: string): Promise<CheckpointDigest> {
  const checkpoint = await loadCheckpoint(file)
  const optimizer: CheckpointDigest['optimizer'] = []
  for (const [index, fields] of checkpoint.optimizer_state_dict!.state) {
    optimizer.push([index, await describeTensors(Object.entries(fields) as [string, Tensor][])])
  }
  return {
    epoch: checkpoint.epoch,
    valLoss: checkpoint.val_loss,
    classWeights: checkpoint.class_weights,
    classNames: checkpoint.class_names,
    model: await describeTensors(checkpoint.model_state_dict),
    optimizer,
    groups: checkpoint.optimizer_state_dict!.param_groups,
    scheduler: checkpoint.scheduler_state_dict
  }
}
