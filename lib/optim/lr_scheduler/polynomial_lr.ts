import { EpochScheduler, type EpochOptions } from './epoch_scheduler'
import { float, int } from './options'
import { divide, pow } from './python_math'
import type { SchedulableOptimizer } from './schedulable_optimizer'

export interface PolynomialLROptions extends EpochOptions {
  /** Epochs until the learning rate is 0; 5 by default. */
  totalIters?: number
  /** Power of the polynomial; 1 by default. */
  power?: number
}

/** `torch.optim.lr_scheduler.PolynomialLR`: decay to 0 along a polynomial. */
export class PolynomialLR extends EpochScheduler {
  /** @throws BtxrdTorchError `ERR_INVALID_ARG` */
  constructor(optimizer: SchedulableOptimizer, { totalIters = 5, power = 1, lastEpoch = -1 }: PolynomialLROptions = {}) {
    super(optimizer)
    this.attributes.set('total_iters', int('totalIters', totalIters, 0))
    this.attributes.set('power', float('power', power))
    this.begin(lastEpoch)
  }

  protected override getLr(): number[] {
    const { lastEpoch } = this
    const totalIters = this.attributes.number('total_iters')
    if (this.attributes.get('_is_initial') === true || lastEpoch > totalIters) return this.currentLrs()
    const ratio = divide(1 - divide(lastEpoch, totalIters), 1 - divide(lastEpoch - 1, totalIters))
    const factor = pow(ratio, this.attributes.number('power'))
    return this.currentLrs().map((lr) => lr * factor)
  }

  protected override closedFormLr(): number[] {
    const totalIters = this.attributes.number('total_iters')
    const factor = pow(1 - divide(Math.min(totalIters, this.lastEpoch), totalIters), this.attributes.number('power'))
    return this.baseLrs.map((lr) => lr * factor)
  }
}
