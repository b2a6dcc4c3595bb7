/** Counts of the samples that score at or above each threshold, from the highest threshold down. */
export interface CurveCounts {
  falsePositives: number[]
  truePositives: number[]
  /** The different scores, descending. */
  thresholds: number[]
}

/** Indices of the samples by descending score; of equal scores the last sample comes first, as in NumPy's reversed stable sort. */
export function rankByScore(scores: Float64Array): Uint32Array {
  return Uint32Array.from(scores, (_, i) => i).sort((a, b) => scores[b]! - scores[a]! || b - a)
}

/**
 * What scikit-learn's ROC and precision-recall curves are made of. Samples with equal scores make
 * one threshold.
 *
 * @param order of {@link rankByScore}
 * @param occurrences how often each sample counts, as after a draw with replacement; by default once
 */
export function curveCounts(
  order: Uint32Array,
  scores: Float64Array,
  positives: ArrayLike<boolean>,
  occurrences?: ArrayLike<number>
): CurveCounts {
  const counts: CurveCounts = { falsePositives: [], truePositives: [], thresholds: [] }
  let falsePositives = 0
  let truePositives = 0
  let threshold: number | undefined
  const close = (): void => {
    if (threshold === undefined) return
    counts.falsePositives.push(falsePositives)
    counts.truePositives.push(truePositives)
    counts.thresholds.push(threshold)
  }
  for (const i of order) {
    const times = occurrences === undefined ? 1 : occurrences[i]!
    if (times === 0) continue
    if (scores[i] !== threshold) close()
    threshold = scores[i]!
    if (positives[i]) truePositives += times
    else falsePositives += times
  }
  close()
  return counts
}
