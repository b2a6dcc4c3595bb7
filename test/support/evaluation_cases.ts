import { MT19937 } from '../../lib/rng/mt19937'

export interface MetricCase {
  truth: number[]
  predicted: number[]
  /** N rows of K probabilities. */
  rows: number[][]
  /** The class of the curves; null: the labels as they are with the scores of the last class. */
  oneAgainstRest: number | null
  posLabel: number | null
  dropIntermediate: boolean
  average: 'macro' | null
  /** Whether the classes of the columns are named. */
  namesClasses: boolean
  labels: number[] | null
  normalize: 'true' | 'pred' | 'all' | null
  zeroDivision: 0 | 1 | 'nan' | 'warn'
}

export interface BootstrapCase {
  truth: number[]
  predicted: number[]
  rows: number[][]
  iterations: number
  confidenceLevel: number
  seed: number
}

/** The same cases in every run: few and many samples, ties, classes without a sample, strange labels. */
export class EvaluationCases {
  readonly #random = MT19937.fromSeed(20250220)

  metrics(count: number): MetricCase[] {
    return Array.from({ length: count }, (_, i) => {
      const classes = 2 + i % 4
      // Every hundredth is larger than the blocks that NumPy adds in.
      const samples = i % 100 === 0 ? 100 + this.#below(6000) : 1 + this.#below(60)
      const one = i % 3 === 0 ? null : this.#below(classes)
      const { truth, rows, predicted } = this.#samples(samples, classes)
      return {
        truth, rows,
        predicted: i % 5 === 0 ? predicted.map(() => this.#below(classes + 2)) : predicted,
        oneAgainstRest: one,
        posLabel: one === null ? this.#pick([null, 0, 1, 2]) : null,
        dropIntermediate: this.#pick([true, false]),
        average: this.#pick(['macro', null]),
        namesClasses: this.#pick([true, false]),
        labels: this.#pick([null, Array.from({ length: classes }, (_, k) => k), [classes - 1, 0], [1, 7]]),
        normalize: this.#pick([null, 'true', 'pred', 'all']),
        zeroDivision: this.#pick(['warn', 0, 1, 'nan'])
      }
    })
  }

  bootstrap(): BootstrapCase[] {
    const few = Array.from({ length: 8 }, (_, i) => ({ samples: 4 + 5 * i, iterations: 20, seed: i, confidenceLevel: this.#pick([0.95, 0.9, 0.5]) }))
    return [...few, { samples: 120, iterations: 150, seed: 42, confidenceLevel: 0.95 }].map(({ samples, ...options }) => {
      const { truth, predicted, rows } = this.#samples(samples, 3)
      // Whatever was drawn, each class occurs.
      truth.splice(0, 3, 0, 1, 2)
      return { truth, predicted, rows, ...options }
    })
  }

  #samples(count: number, classes: number) {
    // Logits on a coarse grid give rows that are alike, and so ties.
    const levels = this.#pick([2, 4, 16, 1e6])
    const present = this.#pick([classes, classes, classes, Math.max(1, classes - 1), 1])
    const first = this.#below(classes - present + 1)
    const truth = Array.from({ length: count }, () => first + this.#below(present))
    const rows = truth.map((label) => softmax(Array.from({ length: classes }, (_, k) => (4 * this.#below(levels)) / levels + (k === label ? 1 : 0))))
    return { truth, rows, predicted: rows.map((row) => row.indexOf(Math.max(...row))) }
  }

  #below(limit: number): number {
    return Math.floor(this.#random.double() * limit)
  }

  #pick<T>(options: readonly T[]): T {
    return options[this.#below(options.length)]!
  }
}

/** As a model's: float32 probabilities. */
function softmax(logits: readonly number[]): number[] {
  const powers = logits.map(Math.exp)
  const total = powers.reduce((sum, power) => sum + power, 0)
  return powers.map((power) => Math.fround(power / total))
}
