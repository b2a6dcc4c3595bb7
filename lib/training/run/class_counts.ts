/** Counts right answers, in all and for each class. */
export class ClassCounts {
  readonly #right: number[]
  readonly #all: number[]

  constructor(numClasses: number) {
    this.#right = new Array<number>(numClasses).fill(0)
    this.#all = new Array<number>(numClasses).fill(0)
  }

  /**
   * @param logits (B, K) in row-major order
   * @param labels B class indices
   */
  add(logits: ArrayLike<number>, labels: readonly number[]): void {
    const classes = this.#all.length
    labels.forEach((label, i) => {
      this.#all[label]! += 1
      if (argmax(logits, i * classes, classes) === label) this.#right[label]! += 1
    })
  }

  get accuracy(): number {
    const sum = (counts: number[]): number => counts.reduce((total, count) => total + count, 0)
    return sum(this.#right) / sum(this.#all)
  }

  /** scikit-learn's `recall_score(average=None, zero_division=0)`. */
  get recall(): number[] {
    return this.#right.map((right, label) => (this.#all[label] === 0 ? 0 : right / this.#all[label]!))
  }
}

/** As `torch.max`: the first of equal values, and NaN above all. */
function argmax(values: ArrayLike<number>, start: number, count: number): number {
  let best = 0
  for (let i = 1; i < count; i++) {
    const [value, highest] = [values[start + i]!, values[start + best]!]
    if (value > highest || (Number.isNaN(value) && !Number.isNaN(highest))) best = i
  }
  return best
}
