import type { DType } from '../binding'
import type { Device } from '../device'
import { badArgument } from '../errors'

/** `torch.autocast(device_type, dtype)`. */
export interface AutocastOptions {
  /** What operators that allow it compute in: `'bfloat16'`, or `'float16'`, which on CUDA needs a GradScaler. */
  dtype: 'bfloat16' | 'float16'
}

/** For lib/ only: the dtype of an autocast option on a device; null for none. */
export function autocastDType(options: AutocastOptions | null, device: Device): DType | null {
  if (options === null) return null
  const dtype = (options as Partial<AutocastOptions>).dtype
  if (dtype !== 'bfloat16' && dtype !== 'float16') throw badArgument('autocast.dtype', '"bfloat16" or "float16"', dtype, '', 'ERR_DTYPE')
  if (device.type === 'cpu' && dtype === 'float16') {
    throw badArgument('autocast.dtype', '"bfloat16" for a model on the CPU', dtype, 'float16 is for CUDA.', 'ERR_DTYPE')
  }
  return dtype
}
