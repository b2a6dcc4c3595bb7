import type { ExplainedImage } from './explain'

/** The overlap of heat maps and annotations over the images of a class. */
export interface ClassIou {
  class: string
  /** Images with an annotation. */
  images: number
  mean: number
  median: number
}

/** One entry for each class that has an annotated image, in the order of the classes. */
export function iouSummary(images: readonly ExplainedImage[], classNames: readonly string[]): ClassIou[] {
  return classNames.flatMap((name, index) => {
    const values = images.flatMap(({ label, iou }) => (label === index && iou !== null ? [iou] : [])).sort((a, b) => a - b)
    if (values.length === 0) return []
    const middle = values.length >> 1
    return [{
      class: name,
      images: values.length,
      mean: values.reduce((sum, value) => sum + value, 0) / values.length,
      median: values.length % 2 === 1 ? values[middle]! : (values[middle - 1]! + values[middle]!) / 2
    }]
  })
}
