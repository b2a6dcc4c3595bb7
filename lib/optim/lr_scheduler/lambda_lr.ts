import type { CheckpointDict } from '../../checkpoint/values'
import { badArgument } from '../../errors'
import { EpochScheduler, type EpochOptions } from './epoch_scheduler'
import { refuse } from './options'
import type { SchedulableOptimizer } from './schedulable_optimizer'

/** Gives the factor of an epoch, the first of which is 0. */
export type LrLambda = (epoch: number) => number

export interface LambdaLROptions extends EpochOptions {
  /** One function for all parameter groups, or one for each. */
  lrLambda: LrLambda | readonly LrLambda[]
}

/** `torch.optim.lr_scheduler.LambdaLR`: the initial learning rate times a function of the epoch. */
export class LambdaLR extends EpochScheduler {
  readonly #lambdas: readonly LrLambda[]

  /** @throws BtxrdTorchError `ERR_INVALID_ARG` */
  constructor(optimizer: SchedulableOptimizer, { lrLambda, lastEpoch = -1 }: LambdaLROptions) {
    super(optimizer)
    const groups = optimizer.paramGroups.length
    const lambdas: unknown[] = Array.isArray(lrLambda) ? [...lrLambda] : Array(groups).fill(lrLambda)
    if (lambdas.length !== groups) throw refuse(`Expected ${groups} lr_lambdas, but got ${lambdas.length}.`, 'lrLambda', lrLambda)
    for (const lambda of lambdas) {
      if (typeof lambda !== 'function') throw badArgument('lrLambda', 'a function or an array of functions', lambda)
    }
    this.#lambdas = lambdas as LrLambda[]
    this.begin(lastEpoch)
  }

  /** As in Python, a function leaves `None` in `lr_lambdas`: it is not saved. */
  override stateDict(): CheckpointDict<never> {
    const stateDict = super.stateDict()
    stateDict.lr_lambdas = this.#lambdas.map(() => null)
    return stateDict
  }

  override problems(stateDict: Readonly<Record<string, unknown>>): string[] {
    const saved = stateDict.lr_lambdas
    const problems = super.problems(stateDict)
    if (!Array.isArray(saved) || saved.length !== this.#lambdas.length || saved.some((lambda) => lambda !== null)) {
      problems.push(
        `lr_lambdas: expected a list of ${this.#lambdas.length} None, as functions leave it; ` +
          'callable objects of Python cannot be restored.'
      )
    }
    return problems
  }

  override restore(stateDict: CheckpointDict<never>): void {
    this.attributes.update(stateDict, 'lr_lambdas')
  }

  protected override getLr(): number[] {
    const { baseLrs, lastEpoch } = this
    return this.#lambdas.map((lambda, index) => {
      const factor = lambda(lastEpoch)
      if (typeof factor !== 'number') throw badArgument(`the result of lrLambda(${lastEpoch})`, 'a number', factor)
      return baseLrs[index]! * factor
    })
  }
}
