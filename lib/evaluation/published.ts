/** What the data set's paper reports, under the names of the pipeline's `comparison_table.json`. */
export const BTXRD_BASELINE = Object.freeze({
  model: 'YOLOv8s-cls',
  source: 'Yao et al., Scientific Data 2025',
  per_class_recall: { Normal: 0.898, Benign: 0.875, Malignant: 0.839 } as Readonly<Record<string, number>>,
  caveats: [
    'Other split: random 80/20, in which images of one patient can be on both sides.',
    'Measured on the validation images, with no test set apart.',
    'Other input size: 600 pixels.'
  ]
})

/** What the pipeline's own authors report. */
export interface PublishedFigure {
  metric: string
  model: string
  stratified?: number
  center_holdout?: number
}

export const PUBLISHED_FIGURES: readonly PublishedFigure[] = Object.freeze([
  { metric: 'Macro AUC', model: 'efficientnet_b0', stratified: 0.846, center_holdout: 0.627 },
  { metric: 'Macro AUC', model: 'efficientnet_b3', stratified: 0.915 },
  { metric: 'Accuracy', model: 'efficientnet_b3', stratified: 0.814 }
])
