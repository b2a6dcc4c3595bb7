import type { BatchEvent, EpochBeginEvent, EpochEvent, TrainBeginEvent, TrainCallbacks, TrainEndEvent } from './train_events'

/** Tells all of `callbacks`, one after the other. */
export class Announcer {
  readonly #callbacks: readonly TrainCallbacks[]

  constructor(callbacks: readonly TrainCallbacks[]) {
    this.#callbacks = callbacks
  }

  async trainBegin(event: TrainBeginEvent): Promise<void> {
    for (const callbacks of this.#callbacks) await callbacks.onTrainBegin?.(event)
  }

  async epochBegin(event: EpochBeginEvent): Promise<void> {
    for (const callbacks of this.#callbacks) await callbacks.onEpochBegin?.(event)
  }

  async batchEnd(event: BatchEvent): Promise<void> {
    for (const callbacks of this.#callbacks) await callbacks.onBatchEnd?.(event)
  }

  async epochEnd(event: EpochEvent): Promise<void> {
    for (const callbacks of this.#callbacks) await callbacks.onEpochEnd?.(event)
  }

  async trainEnd(event: TrainEndEvent): Promise<void> {
    for (const callbacks of this.#callbacks) await callbacks.onTrainEnd?.(event)
  }

  async warning(code: string, message: string): Promise<void> {
    const listening = this.#callbacks.filter(({ onWarning }) => onWarning !== undefined)
    for (const callbacks of listening) await callbacks.onWarning!({ code, message })
    if (listening.length === 0) process.emitWarning(message, { type: 'BtxrdTorchWarning', code })
  }
}
