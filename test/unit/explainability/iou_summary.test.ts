import type { ExplainedImage } from '../../../lib/explainability/explain'
import { iouSummary } from '../../../lib/explainability/iou_summary'

const image = (label: number, iou: number | null): ExplainedImage => ({ imageId: 'a.jpeg', label, predicted: 0, confidence: 1, iou })

test('mean and median of each class that has annotated images', () => {
  const images = [image(2, 0.5), image(1, 0.25), image(2, 0), image(0, null), image(2, 0.25), image(2, 0.125), image(1, null)]
  expect(iouSummary(images, ['Normal', 'Benign', 'Malignant'])).toEqual([
    { class: 'Benign', images: 1, mean: 0.25, median: 0.25 },
    { class: 'Malignant', images: 4, mean: 0.21875, median: 0.1875 }
  ])
  expect(iouSummary([image(1, 0.2), image(1, 0.9), image(1, 0.1)], ['Normal', 'Benign'])).toMatchObject([{ images: 3, median: 0.2 }])
  expect(iouSummary([image(0, null)], ['Normal'])).toEqual([])
})
