import { getAddon, settled } from '../binding'
import { badArgument } from '../errors'
import { nativeTensor, Tensor } from '../tensor'

export interface ClipGradNormOptions {
  /** Order of the norm; 2 by default, `Infinity` for the greatest value. */
  normType?: number
  /** Throws `ERR_NON_FINITE` for a norm that is not finite, and changes nothing then. */
  errorIfNonfinite?: boolean
  /** Foreach kernels; null, the default, takes them on the CPU and on CUDA. */
  foreach?: boolean | null
}

/**
 * Scales gradients in place so that their norm, taken together, is at most `maxNorm`:
 * `torch.nn.utils.clip_grad_norm_`.
 *
 * @param params tensors; those without a gradient do not count
 * @returns the norm before clipping, a float32 value for float32 gradients
 * @throws BtxrdTorchError `ERR_INVALID_ARG` or `ERR_NON_FINITE`
 */
export async function clipGradNorm(params: Tensor | Iterable<Tensor>, maxNorm: number, options: ClipGradNormOptions = {}): Promise<number> {
  const { normType = 2, errorIfNonfinite = false, foreach = null } = options
  if (!Tensor.isTensor(params) && typeof params?.[Symbol.iterator] !== 'function') throw badArgument('params', 'tensors', params)
  const natives = (Tensor.isTensor(params) ? [params] : [...params]).map((tensor) => nativeTensor(tensor, 'params'))
  checkMaxNorm('maxNorm', maxNorm)
  if (typeof normType !== 'number' || Number.isNaN(normType)) throw badArgument('normType', 'a number', normType)
  if (typeof errorIfNonfinite !== 'boolean') throw badArgument('errorIfNonfinite', 'a boolean', errorIfNonfinite)
  if (foreach !== null && typeof foreach !== 'boolean') throw badArgument('foreach', 'true, false or null', foreach)
  return settled(() => getAddon().clipGradNorm(natives, maxNorm, normType, errorIfNonfinite, foreach))
}

/** For lib/ only. */
export function checkMaxNorm(name: string, value: unknown): void {
  if (typeof value !== 'number' || !(value >= 0)) throw badArgument(name, 'a number of 0 or more', value)
}
