import { getAddon, settled } from './binding'
import { badArgument } from './errors'

type Part = 'current' | 'peak' | 'allocated' | 'freed'
type Statistic = 'allocation' | 'segment' | 'allocated_bytes' | 'reserved_bytes' | 'requested_bytes'

/**
 * The CPU allocator's statistics under the names of `torch.cuda.memory_stats`, for the process.
 * `allocated_bytes` are in tensors; `reserved_bytes` besides them what is kept for the next ones.
 * `num_alloc_retries` counts allocations that needed the cache emptied, `num_ooms` those that failed.
 */
export type MemoryStats = Record<`${Statistic}.all.${Part}` | 'num_alloc_retries' | 'num_ooms', number>

export interface CacheOptions {
  /** Freed memory beyond this many bytes goes back to the system at once; Infinity, the default, for no limit. */
  maxBytes?: number
  /** Memory that was not needed for this long goes back to the system; 10,000 by default. */
  releaseAfterMs?: number
}

const MS_PER_YEAR = 365 * 24 * 3600 * 1000

/** All zero where LibTorch's default allocator is in use; `btxrd doctor` says why it is. */
export function memoryStats(): MemoryStats {
  return getAddon().memoryStats() as MemoryStats
}

/** Makes every `peak` of {@link memoryStats} the current value, as `torch.cuda.reset_peak_memory_stats`. */
export function resetPeakMemoryStats(): void {
  getAddon().resetPeakMemoryStats()
}

/** Gives all cached memory back to the system, as `torch.cuda.empty_cache`, after the calls before it. */
export function emptyCache(): Promise<void> {
  return settled(() => getAddon().emptyCache())
}

/**
 * Sets how much memory of freed CPU tensors the process keeps, and for how long. Options that are
 * left out stay as they are. The settings belong to the process: worker threads share them.
 * @throws BtxrdTorchError `ERR_INVALID_ARG`
 */
export function configureCache({ maxBytes, releaseAfterMs }: CacheOptions): void {
  if (maxBytes !== undefined && maxBytes !== Infinity && !(Number.isSafeInteger(maxBytes) && maxBytes >= 0)) {
    throw badArgument('maxBytes', 'an integer of 0 or more, or Infinity', maxBytes)
  }
  if (releaseAfterMs !== undefined && !(Number.isInteger(releaseAfterMs) && releaseAfterMs >= 1 && releaseAfterMs <= MS_PER_YEAR)) {
    throw badArgument('releaseAfterMs', 'an integer of milliseconds from 1 to those of a year', releaseAfterMs)
  }
  if (maxBytes !== undefined) getAddon().setCacheLimit(maxBytes === Infinity ? null : maxBytes)
  if (releaseAfterMs !== undefined) getAddon().setCacheReleaseInterval(releaseAfterMs)
}
