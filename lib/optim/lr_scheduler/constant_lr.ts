import { EpochScheduler, type EpochOptions } from './epoch_scheduler'
import { float, int, refuse } from './options'
import { divide } from './python_math'
import type { SchedulableOptimizer } from './schedulable_optimizer'

export interface ConstantLROptions extends EpochOptions {
  /** Factor before epoch `totalIters`, from 0 to 1; 1/3 by default. */
  factor?: number
  /** Epochs with the factor; 5 by default. */
  totalIters?: number
}

/** `torch.optim.lr_scheduler.ConstantLR`: a constant factor for the first epochs. */
export class ConstantLR extends EpochScheduler {
  /** @throws BtxrdTorchError `ERR_INVALID_ARG` */
  constructor(optimizer: SchedulableOptimizer, { factor = 1 / 3, totalIters = 5, lastEpoch = -1 }: ConstantLROptions = {}) {
    super(optimizer)
    const checked = float('factor', factor)
    if (factor > 1 || factor < 0) throw refuse('Constant multiplicative factor expected to be between 0 and 1.', 'factor', factor)
    this.attributes.set('factor', checked)
    this.attributes.set('total_iters', int('totalIters', totalIters, 0))
    this.begin(lastEpoch)
  }

  protected override getLr(): number[] {
    const factor = this.attributes.number('factor')
    if (this.lastEpoch === 0) return this.currentLrs().map((lr) => lr * factor)
    if (this.lastEpoch !== this.attributes.number('total_iters')) return this.currentLrs()
    const inverse = divide(1, factor)
    return this.currentLrs().map((lr) => lr * inverse)
  }

  protected override closedFormLr(): number[] {
    const factor = this.attributes.number('factor')
    const ended = Number(this.lastEpoch >= this.attributes.number('total_iters'))
    return this.baseLrs.map((lr) => lr * (factor + ended * (1 - factor)))
  }
}
