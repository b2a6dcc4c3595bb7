import { badArgument, BtxrdTorchError } from '../../errors'
import { EpochScheduler, type EpochOptions } from './epoch_scheduler'
import { bool, float, perGroup, refuse } from './options'
import { annealings, isPhases, phasesOf, type Annealing, type Phase } from './one_cycle_phases'
import { divide } from './python_math'
import type { SchedulableGroup, SchedulableOptimizer } from './schedulable_optimizer'

export interface OneCycleLROptions extends EpochOptions {
  /** The highest learning rate, one for all groups or one for each. */
  maxLr: number | readonly number[]
  /** Steps of the cycle; by default `epochs` times `stepsPerEpoch`. */
  totalSteps?: number
  epochs?: number
  stepsPerEpoch?: number
  /** Share of the cycle in which the learning rate rises, from 0 to 1; 0.3 by default. */
  pctStart?: number
  /** `'cos'` by default. */
  annealStrategy?: 'cos' | 'linear'
  /** Whether momentum, or the first of the betas, falls while the learning rate rises; true by default. */
  cycleMomentum?: boolean
  /** The lowest momentum, one for all groups or one for each; 0.85 by default. */
  baseMomentum?: number | readonly number[]
  /** The highest momentum, one for all groups or one for each; 0.95 by default. */
  maxMomentum?: number | readonly number[]
  /** The initial learning rate is `maxLr / divFactor`; 25 by default. */
  divFactor?: number
  /** The least learning rate is the initial one divided by this; 1e4 by default. */
  finalDivFactor?: number
  /** Whether the learning rate falls to the initial one before it falls to the least; false by default. */
  threePhase?: boolean
}

/** Python's keys of a parameter group and the properties that they are here. */
const groupKeys = {
  initial_lr: 'initialLr', max_lr: 'maxLr', min_lr: 'minLr', max_momentum: 'maxMomentum', base_momentum: 'baseMomentum'
} as const satisfies Record<string, keyof SchedulableGroup>

/** `torch.optim.lr_scheduler.OneCycleLR`: one rise and fall of the learning rate. Step it after every batch. */
export class OneCycleLR extends EpochScheduler {
  /** @throws BtxrdTorchError `ERR_INVALID_ARG` */
  constructor(optimizer: SchedulableOptimizer, options: OneCycleLROptions) {
    const {
      maxLr, pctStart = 0.3, annealStrategy = 'cos', cycleMomentum = true, baseMomentum = 0.85, maxMomentum = 0.95,
      divFactor = 25, finalDivFactor = 1e4, threePhase = false, lastEpoch = -1
    } = options
    super(optimizer)
    const totalSteps = totalStepsOf(options)
    if (typeof pctStart !== 'number' || !(pctStart >= 0 && pctStart <= 1)) {
      throw refuse(`Expected float between 0 and 1 pct_start, but got ${String(pctStart)}.`, 'pctStart', pctStart)
    }
    if (!Object.hasOwn(annealings, annealStrategy)) {
      throw refuse(`anneal_strategy must be one of 'cos' or 'linear', instead got ${String(annealStrategy)}.`, 'annealStrategy', annealStrategy)
    }
    const maxLrs = perGroup('maxLr', 'max_lr', maxLr, optimizer)
    const divisor = float('divFactor', divFactor).value
    const finalDivisor = float('finalDivFactor', finalDivFactor).value
    const maxMomentums = perGroup('maxMomentum', 'max_momentum', maxMomentum, optimizer)
    const baseMomentums = perGroup('baseMomentum', 'base_momentum', baseMomentum, optimizer)
    const { attributes } = this
    attributes.set('total_steps', totalSteps)
    attributes.set('_schedule_phases', phasesOf(totalSteps, pctStart, bool('threePhase', threePhase)))
    attributes.set('_anneal_func_type', annealStrategy)
    attributes.set('cycle_momentum', bool('cycleMomentum', cycleMomentum))
    if (cycleMomentum) attributes.set('use_beta1', usesBeta1(optimizer))
    if (lastEpoch === -1) {
      const initialLrs = maxLrs.map((lr) => divide(lr, divisor))
      const minLrs = initialLrs.map((lr) => divide(lr, finalDivisor))
      optimizer.paramGroups.forEach((group, index) => {
        group.initialLr = initialLrs[index]!
        group.maxLr = maxLrs[index]!
        group.minLr = minLrs[index]!
        if (!cycleMomentum) return
        this.#setMomentum(group, maxMomentums[index]!)
        group.maxMomentum = maxMomentums[index]!
        group.baseMomentum = baseMomentums[index]!
      })
    }
    this.begin(lastEpoch)
  }

