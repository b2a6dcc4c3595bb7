import { Adam, type AdamGroup, type AdamOptions } from './adam'
import type { ParamGroupInput, Params } from './param_groups'
import type { StateSchema } from './state_dict'

export type AdamWOptions = Omit<AdamOptions, 'decoupledWeightDecay'>

/**
 * `torch.optim.AdamW`: Adam whose weight decay acts on the parameters and not on the gradients.
 * @throws BtxrdTorchError `ERR_INVALID_ARG` with torch's message
 */
export class AdamW extends Adam {
  constructor(params: Params | Iterable<ParamGroupInput<AdamWOptions>>, options: AdamWOptions = {}) {
    super(params, options, { weightDecay: 1e-2, decoupledWeightDecay: true })
  }

  protected override schema(): StateSchema<AdamGroup> {
    return { ...super.schema(), fixed: { decoupledWeightDecay: true } }
  }
}
