import { badArgument } from '../../errors'

/** What a scheduler reads and writes of a parameter group. */
export interface SchedulableGroup {
  lr: number
  /** Set by the first scheduler of the optimizer: the rate that schedules start from. */
  initialLr?: number
  momentum?: number
  betas?: readonly number[]
  /** These four are set by `OneCycleLR`. */
  maxLr?: number
  minLr?: number
  maxMomentum?: number
  baseMomentum?: number
}

/** What a scheduler needs of an optimizer. */
export interface SchedulableOptimizer {
  paramGroups: SchedulableGroup[]
  /** Whether a step was made; a scheduler that steps first warns when it is false. */
  readonly stepped?: boolean
}

/** @throws BtxrdTorchError `ERR_INVALID_ARG` */
export function checkOptimizer(optimizer: unknown): asserts optimizer is SchedulableOptimizer {
  const groups = (optimizer as Partial<SchedulableOptimizer> | null | undefined)?.paramGroups
  if (!Array.isArray(groups)) throw badArgument('optimizer', 'an optimizer', optimizer)
  groups.forEach((group: Partial<SchedulableGroup> | null, index) => {
    if (typeof group?.lr !== 'number') throw badArgument(`optimizer.paramGroups[${index}].lr`, 'a number', group?.lr)
  })
}
