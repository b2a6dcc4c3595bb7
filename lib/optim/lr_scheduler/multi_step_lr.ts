import { Counter } from '../../checkpoint/values'
import { badArgument } from '../../errors'
import { EpochScheduler, type EpochOptions } from './epoch_scheduler'
import { float, int } from './options'
import { bisectRight, pow } from './python_math'
import type { SchedulableOptimizer } from './schedulable_optimizer'

export interface MultiStepLROptions extends EpochOptions {
  /** Epochs of the decays; one that comes twice decays twice. */
  milestones: readonly number[]
  /** Factor of a decay; 0.1 by default. */
  gamma?: number
}

/** `torch.optim.lr_scheduler.MultiStepLR`: decay at given epochs. */
export class MultiStepLR extends EpochScheduler {
  /** @throws BtxrdTorchError `ERR_INVALID_ARG` */
  constructor(optimizer: SchedulableOptimizer, { milestones, gamma = 0.1, lastEpoch = -1 }: MultiStepLROptions) {
    super(optimizer)
    if (!Array.isArray(milestones)) throw badArgument('milestones', 'an array of epochs', milestones)
    const counter = new Counter<number>()
    milestones.forEach((epoch: unknown, index) => {
      const milestone = int(`milestones[${index}]`, epoch, 0)
      counter.set(milestone, (counter.get(milestone) ?? 0) + 1)
    })
    this.attributes.set('milestones', counter)
    this.attributes.set('gamma', float('gamma', gamma))
    this.begin(lastEpoch)
  }

  protected override getLr(): number[] {
    const decays = this.#milestones().get(this.lastEpoch)
    if (decays === undefined) return this.currentLrs()
    const factor = pow(this.attributes.number('gamma'), decays)
    return this.currentLrs().map((lr) => lr * factor)
  }

  protected override closedFormLr(): number[] {
    const epochs = [...this.#milestones()].flatMap(([epoch, count]) => Array<number>(count).fill(epoch))
    const decays = bisectRight(epochs.sort((a, b) => a - b), this.lastEpoch)
    const factor = pow(this.attributes.number('gamma'), decays)
    return this.baseLrs.map((lr) => lr * factor)
  }

  protected override fits(key: string, value: unknown): boolean {
    if (!super.fits(key, value)) return false
    return !(value instanceof Counter) || [...value].flat().every((number) => Number.isSafeInteger(number) && Number(number) >= 0)
  }

  #milestones(): Counter<number> {
    return this.attributes.get('milestones') as Counter<number>
  }
}
