import type { DType, SparseLayout } from '../binding'
import type { StorageRef, TensorRef } from './pickle_objects'

/** What a tensor of a pickle is made of. */
export type TensorSource = StridedSource | SparseSource | NestedSource | MetaSource

/** A view of a storage. `offset` and `strides` are in elements. */
export interface StridedSource {
  readonly kind: 'strided'
  readonly storage: StorageRef
  /** Where Python had it, such as `cpu` or `cuda:0`. */
  readonly location: string
  readonly dtype: DType
  readonly offset: number
  readonly shape: readonly number[]
  readonly strides: readonly number[]
  /** Whether the memory holds the conjugates, or the negatives, of the elements. */
  readonly isConj: boolean
  readonly isNeg: boolean
  /** For quantized dtypes, and for no others. */
  readonly quantizer: Quantizer | null
}

/** How quantized integers become numbers: in one way, or in one for each slice of a dimension. */
export type Quantizer =
  | { readonly scale: number, readonly zeroPoint: number }
  | { readonly scales: TensorRef, readonly zeroPoints: TensorRef, readonly axis: number }

export interface SparseSource {
  readonly kind: 'sparse'
  readonly layout: SparseLayout
  /** Indices and values; for compressed layouts compressed indices, plain indices, values. */
  readonly parts: readonly TensorRef[]
  readonly shape: readonly number[]
  /** null where the file does not say, and for compressed layouts. */
  readonly isCoalesced: boolean | null
}

/** A buffer, then the sizes, strides and offsets of the rows in it. */
export interface NestedSource {
  readonly kind: 'nested'
  readonly parts: readonly TensorRef[]
}

/** A tensor of the device `meta`: no memory. */
export interface MetaSource {
  readonly kind: 'meta'
  readonly dtype: DType
  readonly shape: readonly number[]
  readonly strides: readonly number[]
}

/** The tensors that a tensor is put together from. */
export function partsOf(source: TensorSource): readonly TensorRef[] {
  if (source.kind === 'sparse' || source.kind === 'nested') return source.parts
  if (source.kind === 'meta' || source.quantizer === null || 'scale' in source.quantizer) return []
  return [source.quantizer.scales, source.quantizer.zeroPoints]
}

/** Where Python had it, such as `cpu` or `cuda:0`. */
export function locationOf(source: TensorSource): string {
  if (source.kind === 'meta') return 'meta'
  return source.kind === 'strided' ? source.location : locationOf(source.parts[0]!.source)
}
