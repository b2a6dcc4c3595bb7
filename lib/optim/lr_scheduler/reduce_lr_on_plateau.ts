import { PyFloat, type CheckpointDict } from '../../checkpoint/values'
import { badArgument } from '../../errors'
import { floatList } from './attributes'
import { LRScheduler } from './lr_scheduler'
import { float, int, refuse } from './options'
import type { SchedulableOptimizer } from './schedulable_optimizer'
import { warnOfEpoch } from './warnings'

export interface ReduceLROnPlateauOptions {
  /** Whether the metric should fall (`'min'`, the default) or rise. */
  mode?: 'min' | 'max'
  /** Factor of a reduction, below 1; 0.1 by default. */
  factor?: number
  /** Epochs without an improvement that are let pass; 10 by default. */
  patience?: number
  /** By how much a metric must be better than the best to count; 1e-4 by default. */
  threshold?: number
  /** Whether `threshold` is a share of the best (`'rel'`, the default) or a difference. */
  thresholdMode?: 'rel' | 'abs'
  /** Epochs after a reduction that do not count; 0 by default. */
  cooldown?: number
  /** The least learning rate, one for all groups or one for each; 0 by default. */
  minLr?: number | readonly number[]
  /** Reductions by less than this are not made; 1e-8 by default. */
  eps?: number
}

/** `torch.optim.lr_scheduler.ReduceLROnPlateau`: reduces the learning rate when a metric stops improving. */
export class ReduceLROnPlateau extends LRScheduler {
  /** @throws BtxrdTorchError `ERR_INVALID_ARG` */
  constructor(optimizer: SchedulableOptimizer, options: ReduceLROnPlateauOptions = {}) {
    const { mode = 'min', factor = 0.1, patience = 10, threshold = 1e-4, thresholdMode = 'rel', cooldown = 0, minLr, eps = 1e-8 } = options
    super(optimizer)
    const checkedFactor = float('factor', factor)
    if (factor >= 1) throw refuse('Factor should be < 1.0.', 'factor', factor)
    if (mode !== 'min' && mode !== 'max') throw refuse(`mode ${String(mode)} is unknown!`, 'mode', mode)
    if (thresholdMode !== 'rel' && thresholdMode !== 'abs') {
      throw refuse(`threshold mode ${String(thresholdMode)} is unknown!`, 'thresholdMode', thresholdMode)
    }
    const { attributes } = this
    attributes.set('factor', checkedFactor)
    this.#setMinLr(minLr)
    attributes.set('patience', int('patience', patience, 0))
    attributes.set('cooldown', int('cooldown', cooldown, 0))
    attributes.set('eps', float('eps', eps))
    attributes.set('last_epoch', 0)
    this.#noteLrs()
    attributes.set('mode_worse', worst(mode))
    attributes.set('mode', mode)
    attributes.set('threshold', float('threshold', threshold))
    attributes.set('threshold_mode', thresholdMode)
    attributes.set('best', worst(mode))
    attributes.set('cooldown_counter', 0)
    attributes.set('num_bad_epochs', 0)
  }

  /** Epochs so far. */
  get lastEpoch(): number {
    return this.attributes.number('last_epoch')
  }

  /**
   * Takes an epoch's metric. NaN is no improvement.
   * @param epoch deprecated: the number of the epoch
   */
  override step(metrics: number, epoch?: number): void {
    if (typeof metrics !== 'number') throw badArgument('metrics', 'a number', metrics)
    if (epoch !== undefined) {
      int('epoch', epoch, 0)
      warnOfEpoch()
    }
    const { attributes } = this
    attributes.change(() => {
      attributes.set('last_epoch', epoch ?? this.lastEpoch + 1)
      if (this.#isBetter(metrics)) {
        attributes.set('best', new PyFloat(metrics))
        attributes.set('num_bad_epochs', 0)
      } else {
        attributes.set('num_bad_epochs', attributes.number('num_bad_epochs') + 1)
      }
      if (attributes.number('cooldown_counter') > 0) {
        attributes.set('cooldown_counter', attributes.number('cooldown_counter') - 1)
        attributes.set('num_bad_epochs', 0)
      }
      if (attributes.number('num_bad_epochs') > attributes.number('patience')) {
        this.#reduce()
        attributes.set('cooldown_counter', attributes.number('cooldown'))
        attributes.set('num_bad_epochs', 0)
      }
      this.#noteLrs()
    })
  }

