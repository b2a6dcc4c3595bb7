import { badArgument, BtxrdTorchError, describe } from '../errors'

/** A hyperparameter that has to be a number from 0, with torch's message for one that is not. */
export function checkNonNegative(name: string, value: unknown, torchName: string): void {
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return
  throw invalid(torchName, value, `Expected a finite number of 0 or more for ${name}.`)
}

/** `betas` of Adam: each from 0 up to, but not including, 1. */
export function checkBetas(betas: unknown): void {
  if (!Array.isArray(betas) || betas.length !== 2) throw badArgument('betas', 'two numbers', betas)
  for (const [i, beta] of betas.entries()) {
    if (typeof beta !== 'number' || !(beta >= 0 && beta < 1)) {
      throw invalid(`beta parameter at index ${i}`, beta, 'Expected a number from 0 up to, but not including, 1.')
    }
  }
}

export function checkBoolean(name: string, value: unknown): void {
  if (typeof value !== 'boolean') throw badArgument(name, 'a boolean', value)
}

/** `foreach` and `fused`: null leaves the choice to torch's rule. */
export function checkChoice(name: string, value: unknown): void {
  if (value !== null && typeof value !== 'boolean') throw badArgument(name, 'true, false or null', value)
}

/** `capturable` and `differentiable` are for CUDA graphs and for gradients through the step. */
export function refuseUnsupported(group: { capturable?: unknown, differentiable?: unknown }): void {
  for (const name of ['capturable', 'differentiable'] as const) {
    if (group[name] === undefined) continue
    checkBoolean(name, group[name])
    if (group[name] === true) throw badArgument(name, 'false', true, `${name}: true is not supported by this package.`)
  }
}

export function refuseBoth({ foreach, fused }: { foreach: unknown, fused: unknown }): void {
  if (foreach === true && fused === true) {
    throw new BtxrdTorchError('ERR_INVALID_ARG', '`fused` and `foreach` cannot be `True` together.')
  }
}

/** A number at the time of a step, when anyone may have written it. */
export function numberAt(path: string, value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw badArgument(path, 'a finite number', value)
  return value
}

export function invalid(torchName: string, value: unknown, expected: string): BtxrdTorchError {
  return new BtxrdTorchError('ERR_INVALID_ARG', `Invalid ${torchName}: ${describe(value)}. ${expected}`)
}
