import { getAddon, settled, translated, type NativeQuantizer, type NativeStorages, type NativeTensor } from '../binding'
import type { Device } from '../device'
import { BtxrdTorchError } from '../errors'
import { nativeTensor, Tensor, wrapTensor } from '../tensor'
import type { ByteSource } from './byte_source'
import type { StorageRef, TensorRef } from './pickle_objects'
import { StorageViews } from './storage_views'
import type { NestedSource, Quantizer, SparseSource, StridedSource, TensorSource } from './tensor_source'
import type { TimeSlice } from './time_slice'

/** Views made in one native call: some milliseconds. */
const viewsAtOnce = 1024

type PlainSource = StridedSource & { quantizer: null }

/** Makes the tensors of a file over its storages. */
export class TensorMaker {
  private readonly made = new Map<TensorRef, Tensor>()
  private readonly indices: ReadonlyMap<StorageRef, number>

  /** @param refs what each of `storages` is */
  constructor(
    private readonly source: ByteSource, private readonly storages: NativeStorages, refs: readonly StorageRef[],
    private readonly deviceOf: (location: string) => Device
  ) {
    this.indices = new Map(refs.map((ref, index) => [ref, index]))
  }

  /** Makes tensors; the parts of one come before it. */
  async make(refs: readonly TensorRef[], slice: TimeSlice): Promise<void> {
    const views = refs.filter(({ source }) => isPlain(source))
    for (let first = 0; first < views.length; first += viewsAtOnce) {
      if (first > 0) await slice.pause()
      const some = views.slice(first, first + viewsAtOnce)
      const tensors = this.views(some.map(({ source }) => source as PlainSource))
      some.forEach((ref, index) => this.made.set(ref, tensors[index]!))
    }
    for (const ref of refs) if (!this.isMade(ref.source)) this.made.set(ref, await this.build(ref))
  }

  tensor(ref: TensorRef): Tensor {
    return this.made.get(ref)!
  }

  /** A storage as a tensor of bytes. */
  async bytes(storage: StorageRef): Promise<Tensor> {
    const [bytes] = this.views([{ storage, dtype: 'uint8', offset: 0, shape: [storage.nbytes], strides: [1] }])
    return this.onDevice(bytes!, storage.location)
  }

  private views(sources: readonly Pick<PlainSource, 'storage' | 'dtype' | 'offset' | 'shape' | 'strides'>[]): Tensor[] {
    const views = new StorageViews(this.storages)
    for (const { storage, dtype, offset, shape, strides } of sources) views.add(this.indices.get(storage)!, dtype, offset, shape, strides)
    return views.tensors()
  }

  /** Whether the plain view is the tensor: most are, and a promise for each takes longer than the views. */
  private isMade(source: TensorSource): boolean {
    return isPlain(source) && !source.isConj && !source.isNeg && this.deviceOf(source.location).type === 'cpu'
  }

  private async build(ref: TensorRef): Promise<Tensor> {
    const { source } = ref
    switch (source.kind) {
      case 'meta': return wrapTensor(translated(() => getAddon().metaTensor(source.dtype, source.shape, source.strides)))
      case 'strided': return this.onDevice(isPlain(source) ? this.lazy(this.tensor(ref), source) : this.quantized(source), source.location)
      // The parts of the others are where they belong.
      default: return this.checked(source)
    }
  }

  private lazy(tensor: Tensor, { isConj, isNeg }: StridedSource): Tensor {
    return isConj || isNeg ? wrapTensor(translated(() => getAddon().lazyView(nativeTensor(tensor, 'tensor'), isConj, isNeg))) : tensor
  }

  private quantized({ storage, dtype, offset, shape, strides, quantizer }: StridedSource): Tensor {
    const index = this.indices.get(storage)!
    return wrapTensor(translated(() => getAddon().quantizedTensor(this.storages, index, dtype, offset, shape, strides, this.quantizer(quantizer!))))
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

/** Whether a view of a storage says all about it, but for a lazy conjugate or sign. */
function isPlain(source: TensorSource): source is PlainSource {
  return source.kind === 'strided' && source.quantizer === null
}

/** The tensor itself on the CPU; elsewhere a copy, and the tensor is disposed. */
export async function moveTensor(tensor: Tensor, device: Device): Promise<Tensor> {
  if (device.type === 'cpu') return tensor
  const moved = await tensor.to(device)
  tensor.dispose()
  return moved
}
