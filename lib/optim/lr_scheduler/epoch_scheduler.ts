import { BtxrdTorchError } from '../../errors'
import { floatList } from './attributes'
import { LRScheduler } from './lr_scheduler'
import { int } from './options'
import { warnOfEpoch, warnUnlessStepped } from './warnings'

/** Option of every scheduler that counts epochs. */
export interface EpochOptions {
  /**
   * Index of the last epoch, to go on with a schedule; -1, the default, begins one. The parameter
   * groups must then have an `initialLr`.
   */
  lastEpoch?: number
}

/** A scheduler that computes learning rates from the number of its epoch. */
export abstract class EpochScheduler extends LRScheduler {
  /** Epochs so far; 0 before the first step. */
  get lastEpoch(): number {
    return this.attributes.number('last_epoch')
  }

  /** The learning rates that the schedule starts from. */
  get baseLrs(): readonly number[] {
    return this.attributes.numbers('base_lrs')
  }

  /**
   * Goes to the next epoch.
   * @param epoch deprecated: the epoch to go to, by the closed form of the schedule where there is one
   * @throws BtxrdTorchError `ERR_INVALID_ARG` where Python's arithmetic raises an error; nothing is then changed
   */
  override step(epoch?: number): void {
    const { attributes } = this
    const count = attributes.number('_step_count')
    if (epoch !== undefined) int('epoch', epoch, 0)
    if (count === 1) warnUnlessStepped(this.optimizer)
    if (epoch !== undefined) warnOfEpoch()
    attributes.change(() => {
      attributes.set('_step_count', count + 1)
      this.updateLr(epoch)
    })
  }

  /** For lib/ only: a step that is not counted, by which `SequentialLR` starts a scheduler at its milestone. */
  updateLr(epoch?: number): void {
    const { attributes } = this
    // Python has the key from here on; it is true only while it computes.
    attributes.set('_get_lr_called_within_step', false)
    attributes.set('last_epoch', epoch ?? this.lastEpoch + 1)
    this.setLrs(epoch !== undefined && this.closedFormLr !== undefined ? this.closedFormLr() : this.getLr())
  }

  /** The next learning rates, from the current ones where the schedule is recursive. */
  protected abstract getLr(): number[]

  /** The learning rates of `lastEpoch` from the base ones. */
  protected closedFormLr?(): number[]

  /** To be called by constructors when the options are set. */
  protected begin(lastEpoch: number): void {
    const { attributes, optimizer } = this
    int('lastEpoch', lastEpoch, -1)
    optimizer.paramGroups.forEach((group, index) => {
      if (lastEpoch === -1) group.initialLr ??= group.lr
      else if (group.initialLr === undefined) throw missingInitialLr(index)
    })
    attributes.set('base_lrs', floatList(optimizer.paramGroups.map(({ initialLr }) => initialLr!)))
    attributes.set('last_epoch', lastEpoch)
    this.initialStep()
  }

  /** The current learning rates. */
  protected currentLrs(): number[] {
    return this.optimizer.paramGroups.map(({ lr }) => lr)
  }

  protected setLrs(lrs: readonly number[]): void {
    const { paramGroups } = this.optimizer
    if (lrs.length !== paramGroups.length) {
      throw new BtxrdTorchError(
        'ERR_INVALID_ARG',
        `Expected the ${lrs.length} parameter group(s) that the optimizer had when ${this.constructor.name} was created ` +
          `but it has ${paramGroups.length}. Create the scheduler after addParamGroup().`
      )
    }
    paramGroups.forEach((group, index) => {
      group.lr = lrs[index]!
    })
    this.attributes.set('_last_lr', floatList(lrs))
  }
}

function missingInitialLr(index: number): BtxrdTorchError {
  return new BtxrdTorchError(
    'ERR_INVALID_ARG',
    `param 'initial_lr' is not specified in param_groups[${index}] when resuming scheduler with last_epoch >= 0. ` +
      'Load the optimizer\'s state dict first, or leave out lastEpoch and use the scheduler\'s loadStateDict().'
  )
}
