import type { TensorRef } from './pickle_objects'
import { locationOf } from './tensor_source'

/** What Python knew of a tensor that its bytes and shape do not tell. */
export interface TensorOrigin {
  /** `tensor.requires_grad`. */
  readonly requiresGrad: boolean
  /** Whether it was a `torch.nn.Parameter`. */
  readonly isParameter: boolean
  /** Where Python had it when saving, such as `cpu` or `cuda:0`. */
  readonly location: string
  /** What Python code set on it (`tensor.name = 'x'`); null when nothing was set. */
  readonly attributes: Record<string, unknown> | null
}

const origins = new WeakMap<object, TensorOrigin>()

export function noteOrigin(tensor: object, ref: TensorRef, attributes: TensorOrigin['attributes']): void {
  origins.set(tensor, { requiresGrad: ref.requiresGrad, isParameter: ref.isParameter, location: locationOf(ref.source), attributes })
}

/** The origin of a tensor that was read from a checkpoint; undefined for any other. */
export function tensorOrigin(tensor: object): TensorOrigin | undefined {
  return origins.get(tensor)
}
