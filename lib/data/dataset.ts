import path from 'node:path'

import { badArgument } from '../errors'
import { annotationMask, dimOutside, readAnnotation } from './annotations'
import type { Annotation } from './annotations'
import { decodeImage } from './decode'
import { ImageCache } from './image_cache'
import { findImages, imageStem, namesIn, resizedFolder } from './image_folder'
import type { DecodedImage } from './pixels'

/** A row of a manifest. */
export interface LabelledImage {
  /** File name in the images folder, with or without `.jpeg` or `.jpg`. */
  imageId: string
  /** Index of the class. */
  label: number
}

export interface Sample extends LabelledImage {
  path: string
  /** Whether everything outside of the annotation is at half its brightness. */
  dimmed: boolean
}

/** What a DataLoader reads from. */
export interface Dataset<S extends Sample = Sample> {
  readonly samples: readonly S[]
  /** The pixels of a sample, which nobody writes to. */
  load(sample: S): Promise<DecodedImage>
}

export interface DatasetOptions {
  /** Folder of the images in their own size. */
  imagesDir: string
  /** Folder of LabelMe files named `<image id>.json`: adds the dimmed copies, which are for training. */
  annotationsDir?: string
  /** Pixels of the model's input; with it `<cacheDir>/images_<imageSize>` is read instead of `imagesDir` where it exists. */
  imageSize?: number
  /** By default `data_cache`. */
  cacheDir?: string
  /** Bytes of decoded images that are kept between epochs; by default 0. */
  cacheBytes?: number
}

/** Annotations read at once when a data set is opened. */
const READERS = 16

/**
 * The images of one manifest. Samples are the rows in their order, then, with `annotationsDir`, a
 * dimmed copy of every tumour image (label above 0) that has an annotation, in the same order.
 */
export class BTXRDDataset implements Dataset {
  readonly samples: readonly Sample[]
  /** Of the rows alone: what class weights are computed from, with or without copies. */
  readonly baseLabels: readonly number[]
  readonly #annotations: ReadonlyMap<string, Annotation>
  readonly #cache: ImageCache

  /** Use {@link BTXRDDataset.open}. */
  private constructor(rows: readonly Sample[], annotations: ReadonlyMap<string, Annotation>, copies: readonly Sample[], cache: ImageCache) {
    this.samples = [...rows, ...copies]
    this.baseLabels = rows.map(({ label }) => label)
    this.#annotations = annotations
    this.#cache = cache
  }

  /**
   * Finds every image and reads every annotation; no image is opened yet.
   *
   * Dimmed copies are always made from the image in `imagesDir`, since an annotation is in that
   * image's pixels.
   *
   * @throws BtxrdTorchError `ERR_INVALID_ARG` for no rows, a wrong label, an id with a folder in it;
   *   `ERR_FILE` with the missing images; what {@link readAnnotation} throws
   */
  static async open(rows: readonly LabelledImage[], options: DatasetOptions): Promise<BTXRDDataset> {
    const { imagesDir, annotationsDir, imageSize, cacheDir = 'data_cache', cacheBytes = 0 } = options
    if (!Array.isArray(rows) || rows.length === 0) throw badArgument('rows', 'the rows of a manifest, one or more', rows)
    for (const { label } of rows) {
      if (!Number.isSafeInteger(label) || label < 0) throw badArgument('label', 'the index of a class, 0 or more', label)
    }
    const cache = new ImageCache(cacheBytes)
    const resized = imageSize === undefined ? undefined : await resizedFolder(cacheDir, imageSize)
    const files = await findImages(resized ?? imagesDir, rows.map(({ imageId }) => imageId))
    const samples = rows.map(({ imageId, label }, i): Sample => ({ imageId, label, path: files[i]!, dimmed: false }))

    const annotations = annotationsDir === undefined
      ? new Map<string, Annotation>()
      : await readAnnotations(annotationsDir, samples.filter(({ label }) => label > 0))
    const annotated = samples.filter(({ imageId, label }) => label > 0 && annotations.has(imageId))
    const originals = await findImages(imagesDir, annotated.map(({ imageId }) => imageId))
    const copies = annotated.map((sample, i): Sample => ({ ...sample, path: originals[i]!, dimmed: true }))
    return new BTXRDDataset(samples, annotations, copies, cache)
  }

  /**
   * (height, width, 3) RGB pixels of a sample.
   * @throws BtxrdTorchError what {@link decodeImage} and {@link annotationMask} throw
   */
  async load(sample: Sample): Promise<DecodedImage> {
    const image = this.#cache.get(sample.path) ?? await decodeImage(sample.path)
    this.#cache.offer(sample.path, image)
    if (!sample.dimmed) return image
    const annotation = this.#annotations.get(sample.imageId)!
    return dimOutside(image, annotationMask(annotation, image.width, image.height))
  }
}

/** Keyed by image id; images without a file, or whose file has no shape, are left out. */
async function readAnnotations(folder: string, samples: readonly Sample[]): Promise<Map<string, Annotation>> {
  const names = await namesIn(folder)
  const imageIds = [...new Set(samples.map(({ imageId }) => imageId))].filter((id) => names.has(`${imageStem(id)}.json`))
  const annotations = new Map<string, Annotation>()
  for (let start = 0; start < imageIds.length; start += READERS) {
    const ids = imageIds.slice(start, start + READERS)
    const read = await Promise.all(ids.map((id) => readAnnotation(path.join(folder, `${imageStem(id)}.json`))))
    for (const [i, id] of ids.entries()) {
      if (read[i]!.shapes.length > 0) annotations.set(id, read[i]!)
    }
  }
  return annotations
}
