import { EpochScheduler, type EpochOptions } from './epoch_scheduler'
import { float, int, refuse } from './options'
import { divide } from './python_math'
import type { SchedulableOptimizer } from './schedulable_optimizer'

export interface LinearLROptions extends EpochOptions {
  /** Factor of the first epoch, above 0 and at most 1; 1/3 by default. */
  startFactor?: number
  /** Factor from epoch `totalIters` on, from 0 to 1; 1 by default. */
  endFactor?: number
  /** Epochs from the start factor to the end factor; 5 by default. */
  totalIters?: number
}

/** `torch.optim.lr_scheduler.LinearLR`: a factor that changes linearly, such as a warm-up. */
export class LinearLR extends EpochScheduler {
  /** @throws BtxrdTorchError `ERR_INVALID_ARG` */
  constructor(optimizer: SchedulableOptimizer, options: LinearLROptions = {}) {
    const { startFactor = 1 / 3, endFactor = 1, totalIters = 5, lastEpoch = -1 } = options
    super(optimizer)
    const start = float('startFactor', startFactor)
    if (startFactor > 1 || startFactor <= 0) {
      throw refuse('Starting multiplicative factor expected to be greater than 0 and less or equal to 1.', 'startFactor', startFactor)
    }
    const end = float('endFactor', endFactor)
    if (endFactor > 1 || endFactor < 0) {
      throw refuse('Ending multiplicative factor expected to be between 0 and 1.', 'endFactor', endFactor)
    }
    this.attributes.set('start_factor', start)
    this.attributes.set('end_factor', end)
    this.attributes.set('total_iters', int('totalIters', totalIters, 0))
    this.begin(lastEpoch)
  }

  protected override getLr(): number[] {
    const { start, end, totalIters } = this.#schedule()
    if (this.lastEpoch === 0) return this.currentLrs().map((lr) => lr * start)
    if (this.attributes.get('_is_initial') === true || this.lastEpoch > totalIters) return this.currentLrs()
    const change = divide(end - start, totalIters * start + (this.lastEpoch - 1) * (end - start))
    return this.currentLrs().map((lr) => lr * (1 + change))
  }

  protected override closedFormLr(): number[] {
    const { start, end, totalIters } = this.#schedule()
    const factor = start + divide((end - start) * Math.min(totalIters, this.lastEpoch), totalIters)
    return this.baseLrs.map((lr) => lr * factor)
  }

  #schedule(): { start: number, end: number, totalIters: number } {
    const { attributes } = this
    return { start: attributes.number('start_factor'), end: attributes.number('end_factor'), totalIters: attributes.number('total_iters') }
  }
}
