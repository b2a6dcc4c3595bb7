import { badArgument } from '../../errors'
import { checkNotEmpty, CombinedScheduler } from './combined_scheduler'
import { EpochScheduler, type EpochOptions } from './epoch_scheduler'
import type { LRScheduler } from './lr_scheduler'
import { int, refuse } from './options'
import { bisectRight } from './python_math'
import type { SchedulableOptimizer } from './schedulable_optimizer'

export interface SequentialLROptions extends EpochOptions {
  /** The epoch at which each scheduler after the first begins, in ascending order. */
  milestones: readonly number[]
}

/** `torch.optim.lr_scheduler.SequentialLR`: one scheduler after the other, such as a warm-up and a cosine. */
export class SequentialLR extends CombinedScheduler {
  /** @throws BtxrdTorchError `ERR_INVALID_ARG` */
  constructor(optimizer: SchedulableOptimizer, schedulers: readonly LRScheduler[], { milestones, lastEpoch = -1 }: SequentialLROptions) {
    checkNotEmpty(schedulers, 'SequentialLR expects at least one scheduler, but got no scheduler.')
    super(optimizer, schedulers)
    if (!Array.isArray(milestones)) throw badArgument('milestones', 'an array of epochs', milestones)
    if (milestones.length !== schedulers.length - 1) {
      throw refuse(
        'Sequential Schedulers expects number of schedulers provided to be one more than the number of milestone points, ' +
          `but got number of schedulers ${schedulers.length} and the number of milestones to be equal to ${milestones.length}.`,
        'milestones', milestones
      )
    }
    const epochs = milestones.map((epoch: unknown, index) => int(`milestones[${index}]`, epoch, 0))
    const later = schedulers.findIndex((scheduler, index) => index > 0 && !(scheduler instanceof EpochScheduler))
    if (later > 0) {
      // PyTorch raises NotImplementedError, at the milestone.
      const expected = 'a scheduler that can begin at a milestone'
      throw badArgument(`schedulers[${later}]`, expected, schedulers[later], 'One made of others can only be the first.')
    }
    this.attributes.set('_milestones', epochs)
    this.attributes.set('last_epoch', int('lastEpoch', lastEpoch, -1) + 1)
    for (const group of optimizer.paramGroups) group.lr = group.initialLr ?? group.lr
    // Each of them has made its initial step; only the one of epoch 0 should have.
    this.undoInitialStep()
    const first = this.schedulers[bisectRight(epochs, 0)]!
    first.initialStep()
    this.#noteLrs(first)
  }

  /** Epochs so far. */
  get lastEpoch(): number {
    return this.attributes.number('last_epoch')
  }

  override step(): void {
    const { attributes } = this
    attributes.change(() => {
      const milestones = attributes.numbers('_milestones')
      const epoch = this.lastEpoch + 1
      attributes.set('last_epoch', epoch)
      const index = bisectRight(milestones, epoch)
      const scheduler = this.schedulers[index]!
      if (index > 0 && milestones[index - 1] === epoch) (scheduler as EpochScheduler).updateLr(0)
      else scheduler.step()
      this.#noteLrs(scheduler)
    })
  }

  protected override fits(key: string, value: unknown): boolean {
    return super.fits(key, value) && (key !== '_milestones' || (value as unknown[]).length === this.schedulers.length - 1)
  }

  protected override expectation(key: string): string {
    return key === '_milestones' ? `a list of ${this.schedulers.length - 1} number(s)` : super.expectation(key)
  }

  /** The very list of that scheduler, as in Python: a checkpoint keeps such sharing. */
  #noteLrs(scheduler: LRScheduler): void {
    this.attributes.set('_last_lr', scheduler.getLastLr() as number[])
  }
}
