/** Percentiles of the latest values, in milliseconds; NaN before the first one. */
export interface LatencySummary {
  p50: number
  p95: number
  p99: number
  max: number
}

/** Keeps the latest `size` values. */
export class Latencies {
  readonly #values: number[] = []
  readonly #size: number
  #next = 0

  constructor(size: number) {
    this.#size = size
  }

  add(value: number): void {
    this.#values[this.#next] = value
    this.#next = (this.#next + 1) % this.#size
  }

  summary(): LatencySummary {
    const sorted = [...this.#values].sort((a, b) => a - b)
    // The smallest value that at least this part of the values does not exceed.
    const percentile = (part: number): number => sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? NaN
    return { p50: percentile(0.5), p95: percentile(0.95), p99: percentile(0.99), max: percentile(1) }
  }
}