  override restore(stateDict: CheckpointDict<never>): void {
    super.restore(stateDict)
    this.attributes.set('mode_worse', worst(this.attributes.get('mode')))
  }

  protected override fits(key: string, value: unknown): boolean {
    if (key === 'mode') return value === 'min' || value === 'max'
    if (key === 'threshold_mode') return value === 'rel' || value === 'abs'
    return key === 'default_min_lr' ? value === null || typeof value === 'number' : super.fits(key, value)
  }

  #isBetter(metrics: number): boolean {
    const { attributes } = this
    const best = attributes.number('best')
    const threshold = attributes.number('threshold')
    const relative = attributes.get('threshold_mode') === 'rel'
    if (attributes.get('mode') === 'min') return metrics < (relative ? best * (1 - threshold) : best - threshold)
    return metrics > (relative ? best * (threshold + 1) : best + threshold)
  }

  #reduce(): void {
    const { attributes, optimizer: { paramGroups } } = this
    if (attributes.numbers('min_lrs').length !== paramGroups.length) this.#growMinLrs(paramGroups.length)
    const minLrs = attributes.numbers('min_lrs')
    paramGroups.forEach((group, index) => {
      const reduced = group.lr * attributes.number('factor')
      const lr = minLrs[index]! > reduced ? minLrs[index]! : reduced
      if (group.lr - lr > attributes.number('eps')) group.lr = lr
    })
  }

  /** For groups that were added to the optimizer since. */
  #growMinLrs(groups: number): void {
    const minLr = this.attributes.get('default_min_lr')
    const known = this.attributes.numbers('min_lrs').length
    if (minLr === null) {
      throw refuse(
        `The number of param groups in the \`optimizer\` (${groups}) differs from when \`ReduceLROnPlateau\` was initialized (${known}), ` +
          'usually due to a new param group being added to the optimizer. Pass one number for all groups as minLr.', 'minLr', `an array of ${known}`
      )
    }
    this.#fillMinLrs(minLr as number | PyFloat, groups)
  }

  #setMinLr(minLr: number | readonly number[] | undefined): void {
    const groups = this.optimizer.paramGroups.length
    if (Array.isArray(minLr)) {
      if (minLr.length !== groups) throw refuse(`expected ${groups} min_lrs, got ${minLr.length}.`, 'minLr', minLr)
      this.attributes.set('default_min_lr', null)
      this.attributes.set('min_lrs', floatList(minLr.map((lr: unknown, index) => float(`minLr[${index}]`, lr).value)))
      return
    }
    // PyTorch's default is the int 0.
    const value = minLr === undefined ? 0 : float('minLr', minLr)
    this.attributes.set('default_min_lr', value)
    this.#fillMinLrs(value, groups)
  }

  #fillMinLrs(value: number | PyFloat, groups: number): void {
    const isFloat = value instanceof PyFloat
    const list = Array<number>(groups).fill(isFloat ? value.value : value)
    this.attributes.set('min_lrs', isFloat ? floatList(list) : list)
  }

  #noteLrs(): void {
    this.attributes.set('_last_lr', floatList(this.optimizer.paramGroups.map(({ lr }) => lr)))
  }
}

/** The value that every metric is better than. */
function worst(mode: unknown): PyFloat {
  return new PyFloat(mode === 'min' ? Infinity : -Infinity)
}
