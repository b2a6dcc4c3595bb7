import { BtxrdTorchError, badArgument, describe } from '../../errors'
import type { CheckpointDict } from '../../checkpoint/values'
import { Attributes } from './attributes'
import { kindOf } from './kind'
import { checkOptimizer, type SchedulableOptimizer } from './schedulable_optimizer'

/** Keys that earlier releases of PyTorch did not write, or that a scheduler has with some options only. */
const optionalKeys = new Set(['_is_initial', '_get_lr_called_within_step', '_last_lr', 'default_min_lr', 'use_beta1'])

/** `torch.optim.lr_scheduler.LRScheduler`: what all schedulers have in common. */
export abstract class LRScheduler {
  /** Python's attributes of the scheduler, but for the optimizer. */
  protected readonly attributes = new Attributes()

  protected constructor(readonly optimizer: SchedulableOptimizer) {
    checkOptimizer(optimizer)
  }

  /** Sets the learning rates of the optimizer's groups. Call it after the optimizer's step. */
  abstract step(...args: number[]): void

  /** The learning rate of each group that the last step set. */
  getLastLr(): readonly number[] {
    return this.attributes.numbers('_last_lr')
  }

  /** Python's `state_dict()`: its keys, in its order, each number an int or a float as there. */
  stateDict(): CheckpointDict<never> {
    return this.attributes.toDict()
  }

  /**
   * Restores what {@link LRScheduler.stateDict} or Python's `state_dict()` of the same class gave. The
   * learning rates themselves are the optimizer's and are in its state dict.
   *
   * @throws BtxrdTorchError `ERR_STATE_DICT` when a key is missing or holds something else; nothing is then changed
   */
  loadStateDict(stateDict: Readonly<Record<string, unknown>>): void {
    this.checkStateDict(stateDict)
    this.restore(stateDict as CheckpointDict<never>)
  }

  /** Throws what {@link LRScheduler.loadStateDict} would throw, and changes nothing. */
  checkStateDict(stateDict: unknown): void {
    if (!isDict(stateDict)) throw badArgument('stateDict', 'the state dict of a scheduler', stateDict, '', 'ERR_STATE_DICT')
    const problems = this.problems(stateDict)
    if (problems.length === 0) return
    throw new BtxrdTorchError(
      'ERR_STATE_DICT',
      `Error(s) in loading state_dict for ${this.constructor.name}:\n\t${problems.join('\n\t')}\n` +
        'Create the scheduler as the one that was saved: the same class, options and number of parameter groups.'
    )
  }

  /** For lib/ only: the step of a constructor, which `SequentialLR` repeats for the scheduler that it begins with. */
  initialStep(): void {
    this.attributes.set('_step_count', 0)
    this.attributes.set('_is_initial', true)
    this.step()
    this.attributes.set('_is_initial', false)
  }

  /** For lib/ only: `SequentialLR` takes back the initial steps of its schedulers. */
  undoInitialStep(): void {
    this.attributes.set('last_epoch', this.attributes.number('last_epoch') - 1)
  }

  /** For lib/ only: what is wrong with a state dict, a sentence each. */
  problems(stateDict: Readonly<Record<string, unknown>>): string[] {
    const keys = this.attributes.keys()
    const missing = keys.filter((key) => !(key in stateDict) && !optionalKeys.has(key))
    const problems = missing.length === 0 ? [] : [`Missing key(s) in state_dict: ${missing.map((key) => `"${key}"`).join(', ')}.`]
    for (const key of keys) {
      const value = stateDict[key]
      if (value !== undefined && !this.fits(key, value)) {
        problems.push(`${key}: expected ${this.expectation(key)} but received ${describe(value)}.`)
      }
    }
    return problems
  }

  /** Whether a value can replace that of an attribute. */
  protected fits(key: string, value: unknown): boolean {
    if (kindOf(value) !== kindOf(this.attributes.get(key))) return false
    return !isPerGroup(key) || (value as unknown[]).length === this.optimizer.paramGroups.length
  }

  /** {@link LRScheduler.fits} in words. */
  protected expectation(key: string): string {
    return isPerGroup(key) ? `${this.optimizer.paramGroups.length} number(s), one for each parameter group` : kindOf(this.attributes.get(key))
  }

  /** For lib/ only: takes a state dict that was checked. */
  restore(stateDict: CheckpointDict<never>): void {
    this.attributes.update(stateDict)
  }
}

/** A plain object, with or without a prototype. */
export function isDict(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}

function isPerGroup(key: string): boolean {
  return key === 'base_lrs' || key === '_last_lr' || key === 'min_lrs'
}
