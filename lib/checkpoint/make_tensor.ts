import { getAddon, settled, translated, type NativeQuantizer, type NativeStorage, type NativeTensor } from '../binding'
import type { Device } from '../device'
import { BtxrdTorchError } from '../errors'
import { nativeTensor, Tensor, wrapTensor } from '../tensor'
import type { ByteSource } from './byte_source'
import type { StorageRef, TensorRef } from './pickle_objects'
import type { NestedSource, Quantizer, SparseSource, StridedSource, TensorSource } from './tensor_source'

/** Makes the tensors of a file over its storages. */
export class TensorMaker {
  private readonly made = new Map<TensorRef, Tensor>()

  constructor(
    private readonly source: ByteSource, private readonly storages: ReadonlyMap<StorageRef, NativeStorage>,
    private readonly deviceOf: (location: string) => Device
  ) {}

  /** Makes tensors; the parts of one come before it. */
  async make(refs: readonly TensorRef[]): Promise<void> {
    for (const ref of refs) this.made.set(ref, await this.build(ref.source))
  }

  tensor(ref: TensorRef): Tensor {
    return this.made.get(ref)!
  }

  /** A storage as a tensor of bytes. */
  async bytes(storage: StorageRef): Promise<Tensor> {
    const bytes = translated(() => getAddon().tensorFromStorage(this.storages.get(storage)!, 'uint8', 0, [storage.nbytes], [1]))
    return this.onDevice(wrapTensor(bytes), storage.location)
  }

  private async build(source: TensorSource): Promise<Tensor> {
    switch (source.kind) {
      case 'meta': return wrapTensor(translated(() => getAddon().metaTensor(source.dtype, source.shape, source.strides)))
      case 'strided': return this.onDevice(this.strided(source), source.location)
      // The parts of the others are where they belong.
      default: return this.checked(source)
    }
  }

  private strided({ storage, dtype, offset, shape, strides, isConj, isNeg, quantizer }: StridedSource): Tensor {
    const addon = getAddon()
    const memory = this.storages.get(storage)!
    return wrapTensor(translated(() => {
      if (quantizer !== null) return addon.quantizedTensor(memory, dtype, offset, shape, strides, this.quantizer(quantizer))
      const tensor = addon.tensorFromStorage(memory, dtype, offset, shape, strides)
      return isConj || isNeg ? addon.lazyView(tensor, isConj, isNeg) : tensor
    }))
  }

  private quantizer(quantizer: Quantizer): NativeQuantizer {
    if ('scale' in quantizer) return quantizer
    return { scales: this.native(quantizer.scales), zeroPoints: this.native(quantizer.zeroPoints), axis: quantizer.axis }
  }

  /** LibTorch and native code check what these are made of. */
  private async checked(source: SparseSource | NestedSource): Promise<Tensor> {
    const parts = source.parts.map((part) => this.native(part))
    try {
      const addon = getAddon()
      return wrapTensor(await settled(() =>
        (source.kind === 'nested' ? addon.nestedTensor(parts) : addon.sparseTensor(source.layout, parts, source.shape, source.isCoalesced))))
    } catch (error) {
      if (!(error instanceof BtxrdTorchError)) throw error
      const [firstLine = ''] = error.message.split('\n')
      throw this.source.fail('ERR_CHECKPOINT_FORMAT', `the parts of a ${source.kind} tensor do not fit each other: ${firstLine.replace(/\.$/, '')}`, '', error)
    }
  }

  private native(ref: TensorRef): NativeTensor {
    return nativeTensor(this.tensor(ref), 'part')
  }

  private async onDevice(tensor: Tensor, location: string): Promise<Tensor> {
    try {
      return await moveTensor(tensor, this.deviceOf(location))
    } catch (error) {
      if (!(error instanceof BtxrdTorchError) || error.code !== 'ERR_DEVICE') throw error
      throw this.source.fail('ERR_DEVICE', `it has tensors of ${location}. ${error.message.replace(/\.$/, '')}`, 'Pass { mapLocation: \'cpu\' } to load it without that device.', error)
    }
  }
}

/** The tensor itself on the CPU; elsewhere a copy, and the tensor is disposed. */
export async function moveTensor(tensor: Tensor, device: Device): Promise<Tensor> {
  if (device.type === 'cpu') return tensor
  const moved = await tensor.to(device)
  tensor.dispose()
  return moved
}
