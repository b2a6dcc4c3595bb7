import { PyFloat } from '../../checkpoint/values'
import { badArgument, BtxrdTorchError, describe } from '../../errors'
import type { SchedulableOptimizer } from './schedulable_optimizer'

/** An option that Python has as an int. */
export function int(name: string, value: unknown, minimum: number): number {
  if (!Number.isSafeInteger(value) || (value as number) < minimum) throw badArgument(name, `an integer of ${minimum} or more`, value)
  return value as number
}

/** An option that Python has as a float. */
export function float(name: string, value: unknown): PyFloat {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw badArgument(name, 'a finite number', value)
  return new PyFloat(value)
}

export function bool(name: string, value: unknown): boolean {
  if (typeof value !== 'boolean') throw badArgument(name, 'a boolean', value)
  return value
}

/** PyTorch's message, and what was received. */
export function refuse(message: string, name: string, received: unknown): BtxrdTorchError {
  return new BtxrdTorchError('ERR_INVALID_ARG', `${message} Received ${describe(received)} for ${name}.`)
}

/**
 * One number for each parameter group, from one for all or an array.
 * @param pythonName the name that PyTorch's message has
 */
export function perGroup(name: string, pythonName: string, value: unknown, optimizer: SchedulableOptimizer): number[] {
  const groups = optimizer.paramGroups.length
  if (!Array.isArray(value)) return Array<number>(groups).fill(float(name, value).value)
  if (value.length !== groups) {
    throw refuse(
      `${pythonName} must have the same length as optimizer.param_groups. ` +
        `${pythonName} has ${value.length} values, param_groups has ${groups}.`, name, value
    )
  }
  return value.map((number, index) => float(`${name}[${index}]`, number).value)
}
