import { floatList } from './attributes'
import { checkNotEmpty, CombinedScheduler } from './combined_scheduler'
import type { LRScheduler } from './lr_scheduler'
import type { SchedulableOptimizer } from './schedulable_optimizer'

/** `torch.optim.lr_scheduler.ChainedScheduler`: every step is a step of each of its schedulers, in turn. */
export class ChainedScheduler extends CombinedScheduler {
  /**
   * @param optimizer that of the schedulers, where it is to be checked
   * @throws BtxrdTorchError `ERR_INVALID_ARG`
   */
  constructor(schedulers: readonly LRScheduler[], optimizer?: SchedulableOptimizer) {
    checkNotEmpty(schedulers, 'ChainedScheduler expects at least one scheduler to be chained, but got no scheduler.')
    super(optimizer ?? schedulers[0]!.optimizer, schedulers)
    this.#noteLrs()
  }

  override step(): void {
    for (const scheduler of this.schedulers) scheduler.step()
    this.#noteLrs()
  }

  #noteLrs(): void {
    this.attributes.set('_last_lr', floatList(this.optimizer.paramGroups.map(({ lr }) => lr)))
  }
}
