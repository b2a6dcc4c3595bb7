import { markFloat, type CheckpointDict } from '../../checkpoint/values'
import { isDict } from './lr_scheduler'
import { cos } from './python_math'

/** A part of the cycle, under Python's keys; the strings are keys of a parameter group. */
export interface Phase {
  end_step: number
  start_lr: string
  end_lr: string
  start_momentum: string
  end_momentum: string
}

export type Annealing = 'cos' | 'linear'

/** From `start` to `end` as `share` goes from 0 to 1. */
export const annealings: Record<Annealing, (start: number, end: number, share: number) => number> = {
  cos: (start, end, share) => end + (start - end) / 2 * (cos(Math.PI * share) + 1),
  linear: (start, end, share) => (end - start) * share + start
}

export function phasesOf(totalSteps: number, pctStart: number, threePhase: boolean): CheckpointDict<never>[] {
  const rise = phase(pctStart * totalSteps - 1, true, ['initial_lr', 'max_lr'], ['max_momentum', 'base_momentum'])
  const end = totalSteps - 1
  if (!threePhase) return [rise, phase(end, false, ['max_lr', 'min_lr'], ['base_momentum', 'max_momentum'])]
  return [
    rise,
    phase(2 * pctStart * totalSteps - 2, true, ['max_lr', 'initial_lr'], ['base_momentum', 'max_momentum']),
    phase(end, false, ['initial_lr', 'min_lr'], ['max_momentum', 'max_momentum'])
  ]
}

/** Whether a loaded value is a list of phases. */
export function isPhases(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((item) =>
    isDict(item) && typeof item.end_step === 'number' &&
    isKey(item.start_lr, 'lr') && isKey(item.end_lr, 'lr') && isKey(item.start_momentum, 'momentum') && isKey(item.end_momentum, 'momentum'))
}

function isKey(value: unknown, what: 'lr' | 'momentum'): boolean {
  const keys = what === 'lr' ? ['initial_lr', 'max_lr', 'min_lr'] : ['max_momentum', 'base_momentum']
  return typeof value === 'string' && keys.includes(value)
}

function phase(endStep: number, isFloat: boolean, lr: [string, string], momentum: [string, string]): CheckpointDict<never> {
  const dict: CheckpointDict<never> = Object.create(null)
  dict.end_step = endStep
  if (isFloat && Number.isInteger(endStep)) markFloat(dict, 'end_step')
  dict.start_lr = lr[0]
  dict.end_lr = lr[1]
  dict.start_momentum = momentum[0]
  dict.end_momentum = momentum[1]
  return dict
}
