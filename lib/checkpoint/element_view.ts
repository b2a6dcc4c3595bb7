import { numelOf } from '../numel'
import { elementsPerByte, itemSize } from './dtypes'
import type { StorageRef } from './pickle_objects'
import type { StorageBytes } from './storage_bytes'
import { contiguousStrides, isContiguous, isDense } from './strides'
import type { StridedSource } from './tensor_source'

/** Elements of a storage, in an order. `offset` and `strides` are in elements. */
export interface ElementView {
  readonly storage: StorageRef
  readonly itemBytes: number
  readonly offset: number
  readonly shape: readonly number[]
  readonly strides: readonly number[]
}

/**
 * The elements of two tensors of one shape, in an order that pairs them: without the dimensions
 * along which both repeat themselves, and as they lie in memory where both lie alike.
 */
export function pairedViews(a: StridedSource, b: StridedSource): [ElementView, ElementView] {
  const perByte = elementsPerByte(a.dtype)
  if (perByte > 1) return [bytesOf(a, perByte), bytesOf(b, perByte)]
  const dims = a.shape.map((_, dim) => dim).filter((dim) => a.shape[dim] !== 1 && (a.strides[dim] !== 0 || b.strides[dim] !== 0))
  const shape = dims.map((dim) => a.shape[dim]!)
  const [first, second] = [a, b].map((source) => dims.map((dim) => source.strides[dim]!)) as [number[], number[]]
  const isAlike = first.every((stride, dim) => stride === second[dim]) && isDense(shape, first)
  const view = (source: StridedSource, strides: number[]): ElementView => ({
    storage: source.storage, itemBytes: itemSize[source.dtype], offset: source.offset,
    ...(isAlike ? { shape: [numelOf(shape)], strides: [1] } : { shape, strides })
  })
  return [view(a, first), view(b, second)]
}

/** The bytes of numbers that share them. LibTorch itself has such tensors only as they lie in memory. */
function bytesOf({ storage, offset, shape }: StridedSource, perByte: number): ElementView {
  return { storage, itemBytes: 1, offset: Math.floor(offset / perByte), shape: [Math.ceil(numelOf(shape) / perByte)], strides: [1] }
}

/** Reads the elements of a view, piece by piece. One whose elements lie apart is read whole and put in order. */
export class ElementReader {
  private readonly isContiguous: boolean
  private extent: Uint8Array<ArrayBuffer> | null = null

  constructor(private readonly bytes: StorageBytes, private readonly view: ElementView) {
    this.isContiguous = isContiguous(view.shape, view.strides)
  }

  /** The bytes of `length` elements, in a buffer of their own. */
  async read(first: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    const { storage, itemBytes, offset, shape, strides } = this.view
    const target = new Uint8Array(length * itemBytes)
    if (this.isContiguous) {
      target.set(await this.bytes.read(storage, (offset + first) * itemBytes, length * itemBytes))
      return target
    }
    const last = shape.reduce((at, size, dim) => at + (size - 1) * strides[dim]!, 0)
    this.extent ??= new Uint8Array(await this.bytes.read(storage, offset * itemBytes, (last + 1) * itemBytes))
    this.gather(inWords(this.extent, itemBytes), inWords(target, itemBytes), first)
    return target
  }

  private gather(extent: Words, target: Words, first: number): void {
    const { itemBytes, shape, strides } = this.view
    const words = itemBytes / extent.BYTES_PER_ELEMENT
    const steps = contiguousStrides(shape)
    const index = shape.map((size, dim) => Math.floor(first / steps[dim]!) % size)
    let at = index.reduce((sum, position, dim) => sum + position * strides[dim]!, 0)
    for (let done = 0; done < target.length; done += words) {
      for (let word = 0; word < words; word++) target[done + word] = extent[at * words + word]!
      for (let dim = shape.length - 1; dim >= 0; dim--) {
        at += strides[dim]!
        if (++index[dim]! < shape[dim]!) break
        at -= shape[dim]! * strides[dim]!
        index[dim] = 0
      }
    }
  }
}

type Words = Uint8Array | Uint16Array | Uint32Array

/** In the largest units that elements of a size are made of. */
function inWords({ buffer, byteLength }: Uint8Array<ArrayBuffer>, itemBytes: number): Words {
  if (itemBytes === 1) return new Uint8Array(buffer)
  return itemBytes === 2 ? new Uint16Array(buffer) : new Uint32Array(buffer, 0, byteLength / 4)
}
