import { badArgument, BtxrdTorchError } from '../errors'
import { Tensor } from '../tensor'

/** Tensors, or pairs of a name and a tensor as `model.namedParameters()` gives them. */
export type Params = Iterable<Tensor> | Iterable<readonly [string, Tensor]>

/** A parameter group as users write it: its parameters, and the options in which it differs. */
export type ParamGroupInput<Options> = { params: Tensor | Params } & Partial<Options>

/** What every entry of `optimizer.paramGroups` has. Schedulers read and write the numbers. */
export interface ParamGroup {
  /** Add parameters with {@link Optimizer.addParamGroup}; the array itself is frozen. */
  readonly params: readonly Tensor[]
  paramNames?: string[]
  lr: number
  /** Set by schedulers. */
  initialLr?: number
  [key: string]: unknown
}

/** The groups of a constructor's first argument. */
export function toGroups<Options>(params: Params | Iterable<ParamGroupInput<Options>>): ParamGroupInput<Options>[] {
  if (Tensor.isTensor(params) || typeof (params as Iterable<unknown> | null)?.[Symbol.iterator] !== 'function') {
    throw badArgument('params', 'an iterable of tensors or of parameter groups', params, 'Pass model.parameters().')
  }
  const items = [...params]
  if (items.length === 0) {
    throw new BtxrdTorchError('ERR_INVALID_ARG', 'optimizer got an empty parameter list: expected tensors for params. Pass model.parameters().')
  }
  return isGroup(items[0]) ? (items as ParamGroupInput<Options>[]) : [{ params: items as Params } as ParamGroupInput<Options>]
}

/** The tensors of one group, and their names when it has any. */
export function readParams(params: unknown): { params: readonly Tensor[], paramNames?: string[] } {
  const tensors: Tensor[] = []
  const names: string[] = []
  if (!Tensor.isTensor(params) && typeof (params as Iterable<unknown> | null)?.[Symbol.iterator] !== 'function') {
    throw badArgument('params', 'an iterable of tensors', params)
  }
  for (const item of Tensor.isTensor(params) ? [params] : (params as Iterable<unknown>)) {
    const [name, tensor] = Array.isArray(item) ? (item as unknown[]) : [undefined, item]
    if (!Tensor.isTensor(tensor)) throw badArgument('params', 'tensors', tensor, 'optimizer can only optimize Tensors.')
    tensors.push(tensor)
    if (typeof name === 'string') names.push(name)
  }
  if (names.length > 0 && names.length < tensors.length) {
    throw new BtxrdTorchError('ERR_INVALID_ARG', 'all optimizer params should be with/without names. Some param names are missing')
  }
  return { params: Object.freeze(tensors), ...(names.length > 0 && { paramNames: names }) }
}

function isGroup(item: unknown): boolean {
  return typeof item === 'object' && item !== null && !Array.isArray(item) && !Tensor.isTensor(item)
}
