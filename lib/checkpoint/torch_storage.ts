import type { DType } from '../binding'
import type { Tensor } from '../tensor'

/**
 * A storage that a checkpoint holds as a value (`tensor.storage()` in Python), not only behind
 * tensors. `torch.load` gives a `TypedStorage` for typed and untyped ones; for the latter it is of uint8.
 */
export class TorchStorage {
  constructor(
    /** What `TypedStorage.dtype` is. */
    readonly dtype: DType,
    /** All bytes, a uint8 tensor of one dimension that shares memory with the tensors over the storage. */
    readonly bytes: Tensor
  ) {}
}
