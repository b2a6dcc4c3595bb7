import path from 'node:path'
import { csvLine } from '../csv'
import type { SplitStrategy } from '../data/split/make_splits'
import { makeResultsFolder, replaceResult } from '../evaluation/write_results'
import { OUTCOMES, type ExplainedImage, type Galleries, type Outcome } from './explain'
import { drawGallery } from './gallery'
import type { ClassIou } from './iou_summary'
import { encodePng } from './overlay'

export interface Explanation {
  images: readonly ExplainedImage[]
  galleries: Galleries
  iou: readonly ClassIou[]
  classNames: readonly string[]
  split: SplitStrategy
}

const TITLES: Record<Outcome, string> = {
  true_positives: 'True positives: images of the class, recognised',
  false_positives: 'False positives: other images, taken for the class',
  false_negatives: 'False negatives: images of the class, taken for another'
}

/**
 * Writes `<outcome>.png` for each gallery, `examples/<outcome>_<label>_<class>_<n>.png` for each of its heat
 * maps, `predictions.csv` for all images and, where there are annotations, `iou.csv` by class. Each
 * file replaces the one before it when it is whole.
 *
 * @throws BtxrdTorchError `ERR_FILE`
 */
export async function writeExplanation(folder: string, { images, galleries, iou, classNames, split }: Explanation): Promise<void> {
  await makeResultsFolder(folder)
  for (const outcome of OUTCOMES) {
    const gallery = galleries[outcome]
    await replaceResult(path.join(folder, `${outcome}.png`), await drawGallery(gallery, { title: `${TITLES[outcome]} (${split})`, classNames }))
    for (const [label, row] of gallery.entries()) {
      for (const [i, { overlay }] of row.entries()) {
        await replaceResult(path.join(folder, 'examples', `${outcome}_${label}_${fileName(classNames[label]!)}_${i + 1}.png`), await encodePng(overlay))
      }
    }
  }
  await replaceResult(path.join(folder, 'predictions.csv'), csv(
    ['image_id', 'label', 'predicted', 'confidence', 'iou'],
    images.map(({ imageId, label, predicted, confidence, iou: own }) => [imageId, classNames[label]!, classNames[predicted]!, fixed(confidence), own === null ? '' : fixed(own)])
  ))
  if (iou.length === 0) return
  await replaceResult(path.join(folder, 'iou.csv'), csv(['class', 'images', 'mean_iou', 'median_iou'], iou.map((row) => [row.class, row.images, fixed(row.mean), fixed(row.median)])))
}

function csv(header: string[], rows: (string | number)[][]): string {
  return [header, ...rows].map(csvLine).join('')
}

const fixed = (value: number): string => value.toFixed(6)

/** A class name may be anything; a part of a file's name may not. */
const fileName = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, '_')
