import {
  getAddon, translated, type DType, type NativeQuantizer, type NativeTensor, type NativeTensorForm
} from '../binding'
import { badArgument, BtxrdTorchError } from '../errors'
import { nativeTensor, Tensor } from '../tensor'
import { itemSize, storageClassOf } from './dtypes'
import type { PickledForm, PickledQuantizer, PickledStorage, PickledTensor } from './pickle_tensor'
import { torchLayouts } from './python_objects'
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
    return {
      form: this.form(nativeTensor(value, 'tensor'), place),
      requiresGrad: !detached && (value.requiresGrad || origin?.requiresGrad === true),
      isParameter: origin?.isParameter ?? false,
      attributes: origin?.attributes ?? null
    }
  }

  /** Null for what is no storage. */
  storage(value: object, place: Place): PickledStorage | null {
    if (!(value instanceof TorchStorage)) return null
    checkAlive(value.bytes, place)
    const bytes = nativeTensor(value.bytes, 'bytes')
    const form = describe(bytes)
    if (form.kind !== 'strided') throw badArgument(String(place), 'a storage of bytes', value.bytes)
    return this.storageOf(bytes, value.dtype, form.nbytes, place)
  }

  private form(native: NativeTensor, place: Place): PickledForm {
    const form = describe(native)
    switch (form.kind) {
      case 'meta': return { kind: 'meta', dtype: native.dtype, shape: native.shape, strides: native.strides }
      case 'nested': return { kind: 'nested', parts: form.parts.map((part) => this.form(part, place)) }
      case 'sparse': return {
        kind: 'sparse', layout: torchLayouts.get(`torch.${form.layout}`)!, parts: form.parts.map((part) => this.form(part, place)),
        shape: native.shape, isCoalesced: form.isCoalesced
      }
      case 'strided': return {
        kind: 'strided', storage: this.storageOf(native, native.dtype, form.nbytes, place), dtype: native.dtype, offset: form.offset,
        shape: native.shape, strides: native.strides, isConj: form.isConj, isNeg: form.isNeg,
        quantizer: form.quantizer === null ? null : this.quantizer(form.quantizer, place)
      }
    }
  }

  private quantizer(quantizer: NativeQuantizer, place: Place): PickledQuantizer {
    if ('scale' in quantizer) return quantizer
    return { scales: this.form(quantizer.scales, place), zeroPoints: this.form(quantizer.zeroPoints, place), axis: quantizer.axis }
  }

  /** The storage behind a tensor, as one that is read as `dtype`. */
  private storageOf(native: NativeTensor, dtype: DType, nbytes: number, place: Place): PickledStorage {
    const storageClass = storageClassOf.get(dtype) ?? null
    // torch.save takes an untyped storage for one of uint8.
    const storageDType = storageClass === null ? 'uint8' : dtype
    const id = native.storageId
    let storage = this.byId.get(id)
    if (storage === undefined) this.byId.set(id, (storage = { key: String(this.byId.size), dtype: storageDType, nbytes, tensor: native }))
    if (storage.dtype !== storageDType) {
      throw badArgument(
        String(place), `a tensor of ${storage.dtype}, as another one that shares its memory,`, dtype,
        'torch.save refuses memory that is read as two dtypes. Copy one of them.'
      )
    }
    return { storageClass, key: storage.key, location: locationOf(native.device), numel: nbytes / itemSize[storageDType] }
  }
}

function describe(native: NativeTensor): NativeTensorForm {
  return translated(() => getAddon().describeTensor(native))
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
