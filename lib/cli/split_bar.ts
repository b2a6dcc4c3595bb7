import { SingleBar } from 'cli-progress'

/** On a terminal, a bar for each split on standard error. */
export class SplitBar {
  #bar: SingleBar | null = null

  show(split: string, done: number, total: number): void {
    if (!process.stderr.isTTY) return
    if (this.#bar === null) {
      this.#bar = new SingleBar({ format: `${split} {bar} {value}/{total} images, {eta_formatted} left`, stream: process.stderr, clearOnComplete: true })
      this.#bar.start(total, 0)
    }
    this.#bar.update(done)
  }

  stop(): void {
    this.#bar?.stop()
    this.#bar = null
  }
}
