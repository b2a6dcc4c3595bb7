import { EpochScheduler, type EpochOptions } from './epoch_scheduler'
import { float } from './options'
import { pow } from './python_math'
import type { SchedulableOptimizer } from './schedulable_optimizer'

export interface ExponentialLROptions extends EpochOptions {
  /** Factor of every epoch. */
  gamma: number
}

/** `torch.optim.lr_scheduler.ExponentialLR`: decay by the same factor every epoch. */
export class ExponentialLR extends EpochScheduler {
  /** @throws BtxrdTorchError `ERR_INVALID_ARG` */
  constructor(optimizer: SchedulableOptimizer, { gamma, lastEpoch = -1 }: ExponentialLROptions) {
    super(optimizer)
    this.attributes.set('gamma', float('gamma', gamma))
    this.begin(lastEpoch)
  }

  protected override getLr(): number[] {
    if (this.attributes.get('_is_initial') === true) return this.currentLrs()
    const gamma = this.attributes.number('gamma')
    return this.currentLrs().map((lr) => lr * gamma)
  }

  protected override closedFormLr(): number[] {
    const factor = pow(this.attributes.number('gamma'), this.lastEpoch)
    return this.baseLrs.map((lr) => lr * factor)
  }
}
