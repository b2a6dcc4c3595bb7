import type { Tensor } from '../tensor'
import type { Loadable } from './byte_source'
import { readCheckpointFile, type ReadOptions } from './checkpoint_file'
import { remapValue, type Remap } from './remap'
import type { CheckpointValue } from './values'

export interface LoadOptions extends ReadOptions {
  /** Makes a state dict of files of other trainers; see {@link Remap}. */
  remap?: Remap
}

/**
 * `torch.load(source, map_location=...)`: reads a file of `torch.save`, of the zip format or the one
 * before torch 1.6, or a safetensors file, as the values of docs/checkpoints.md. Nothing of the file
 * is executed, whatever it holds: it may name what `weights_only=True` allows and the extras that are
 * listed there.
 *
 * Tensors share memory where Python's did. Each storage goes from the file into the memory of its
 * tensors without a copy in JavaScript; bytes are copied. On a device other than the CPU, tensors
 * that shared memory become tensors of their own.
 *
 * @param source a path, the bytes of a file, or a descriptor of an open regular file, which stays open
 * @throws BtxrdTorchError `ERR_FILE`, `ERR_CHECKPOINT_FORMAT`, `ERR_CHECKPOINT_TRUNCATED`,
 *   `ERR_CHECKPOINT_LEGACY`, `ERR_CHECKPOINT_GLOBAL` or `ERR_CHECKPOINT_LIMIT`, with the file in
 *   `file` and the byte offset in the message; `ERR_DEVICE` when this machine lacks the device
 */
export async function load(source: Loadable, options: LoadOptions = {}): Promise<CheckpointValue<Tensor>> {
  const { value } = await readCheckpointFile(source, options)
  return options.remap === undefined ? value : remapValue(value, options.remap)
}
