/** How often one label was true, predicted, and both, over all samples. */
export interface LabelCounts {
  true: number
  predicted: number
  hits: number
}

/** Counts for each of the labels, in their order. */
export function countLabels(truth: readonly number[], predicted: readonly number[], labels: readonly number[]): LabelCounts[] {
  const counts = new Map(labels.map((label) => [label, { true: 0, predicted: 0, hits: 0 }]))
  truth.forEach((label, i) => {
    const ofTrue = counts.get(label)
    const ofPredicted = counts.get(predicted[i]!)
    if (ofTrue !== undefined) ofTrue.true += 1
    if (ofPredicted !== undefined) ofPredicted.predicted += 1
    if (ofTrue !== undefined && ofTrue === ofPredicted) ofTrue.hits += 1
  })
  return [...counts.values()]
}