  protected override getLr(): number[] {
    const { attributes, lastEpoch, optimizer: { paramGroups } } = this
    const totalSteps = attributes.number('total_steps')
    if (lastEpoch > totalSteps) {
      throw new BtxrdTorchError(
        'ERR_INVALID_ARG',
        `Tried to step ${lastEpoch} times. The specified number of total steps is ${totalSteps}. Create the scheduler with more totalSteps.`
      )
    }
    const anneal = annealings[attributes.get('_anneal_func_type') as Annealing]
    const { phase, share } = this.#currentPhase()
    const between = (group: SchedulableGroup, what: 'lr' | 'momentum'): number =>
      anneal(numberOf(group, phase[`start_${what}`]), numberOf(group, phase[`end_${what}`]), share)
    const lrs = paramGroups.map((group) => between(group, 'lr'))
    if (attributes.get('cycle_momentum') === true) {
      const momentums = paramGroups.map((group) => between(group, 'momentum'))
      paramGroups.forEach((group, index) => this.#setMomentum(group, momentums[index]!))
    }
    return lrs
  }

  protected override fits(key: string, value: unknown): boolean {
    if (key === '_schedule_phases') return isPhases(value)
    if (key === '_anneal_func_type') return typeof value === 'string' && Object.hasOwn(annealings, value)
    return super.fits(key, value)
  }

  /** The phase of the current step and how much of it is over. */
  #currentPhase(): { phase: Phase, share: number } {
    const { attributes, lastEpoch } = this
    const phases = attributes.get('_schedule_phases') as unknown as Phase[]
    const found = phases.findIndex(({ end_step: end }) => lastEpoch <= end)
    const index = found === -1 ? phases.length - 1 : found
    const start = index === 0 ? 0 : phases[index - 1]!.end_step
    const phase = phases[index]!
    return { phase, share: divide(lastEpoch - start, phase.end_step - start) }
  }

  #setMomentum(group: SchedulableGroup, momentum: number): void {
    if (this.attributes.get('use_beta1') === true) group.betas = [momentum, ...(group.betas ?? []).slice(1)]
    else group.momentum = momentum
  }
}

function totalStepsOf({ totalSteps, epochs, stepsPerEpoch }: OneCycleLROptions): number {
  const positive = (pythonName: string, name: string, value: number): number => {
    if (!Number.isSafeInteger(value) || value <= 0) throw refuse(`Expected positive integer ${pythonName}, but got ${value}.`, name, value)
    return value
  }
  if (totalSteps !== undefined) return positive('total_steps', 'totalSteps', totalSteps)
  if (epochs === undefined || stepsPerEpoch === undefined) {
    throw refuse('You must define either total_steps OR (epochs AND steps_per_epoch).', 'totalSteps', totalSteps)
  }
  return positive('epochs', 'epochs', epochs) * positive('steps_per_epoch', 'stepsPerEpoch', stepsPerEpoch)
}

/** Whether the optimizer's momentum is the first of its betas. */
function usesBeta1({ paramGroups }: SchedulableOptimizer): boolean {
  if (paramGroups.every(({ betas }) => betas !== undefined)) return true
  if (paramGroups.every(({ momentum }) => momentum !== undefined)) return false
  throw refuse('optimizer must support momentum or beta1 with `cycle_momentum` option enabled.', 'cycleMomentum', true)
}

function numberOf(group: SchedulableGroup, pythonKey: string): number {
  const key = groupKeys[pythonKey as keyof typeof groupKeys]
  const value = group[key]
  if (typeof value !== 'number') throw badArgument(key, 'a number in every parameter group', value, 'Load the state dict of the optimizer too.')
  return value
}
