import type { CheckpointDict } from '../../checkpoint/values'
import { badArgument, BtxrdTorchError } from '../../errors'
import { isDict, LRScheduler } from './lr_scheduler'
import { refuse } from './options'
import { ReduceLROnPlateau } from './reduce_lr_on_plateau'
import type { SchedulableOptimizer } from './schedulable_optimizer'

/** A scheduler made of others, whose state dicts are in its own under `_schedulers`. */
export abstract class CombinedScheduler extends LRScheduler {
  protected readonly schedulers: readonly LRScheduler[]

  protected constructor(optimizer: SchedulableOptimizer, schedulers: readonly LRScheduler[]) {
    super(optimizer)
    const { name } = new.target
    schedulers.forEach((scheduler: unknown, index) => {
      if (!(scheduler instanceof LRScheduler)) throw badArgument(`schedulers[${index}]`, 'a scheduler', scheduler)
      if (scheduler instanceof ReduceLROnPlateau) {
        throw refuse(
          `${name} does not support \`ReduceLROnPlateau\` scheduler as it requires additional kwargs to be specified when calling \`step\`, ` +
            `but got one at index ${index} in the given schedulers sequence.`, 'schedulers', schedulers
        )
      }
      if (scheduler.optimizer !== optimizer) {
        throw new BtxrdTorchError(
          'ERR_INVALID_ARG',
          `${name} expects all schedulers to belong to the same optimizer, but got scheduler ${scheduler.constructor.name} ` +
            `at index ${index} has another ${scheduler.optimizer.constructor.name}, which is different from ${optimizer.constructor.name}. ` +
            'Create all of them with one optimizer.'
        )
      }
    })
    this.schedulers = [...schedulers]
  }

  override stateDict(): CheckpointDict<never> {
    const stateDict = super.stateDict()
    stateDict._schedulers = this.schedulers.map((scheduler) => scheduler.stateDict())
    return stateDict
  }

  override problems(stateDict: Readonly<Record<string, unknown>>): string[] {
    const problems = super.problems(stateDict)
    const saved = stateDict._schedulers
    if (!Array.isArray(saved) || saved.length !== this.schedulers.length || !saved.every(isDict)) {
      return [...problems, `_schedulers: expected a list of ${this.schedulers.length} state dicts.`]
    }
    const nested = this.schedulers.map((scheduler, index) =>
      scheduler.problems(saved[index]!).map((problem) => `_schedulers[${index}] (${scheduler.constructor.name}): ${problem}`))
    return [...problems, ...nested.flat()]
  }

  override restore(stateDict: CheckpointDict<never>): void {
    this.attributes.update(stateDict, '_schedulers')
    const saved = stateDict._schedulers as CheckpointDict<never>[]
    this.schedulers.forEach((scheduler, index) => scheduler.restore(saved[index]!))
  }

  override undoInitialStep(): void {
    for (const scheduler of this.schedulers) scheduler.undoInitialStep()
  }
}

/** @throws BtxrdTorchError `ERR_INVALID_ARG` with PyTorch's message unless there is a scheduler */
export function checkNotEmpty(schedulers: readonly LRScheduler[], message: string): void {
  if (!Array.isArray(schedulers)) throw badArgument('schedulers', 'an array of schedulers', schedulers)
  if (schedulers.length === 0) throw refuse(message, 'schedulers', schedulers)
}
