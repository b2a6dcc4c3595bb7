import { EpochScheduler, type EpochOptions } from './epoch_scheduler'
import { float, int } from './options'
import { cos, divide, modulo } from './python_math'
import type { SchedulableOptimizer } from './schedulable_optimizer'

export interface CosineAnnealingLROptions extends EpochOptions {
  /** Epochs from the initial learning rate to the least. */
  tMax: number
  /** The least learning rate; 0 by default. */
  etaMin?: number
}

/** `torch.optim.lr_scheduler.CosineAnnealingLR`: half a cosine from the initial learning rate to `etaMin`. */
export class CosineAnnealingLR extends EpochScheduler {
  /** @throws BtxrdTorchError `ERR_INVALID_ARG` */
  constructor(optimizer: SchedulableOptimizer, { tMax, etaMin = 0, lastEpoch = -1 }: CosineAnnealingLROptions) {
    super(optimizer)
    this.attributes.set('T_max', int('tMax', tMax, 1))
    this.attributes.set('eta_min', float('etaMin', etaMin))
    this.begin(lastEpoch)
  }

  protected override getLr(): number[] {
    const { attributes, lastEpoch } = this
    const tMax = attributes.number('T_max')
    const etaMin = attributes.number('eta_min')
    const lrs = this.currentLrs()
    if (attributes.get('_is_initial') === true) return lrs
    if (attributes.number('_step_count') === 1 && lastEpoch > 0) return this.closedFormLr()
    if (modulo(lastEpoch - 1 - tMax, 2 * tMax) === 0) {
      // The recursive form would divide by 0 here.
      const { baseLrs } = this
      return lrs.map((lr, index) => lr + (baseLrs[index]! - etaMin) * (1 - cos(divide(Math.PI, tMax))) / 2)
    }
    const ratio = divide(1 + cos(divide(Math.PI * lastEpoch, tMax)), 1 + cos(divide(Math.PI * (lastEpoch - 1), tMax)))
    return lrs.map((lr) => ratio * (lr - etaMin) + etaMin)
  }

  protected override closedFormLr(): number[] {
    const etaMin = this.attributes.number('eta_min')
    const height = 1 + cos(divide(Math.PI * this.lastEpoch, this.attributes.number('T_max')))
    return this.baseLrs.map((lr) => etaMin + (lr - etaMin) * height / 2)
  }
}
