import type { NativeStepOptions } from '../binding'
import { checkBoolean, checkChoice, checkNonNegative, numberAt, refuseUnsupported } from './hyperparameters'
import { Optimizer } from './optimizer'
import type { ParamGroup, ParamGroupInput, Params } from './param_groups'
import type { StateSchema } from './state_dict'

export interface RMSpropOptions {
  /** Learning rate; 1e-2 by default. */
  lr?: number
  /** 0 by default. */
  momentum?: number
  /** Smoothing of the running average of squared gradients; 0.99 by default. */
  alpha?: number
  /** Added to the denominator; 1e-8 by default. */
  eps?: number
  /** Normalises by an estimate of the gradient's variance. */
  centered?: boolean
  /** 0 by default; added to the gradient. */
  weightDecay?: number
  /** Must be false. */
  capturable?: boolean
  /** Foreach kernels; null, the default, takes them when all parameters are on CUDA. */
  foreach?: boolean | null
  /** Ascends instead of descending. */
  maximize?: boolean
  /** Must be false. */
  differentiable?: boolean
}

export interface RMSpropGroup extends ParamGroup {
  momentum: number
  alpha: number
  eps: number
  centered: boolean
  weightDecay: number
  capturable: boolean
  foreach: boolean | null
  maximize: boolean
  differentiable: boolean
}

// In the order of torch's `defaults`, which state dicts have too.
const DEFAULTS: Required<RMSpropOptions> = {
  lr: 1e-2, momentum: 0, alpha: 0.99, eps: 1e-8, centered: false, weightDecay: 0, capturable: false, foreach: null,
  maximize: false, differentiable: false
}

/**
 * `torch.optim.RMSprop`.
 * @throws BtxrdTorchError `ERR_INVALID_ARG` with torch's message
 */
export class RMSprop extends Optimizer<RMSpropGroup, RMSpropOptions> {
  constructor(params: Params | Iterable<ParamGroupInput<RMSpropOptions>>, options: RMSpropOptions = {}) {
    super(params, DEFAULTS, options)
  }

  protected override checkOptions(options: Required<RMSpropOptions>): void {
    checkNonNegative('lr', options.lr, 'learning rate')
    checkNonNegative('eps', options.eps, 'epsilon value')
    checkNonNegative('momentum', options.momentum, 'momentum value')
    checkNonNegative('weightDecay', options.weightDecay, 'weight_decay value')
    checkNonNegative('alpha', options.alpha, 'alpha value')
    for (const name of ['centered', 'maximize'] as const) checkBoolean(name, options[name])
    checkChoice('foreach', options.foreach)
    refuseUnsupported(options)
  }

  protected override stepOptions(group: RMSpropGroup, path: string): NativeStepOptions {
    refuseUnsupported(group)
    for (const name of ['centered', 'maximize'] as const) checkBoolean(`${path}.${name}`, group[name])
    checkChoice(`${path}.foreach`, group.foreach)
    const { centered, maximize, foreach } = group
    const number = (name: 'lr' | 'alpha' | 'eps' | 'weightDecay' | 'momentum'): number => numberAt(`${path}.${name}`, group[name])
    return {
      algorithm: 'rmsprop', lr: number('lr'), alpha: number('alpha'), eps: number('eps'), weightDecay: number('weightDecay'),
      momentum: number('momentum'), centered, maximize, foreach
    }
  }

  protected override schema(): StateSchema<RMSpropGroup> {
    const { momentum, centered, foreach, maximize, differentiable, capturable } = DEFAULTS
    const always = ['step', 'square_avg']
    return {
      fallbacks: { momentum, centered, foreach, maximize, differentiable, capturable },
      fixed: {},
      keys: (group) => ({
        known: [...always, 'momentum_buffer', 'grad_avg'],
        required: [...always, ...(group.momentum > 0 ? ['momentum_buffer'] : []), ...(group.centered ? ['grad_avg'] : [])]
      })
    }
  }
}
