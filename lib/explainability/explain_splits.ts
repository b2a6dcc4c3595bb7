import path from 'node:path'
import type { PipelineConfig } from '../config/pipeline_config'
import { annotationMask, readAnnotation } from '../data/annotations'
import { decodeImage } from '../data/decode'
import { imageStem, namesIn } from '../data/image_folder'
import type { Mask } from '../data/line'
import type { SplitStrategy } from '../data/split/make_splits'
import { openTestSplit, prepareTestSplits, type TestSplit, type TestSplitOptions } from '../evaluation/test_split'
import { explain } from './explain'
import { iouSummary, type ClassIou } from './iou_summary'
import { writeExplanation } from './write_explanation'

export interface ExplainSplitsOptions extends TestSplitOptions {
  /** Pictures of each class in each gallery. Default: `gradcam.examples_per_class` of the config, else 3. */
  examplesPerClass?: number
}

export interface SplitExplanation {
  split: SplitStrategy
  /** Folder with the split's files. */
  folder: string
  checkpoint: string
  images: number
  /** Of the images whose annotation was found, by class. */
  iou: ClassIou[]
}

/**
 * The pipeline's Grad-CAM job: for each split the checkpoint on the test images, with galleries of
 * true positives, false positives and false negatives and the overlap with annotations, in
 * `<results>/<split>/gradcam`. Annotations are read from `data.annotations_dir`, where it is given.
 *
 * @throws BtxrdTorchError `ERR_CONFIG` for a manifest without an image or with other classes than the
 *   checkpoint's; `ERR_FILE`; `ERR_ANNOTATION`; what loading, reading and {@link BTXRDClassifier.gradcam} throw
 */
export async function* explainSplits(config: PipelineConfig, options: ExplainSplitsOptions = {}): AsyncGenerator<SplitExplanation, void, void> {
  const { jobs } = await prepareTestSplits(config, options)
  for (const job of jobs) yield await run(config, job, options)
}

async function run(config: PipelineConfig, job: TestSplit, { examplesPerClass, signal, onProgress }: ExplainSplitsOptions): Promise<SplitExplanation> {
  const { split, rows } = job
  const { target_layer: layer = 'auto', examples_per_class: examples = 3 } = config.gradcam ?? {}
  const { checkpoint, model: opened, loader } = await openTestSplit(config, job, signal)
  using model = opened
  const annotationsDir = config.data.annotations_dir
  const { class_names: classNames, normalization } = checkpoint
  const { images, galleries } = await explain(model, loader, {
    ...normalization,
    examplesPerClass: examplesPerClass ?? examples,
    ...(layer !== 'auto' && { targetLayer: layer }),
    ...(annotationsDir != null && { maskOf: await maskReader(annotationsDir) }),
    onBatch: (done) => onProgress?.(split, done, rows.length)
  })
  const folder = path.join(job.folder, 'gradcam')
  const iou = iouSummary(images, classNames)
  await writeExplanation(folder, { images, galleries, iou, classNames, split })
  return { split, folder, checkpoint: job.checkpoint, images: images.length, iou }
}

/** Masks of tumour images (label above 0) whose annotation is in the folder. */
async function maskReader(folder: string): Promise<(sample: { imageId: string, label: number, path: string }) => Promise<Mask | null>> {
  const names = await namesIn(folder)
  return async ({ imageId, label, path: image }) => {
    const name = `${imageStem(imageId)}.json`
    if (label === 0 || !names.has(name)) return null
    const annotation = await readAnnotation(path.join(folder, name))
    if (annotation.shapes.length === 0) return null
    const { imageWidth, imageHeight } = annotation
    const { width, height } = imageWidth !== null && imageHeight !== null ? { width: imageWidth, height: imageHeight } : await decodeImage(image)
    return annotationMask(annotation, width, height)
  }
}
