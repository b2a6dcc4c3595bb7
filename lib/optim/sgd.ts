import type { NativeStepOptions } from '../binding'
import { badArgument, BtxrdTorchError } from '../errors'
import { checkBoolean, checkChoice, checkNonNegative, numberAt, refuseBoth, refuseUnsupported } from './hyperparameters'
import { Optimizer } from './optimizer'
import type { ParamGroup, ParamGroupInput, Params } from './param_groups'
import type { StateSchema } from './state_dict'

export interface SGDOptions {
  /** Learning rate; 1e-3 by default. */
  lr?: number
  /** 0 by default. */
  momentum?: number
  /** Dampening of the momentum; 0 by default. */
  dampening?: number
  /** 0 by default; added to the gradient. */
  weightDecay?: number
  /** Needs momentum and no dampening. */
  nesterov?: boolean
  /** Ascends instead of descending. */
  maximize?: boolean
  /** Foreach kernels; null, the default, takes them when all parameters are on CUDA. */
  foreach?: boolean | null
  /** Must be false. */
  differentiable?: boolean
  /** Fused kernels; null, the default, takes none. */
  fused?: boolean | null
}

export interface SGDGroup extends ParamGroup {
  momentum: number
  dampening: number
  weightDecay: number
  nesterov: boolean
  maximize: boolean
  foreach: boolean | null
  differentiable: boolean
  fused: boolean | null
}

// In the order of torch's `defaults`, which state dicts have too.
const DEFAULTS: Required<SGDOptions> = {
  lr: 1e-3, momentum: 0, dampening: 0, weightDecay: 0, nesterov: false, maximize: false, foreach: null,
  differentiable: false, fused: null
}

/**
 * `torch.optim.SGD`.
 * @throws BtxrdTorchError `ERR_INVALID_ARG` with torch's message
 */
export class SGD extends Optimizer<SGDGroup, SGDOptions> {
  constructor(params: Params | Iterable<ParamGroupInput<SGDOptions>>, options: SGDOptions = {}) {
    super(params, DEFAULTS, options)
  }

  protected override checkOptions(options: Required<SGDOptions>): void {
    checkNonNegative('lr', options.lr, 'learning rate')
    checkNonNegative('momentum', options.momentum, 'momentum value')
    checkNonNegative('weightDecay', options.weightDecay, 'weight_decay value')
    if (!Number.isFinite(options.dampening)) throw badArgument('dampening', 'a finite number', options.dampening)
    for (const name of ['nesterov', 'maximize'] as const) checkBoolean(name, options[name])
    for (const name of ['foreach', 'fused'] as const) checkChoice(name, options[name])
    refuseUnsupported(options)
    refuseBoth(options)
    if (options.nesterov && (options.momentum <= 0 || options.dampening !== 0)) {
      throw new BtxrdTorchError('ERR_INVALID_ARG', 'Nesterov momentum requires a momentum and zero dampening')
    }
  }

  protected override stepOptions(group: SGDGroup, path: string): NativeStepOptions {
    refuseUnsupported(group)
    for (const name of ['nesterov', 'maximize'] as const) checkBoolean(`${path}.${name}`, group[name])
    for (const name of ['foreach', 'fused'] as const) checkChoice(`${path}.${name}`, group[name])
    const { nesterov, maximize, foreach, fused } = group
    const number = (name: 'lr' | 'momentum' | 'dampening' | 'weightDecay'): number => numberAt(`${path}.${name}`, group[name])
    return {
      algorithm: 'sgd', lr: number('lr'), momentum: number('momentum'), dampening: number('dampening'),
      weightDecay: number('weightDecay'), nesterov, maximize, foreach, fused
    }
  }

  protected override schema(): StateSchema<SGDGroup> {
    const { nesterov, maximize, foreach, differentiable } = DEFAULTS
    return {
      fallbacks: { nesterov, maximize, foreach, differentiable, fused: false },
      fixed: {},
      keys: () => ({ known: ['momentum_buffer'], required: [] })
    }
  }
}
