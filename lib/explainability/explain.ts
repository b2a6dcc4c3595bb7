import type { Mask } from '../data/line'
import type { DecodedImage } from '../data/pixels'
import { checkedNormalization, type NormalizationOptions } from '../data/transforms/normalization'
import { badArgument, BtxrdTorchError } from '../errors'
import type { BTXRDClassifier } from '../models/classifier'
import type { Tensor } from '../tensor'
import { heatMapIou } from './iou'
import { drawInput, drawOverlay } from './overlay'

/** What a `DataLoader` gives. */
export interface ExplainBatch {
  /** float32 of shape (B, 3, H, W); disposed. */
  images: Tensor
  /** int64 of shape (B); disposed. */
  labels: Tensor
  samples: readonly { imageId: string, label: number, path: string }[]
}

/** What was found about one image. */
export interface ExplainedImage {
  imageId: string
  label: number
  /** The class with the highest score: the one that the heat map explains. */
  predicted: number
  /** Its score, after softmax. */
  confidence: number
  /** Of the heat map with the annotation's mask; null without an annotation. */
  iou: number | null
}

export interface GalleryImage extends ExplainedImage {
  /** The image as the model got it. */
  picture: DecodedImage
  /** The same with the heat map on it. */
  overlay: DecodedImage
}

/**
 * What a prediction is for a class: right, of an image of another class, or another one for an image
 * of the class.
 */
export const OUTCOMES = ['true_positives', 'false_positives', 'false_negatives'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** The images of each class, the most confident predictions first. */
export type Galleries = Record<Outcome, GalleryImage[][]>

export interface ExplainOptions extends NormalizationOptions {
  /** Pictures of each class in each gallery. */
  examplesPerClass: number
  /** By default the model's {@link BTXRDClassifier.gradcamTargetLayer}. */
  targetLayer?: string
  /** The mask of an image's annotation in the image's own size, or null for none; nothing is asked without it. */
  maskOf?: (sample: { imageId: string, label: number, path: string }) => Promise<Mask | null>
  /** Called after each batch with the images done so far. */
  onBatch?: (images: number) => void
}

/**
 * Runs Grad-CAM for the predicted class of every image and keeps pictures of the most confident
 * predictions of each kind. The model is left as it was; however many images there are, only a batch
 * and the pictures that are kept are in memory.
 *
 * @throws BtxrdTorchError what {@link BTXRDClassifier.gradcam} and reading a batch throw
 */
export async function explain(
  model: BTXRDClassifier, batches: AsyncIterable<ExplainBatch>, options: ExplainOptions
): Promise<{ images: ExplainedImage[], galleries: Galleries }> {
  const { examplesPerClass, onBatch } = options
  if (!Number.isSafeInteger(examplesPerClass) || examplesPerClass < 1) throw badArgument('examplesPerClass', 'an integer of 1 or more', examplesPerClass)
  const images: ExplainedImage[] = []
  const empty = (): GalleryImage[][] => Array.from({ length: model.numClasses }, () => [])
  const galleries: Galleries = { true_positives: empty(), false_positives: empty(), false_negatives: empty() }
  for await (const batch of batches) {
    for (const { found, draw } of await explainBatch(model, batch, options)) {
      images.push(found)
      const places = placesOf(found).map(([outcome, index]) => galleries[outcome][index]!)
      const open = places.filter((gallery) => gallery.length < examplesPerClass || gallery.at(-1)!.confidence < found.confidence)
      if (open.length === 0) continue
      const entry = { ...found, ...await draw() }
      for (const gallery of open) insert(gallery, entry, examplesPerClass)
    }
    onBatch?.(images.length)
  }
  return { images, galleries }
}

interface Explained {
  found: ExplainedImage
  draw: () => Promise<{ picture: DecodedImage, overlay: DecodedImage }>
}

async function explainBatch(model: BTXRDClassifier, batch: ExplainBatch, options: ExplainOptions): Promise<Explained[]> {
  using images = batch.images
  batch.labels.dispose()
  using input = await images.to(model.device)
  const { targetLayer, maskOf } = options
  const normalization = checkedNormalization(options)
  const result = await model.gradcam(input, { ...(targetLayer !== undefined && { targetLayer }) })
  using heatMaps = result.heatMaps
  using logits = result.logits
  using scores = await logits.softmax(1)
  const [confidences, heat, pixels] = await Promise.all([scores.data(), heatMaps.data(), images.data()]) as Float32Array[]
  const [, , height = 0, width = 0] = images.shape
  const area = height * width
  const explained: Explained[] = []
  for (const [i, sample] of batch.samples.entries()) {
    const { imageId, label, path: file } = sample
    if (!Number.isSafeInteger(label) || label < 0 || label >= model.numClasses) {
      throw new BtxrdTorchError('ERR_INVALID_ARG', `Expected a class from 0 to ${model.numClasses - 1} for the label of ${imageId} but received ${label}.`, { file })
    }
    const predicted = result.classIndices[i]!
    const own = heat!.subarray(area * i, area * (i + 1))
    const planes = pixels!.subarray(3 * area * i, 3 * area * (i + 1))
    const mask = await maskOf?.(sample) ?? null
    explained.push({
      found: {
        imageId, label, predicted,
        confidence: confidences![i * model.numClasses + predicted]!,
        iou: mask === null ? null : heatMapIou(own, [height, width], mask)
      },
      draw: async () => ({
        picture: await drawInput(planes, [height, width], normalization),
        overlay: await drawOverlay(planes, own, [height, width], normalization)
      })
    })
  }
  return explained
}

function placesOf({ label, predicted }: ExplainedImage): [Outcome, number][] {
  return label === predicted ? [['true_positives', label]] : [['false_positives', predicted], ['false_negatives', label]]
}

/** Behind those of the same confidence: the first one of the data set stays the first. */
function insert(gallery: GalleryImage[], entry: GalleryImage, most: number): void {
  const place = gallery.findIndex(({ confidence }) => confidence < entry.confidence)
  gallery.splice(place === -1 ? gallery.length : place, 0, entry)
  gallery.length = Math.min(gallery.length, most)
}
