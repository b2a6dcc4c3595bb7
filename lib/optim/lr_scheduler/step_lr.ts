import { EpochScheduler, type EpochOptions } from './epoch_scheduler'
import { float, int } from './options'
import { floorDivide, modulo, pow } from './python_math'
import type { SchedulableOptimizer } from './schedulable_optimizer'

export interface StepLROptions extends EpochOptions {
  /** Epochs between two decays. */
  stepSize: number
  /** Factor of a decay; 0.1 by default. */
  gamma?: number
}

/** `torch.optim.lr_scheduler.StepLR`: decay every `stepSize` epochs. */
export class StepLR extends EpochScheduler {
  /** @throws BtxrdTorchError `ERR_INVALID_ARG` */
  constructor(optimizer: SchedulableOptimizer, { stepSize, gamma = 0.1, lastEpoch = -1 }: StepLROptions) {
    super(optimizer)
    this.attributes.set('step_size', int('stepSize', stepSize, 1))
    this.attributes.set('gamma', float('gamma', gamma))
    this.begin(lastEpoch)
  }

  protected override getLr(): number[] {
    if (this.lastEpoch === 0 || modulo(this.lastEpoch, this.attributes.number('step_size')) !== 0) return this.currentLrs()
    const gamma = this.attributes.number('gamma')
    return this.currentLrs().map((lr) => lr * gamma)
  }

  protected override closedFormLr(): number[] {
    const decays = floorDivide(this.lastEpoch, this.attributes.number('step_size'))
    const factor = pow(this.attributes.number('gamma'), decays)
    return this.baseLrs.map((lr) => lr * factor)
  }
}
