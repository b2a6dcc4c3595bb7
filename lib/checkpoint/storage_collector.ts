import type { DType, NativeQuantizer, NativeTensor } from '../binding'
import { badArgument, BtxrdTorchError } from '../errors'
import { nativeTensor, Tensor } from '../tensor'
import { itemSize, storageClassOf } from './dtypes'
import type { PickledForm, PickledQuantizer, PickledStorage, PickledTensor } from './pickle_tensor'
import { torchLayouts } from './python_objects'
import { tensorForm, type StridedForm, type TensorForm } from './tensor_form'
import { tensorOrigin } from './tensor_origin'
import { TorchStorage } from './torch_storage'

/** For messages. */
interface Place {
  toString(): string
}

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
  tensor(value: object, place: Place): PickledTensor | null {
    if (!Tensor.isTensor(value)) return null
    checkAlive(value, place)
    const detached = this.detached.has(value)
    const origin = detached ? undefined : tensorOrigin(value)
    const native = nativeTensor(value, 'tensor')
    const form = tensorForm(native)
    return {
      form: this.pickled(native, form, place),
      requiresGrad: !detached && (form.requiresGrad || origin?.requiresGrad === true),
      isParameter: origin?.isParameter ?? false,
      attributes: origin?.attributes ?? null
    }
  }

  /** Null for what is no storage. */
  storage(value: object, place: Place): PickledStorage | null {
    if (!(value instanceof TorchStorage)) return null
    checkAlive(value.bytes, place)
    const bytes = nativeTensor(value.bytes, 'bytes')
    const form = tensorForm(bytes)
    if (form.kind !== 'strided') throw badArgument(String(place), 'a storage of bytes', value.bytes)
    return this.storageOf(bytes, form, value.dtype, place)
  }

  private pickled(native: NativeTensor, form: TensorForm, place: Place): PickledForm {
    switch (form.kind) {
      case 'meta': return { kind: 'meta', dtype: native.dtype, shape: native.shape, strides: native.strides }
      case 'nested': return { kind: 'nested', parts: form.parts.map((part) => this.part(part, place)) }
      case 'sparse': return {
        kind: 'sparse', layout: torchLayouts.get(`torch.${form.layout}`)!, parts: form.parts.map((part) => this.part(part, place)),
        shape: native.shape, isCoalesced: form.isCoalesced
      }
      case 'strided': return {
        kind: 'strided', storage: this.storageOf(native, form, form.dtype, place), dtype: form.dtype, offset: form.offset,
        shape: form.shape, strides: form.strides, isConj: form.isConj, isNeg: form.isNeg,
        quantizer: form.quantizer === null ? null : this.quantizer(form.quantizer, place)
      }
    }
  }

  private part(native: NativeTensor, place: Place): PickledForm {
    return this.pickled(native, tensorForm(native), place)
  }

  private quantizer(quantizer: NativeQuantizer, place: Place): PickledQuantizer {
    if ('scale' in quantizer) return quantizer
    return { scales: this.part(quantizer.scales, place), zeroPoints: this.part(quantizer.zeroPoints, place), axis: quantizer.axis }
  }

  /** The storage behind a tensor, as one that is read as `dtype`. */
  private storageOf(native: NativeTensor, { storageId, nbytes, device }: StridedForm, dtype: DType, place: Place): PickledStorage {
    const storageClass = storageClassOf.get(dtype) ?? null
    // torch.save takes an untyped storage for one of uint8.
    const storageDType = storageClass === null ? 'uint8' : dtype
    let storage = this.byId.get(storageId)
    if (storage === undefined) this.byId.set(storageId, (storage = { key: String(this.byId.size), dtype: storageDType, nbytes, tensor: native }))
    if (storage.dtype !== storageDType) {
      throw badArgument(
        String(place), `a tensor of ${storage.dtype}, as another one that shares its memory,`, dtype,
        'torch.save refuses memory that is read as two dtypes. Copy one of them.'
      )
    }
    return { storageClass, key: storage.key, location: locationOf(device), numel: nbytes / itemSize[storageDType] }
  }
}

/** For lib/checkpoint only. */
export function checkAlive(tensor: Tensor, place: Place): void {
  if (!tensor.disposed) return
  throw new BtxrdTorchError('ERR_DISPOSED', `Expected a tensor that is in use for ${place} but received one that was disposed.`)
}

/** Python numbers CUDA devices and nothing else. */
function locationOf(device: string): string {
  return device.startsWith('cuda') ? device : device.replace(/:\d+$/, '')
}
