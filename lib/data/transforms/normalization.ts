import { badArgument } from '../../errors'

/** Mean of red, green and blue over ImageNet, of values in [0, 1]. */
export const IMAGENET_MEAN: readonly [number, number, number] = Object.freeze([0.485, 0.456, 0.406] as const)
/** Standard deviation of red, green and blue over ImageNet, of values in [0, 1]. */
export const IMAGENET_STD: readonly [number, number, number] = Object.freeze([0.229, 0.224, 0.225] as const)

export interface NormalizationOptions {
  /** Per channel, of values in [0, 1]; by default {@link IMAGENET_MEAN}. */
  mean?: readonly number[]
  /** Per channel, of values in [0, 1]; by default {@link IMAGENET_STD}. */
  std?: readonly number[]
}

export interface Normalization {
  mean: number[]
  std: number[]
}

/** @throws BtxrdTorchError `ERR_INVALID_ARG` */
export function checkedNormalization(options: NormalizationOptions): Normalization {
  const mean = checkedChannels('mean', options.mean ?? IMAGENET_MEAN)
  const std = checkedChannels('std', options.std ?? IMAGENET_STD)
  if (std.some((value) => Math.fround(value) <= 0)) {
    throw badArgument('std', 'three numbers above 0', options.std)
  }
  return { mean, std }
}

function checkedChannels(name: string, values: readonly number[]): number[] {
  if (!Array.isArray(values) || values.length !== 3 || !values.every((value) => Number.isFinite(value))) {
    throw badArgument(name, 'three finite numbers, one a channel', values)
  }
  return [...values] as number[]
}
