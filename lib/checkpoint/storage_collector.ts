import { getAddon, translated, type DType, type NativeTensor } from '../binding'
import { badArgument, BtxrdTorchError } from '../errors'
import { nativeTensor, Tensor } from '../tensor'
import { itemSize, storageClassOf } from './dtypes'
import type { PickledTensor } from './pickle_tensor'
import { tensorOrigin } from './tensor_origin'

interface CollectedStorage {
  key: string
  dtype: DType
  nbytes: number
  /** Any of the tensors that are views of it. */
  tensor: NativeTensor
}

/** The storages behind the tensors of a value, each once, numbered in the order in which they are met. */
export class StorageCollector {
  private readonly byId = new Map<bigint, CollectedStorage>()

  /** `detached` are tensors to be written as `tensor.detach()`, whatever they are. */
  constructor(private readonly detached: ReadonlySet<unknown>) {}

  /** A tensor of each storage, by key. */
  get tensors(): NativeTensor[] {
    return [...this.byId.values()].map(({ tensor }) => tensor)
  }

  /** Bytes of each storage, by key. */
  get sizes(): number[] {
    return [...this.byId.values()].map(({ nbytes }) => nbytes)
  }

  /** Null for what is no tensor. */
  describe(value: object, place: { toString(): string }): PickledTensor | null {
    if (!Tensor.isTensor(value)) return null
    if (value.disposed) {
      throw new BtxrdTorchError('ERR_DISPOSED', `Expected a tensor that is in use for ${place} but received one that was disposed.`)
    }
    const native = nativeTensor(value, 'tensor')
    const { dtype } = native
    const storageClass = storageClassOf.get(dtype)
    if (storageClass === undefined) throw badArgument(String(place), 'a tensor of a dtype of this package', value, '', 'ERR_DTYPE')
    const { offset, nbytes } = translated(() => getAddon().describeStorage(native))
    const storage = this.storageOf(native, dtype, nbytes)
    if (storage.dtype !== dtype) {
      throw badArgument(
        String(place), `a tensor of ${storage.dtype}, as another one that shares its memory,`, value,
        'torch.save refuses memory that is read as two dtypes. Copy one of them.'
      )
    }
    const detached = this.detached.has(value)
    const origin = detached ? undefined : tensorOrigin(value)
    return {
      storageClass,
      key: storage.key,
      location: locationOf(native.device),
      numel: nbytes / itemSize[dtype],
      offset,
      shape: native.shape,
      strides: native.strides,
      requiresGrad: !detached && (value.requiresGrad || origin?.requiresGrad === true),
      isParameter: origin?.isParameter ?? false
    }
  }

  private storageOf(native: NativeTensor, dtype: DType, nbytes: number): CollectedStorage {
    const id = native.storageId
    let storage = this.byId.get(id)
    if (storage === undefined) this.byId.set(id, (storage = { key: String(this.byId.size), dtype, nbytes, tensor: native }))
    return storage
  }
}

/** Python numbers CUDA devices and nothing else. */
function locationOf(device: string): string {
  return device.startsWith('cuda') ? device : device.replace(/:\d+$/, '')
}
