import type { NativeStepOptions } from '../binding'
import { checkBetas, checkBoolean, checkChoice, checkNonNegative, numberAt, refuseBoth, refuseUnsupported } from './hyperparameters'
import { Optimizer } from './optimizer'
import type { ParamGroup, ParamGroupInput, Params } from './param_groups'
import type { StateSchema } from './state_dict'

export interface AdamOptions {
  /** Learning rate; 1e-3 by default. */
  lr?: number
  /** Decay of the running averages of the gradient and of its square; [0.9, 0.999] by default. */
  betas?: readonly [number, number]
  /** Added to the denominator; 1e-8 by default. */
  eps?: number
  /** 0 by default for Adam (added to the gradient), 1e-2 for AdamW (taken from the parameter). */
  weightDecay?: number
  /** Divides by the greatest second moment so far. */
  amsgrad?: boolean
  /** Ascends instead of descending. */
  maximize?: boolean
  /** Foreach kernels; null, the default, takes them when all parameters are on CUDA. */
  foreach?: boolean | null
  /** Must be false. */
  capturable?: boolean
  /** Must be false. */
  differentiable?: boolean
  /** Fused kernels; null, the default, takes none. */
  fused?: boolean | null
  /** Makes Adam AdamW. */
  decoupledWeightDecay?: boolean
}

export interface AdamGroup extends ParamGroup {
  betas: readonly [number, number]
  eps: number
  weightDecay: number
  amsgrad: boolean
  maximize: boolean
  foreach: boolean | null
  capturable: boolean
  differentiable: boolean
  fused: boolean | null
  decoupledWeightDecay: boolean
}

// In the order of torch's `defaults`, which state dicts have too.
const DEFAULTS: Required<AdamOptions> = {
  lr: 1e-3, betas: [0.9, 0.999], eps: 1e-8, weightDecay: 0, amsgrad: false, maximize: false, foreach: null,
  capturable: false, differentiable: false, fused: null, decoupledWeightDecay: false
}

/**
 * `torch.optim.Adam`.
 * @throws BtxrdTorchError `ERR_INVALID_ARG` with torch's message
 */
export class Adam extends Optimizer<AdamGroup, AdamOptions> {
  constructor(params: Params | Iterable<ParamGroupInput<AdamOptions>>, options: AdamOptions = {}, defaults: Partial<AdamOptions> = {}) {
    super(params, { ...DEFAULTS, ...defaults } as Required<AdamOptions>, options)
  }

  protected override checkOptions(options: Required<AdamOptions>): void {
    checkNonNegative('lr', options.lr, 'learning rate')
    checkNonNegative('eps', options.eps, 'epsilon value')
    checkBetas(options.betas)
    checkNonNegative('weightDecay', options.weightDecay, 'weight_decay value')
    for (const name of ['amsgrad', 'maximize', 'decoupledWeightDecay'] as const) checkBoolean(name, options[name])
    for (const name of ['foreach', 'fused'] as const) checkChoice(name, options[name])
    refuseUnsupported(options)
    refuseBoth(options)
  }

  protected override stepOptions(group: AdamGroup, path: string): NativeStepOptions {
    refuseUnsupported(group)
    checkBetas(group.betas)
    for (const name of ['amsgrad', 'maximize', 'decoupledWeightDecay'] as const) checkBoolean(`${path}.${name}`, group[name])
    for (const name of ['foreach', 'fused'] as const) checkChoice(`${path}.${name}`, group[name])
    const { amsgrad, maximize, decoupledWeightDecay, foreach, fused, betas: [beta1, beta2] } = group
    const number = (name: 'lr' | 'eps' | 'weightDecay'): number => numberAt(`${path}.${name}`, group[name])
    return {
      algorithm: 'adam', lr: number('lr'), beta1, beta2, eps: number('eps'), weightDecay: number('weightDecay'),
      amsgrad, maximize, decoupledWeightDecay, foreach, fused
    }
  }

  protected override schema(): StateSchema<AdamGroup> {
    const { amsgrad, maximize, foreach, capturable, differentiable, fused, decoupledWeightDecay } = DEFAULTS
    const always = ['step', 'exp_avg', 'exp_avg_sq']
    return {
      fallbacks: { amsgrad, maximize, foreach, capturable, differentiable, fused, decoupledWeightDecay },
      fixed: {},
      keys: (group) => ({ known: [...always, 'max_exp_avg_sq'], required: group.amsgrad ? [...always, 'max_exp_avg_sq'] : always })
    }
  }
}
