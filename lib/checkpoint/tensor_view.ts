import type { NativeTensor } from '../binding'
import { numelOf } from '../numel'
import { itemSize } from './dtypes'
import { isContiguous } from './strides'
import { tensorForm } from './tensor_form'

/** A strided tensor as a part of its storage, in bytes. */
export interface TensorView {
  readonly storage: bigint
  readonly begin: number
  /** After the last element of a contiguous tensor. */
  readonly end: number
  readonly isContiguous: boolean
  /** Whether the storage has nothing else. */
  readonly isWhole: boolean
  /** Whether its elements are the conjugates or negatives of what is in memory. */
  readonly isLazy: boolean
  readonly isQuantized: boolean
}

/** Null for a sparse or nested tensor, and for one of the device meta. */
export function viewOfTensor(native: NativeTensor): TensorView | null {
  const form = tensorForm(native)
  if (form.kind !== 'strided') return null
  const begin = form.offset * itemSize[form.dtype]
  const nbytes = numelOf(form.shape) * itemSize[form.dtype]
  return {
    storage: form.storageId, begin, end: begin + nbytes, isContiguous: isContiguous(form.shape, form.strides),
    isWhole: nbytes === form.nbytes, isLazy: form.isConj || form.isNeg, isQuantized: form.quantizer !== null
  }
}

/** The indices of two views with bytes in common; null when there are none. */
export function findOverlap(views: readonly TensorView[]): [number, number] | null {
  const order = views.map((_, index) => index).filter((index) => views[index]!.end > views[index]!.begin)
  order.sort((a, b) => compare(views[a]!.storage, views[b]!.storage) || views[a]!.begin - views[b]!.begin || a - b)
  // Up to the first overlap the views of a storage end in the order in which they begin.
  const second = order.findIndex((index, i) => {
    const before = views[order[i - 1]!]
    return before !== undefined && before.storage === views[index]!.storage && before.end > views[index]!.begin
  })
  return second < 0 ? null : [order[second - 1]!, order[second]!]
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : Number(a > b)
}
