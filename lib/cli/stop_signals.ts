import { ExitCode } from './exit_code'

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/**
 * Makes Ctrl-C (SIGINT) and SIGTERM ask for an orderly end. A second one ends the process at once,
 * as if nobody had listened.
 */
export class StopSignals {
  readonly #controller = new AbortController()
  readonly #onFirst: (name: string) => void
  #received: (typeof SIGNALS)[number] | null = null

  /** @param onFirst says what will happen now */
  constructor(onFirst: (name: string) => void) {
    this.#onFirst = onFirst
    for (const name of SIGNALS) process.on(name, this.#listener)
  }

  readonly #listener = (name: NodeJS.Signals): void => {
    if (this.#received === null) {
      this.#received = name as (typeof SIGNALS)[number]
      this.#onFirst(name)
      this.#controller.abort()
      return
    }
    this.dispose()
    process.kill(process.pid, name)
  }

  /** Aborted by the first signal. */
  get signal(): AbortSignal {
    return this.#controller.signal
  }

  get exitCode(): number {
    return this.#received === 'SIGTERM' ? ExitCode.terminated : ExitCode.interrupted
  }

  dispose(): void {
    for (const name of SIGNALS) process.off(name, this.#listener)
  }

  [Symbol.dispose](): void {
    this.dispose()
  }
}
