import { getAddon } from './binding'
import { badArgument } from './errors'

/** Beyond any machine that LibTorch's CPU kernels scale to; a typing error is likelier. */
const MAX_THREADS = 1024

/** Threads that one operator may use (`torch.get_num_threads()`); by default what Python's torch would use. */
export function getNumThreads(): number {
  return getAddon().getNumThreads()
}

/**
 * `torch.set_num_threads(count)`, for the process: worker threads share the setting. Takes effect
 * for everything called after it. Another count changes the last bits of results.
 * @throws BtxrdTorchError `ERR_INVALID_ARG`
 */
export function setNumThreads(count: number): void {
  if (!Number.isInteger(count) || count < 1 || count > MAX_THREADS) {
    throw badArgument('count', `an integer from 1 to ${MAX_THREADS}`, count)
  }
  getAddon().setNumThreads(count)
}
