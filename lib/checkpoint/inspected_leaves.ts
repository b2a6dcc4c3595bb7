import type { DType } from '../binding'
import { numelOf } from '../numel'
import { itemSize } from './dtypes'
import type { TensorRef } from './pickle_objects'
import { locationOf, type TensorSource } from './tensor_source'

/** A tensor that was described and not read. */
export class InspectedTensor {
  private constructor(
    readonly type: 'Tensor' | 'Parameter',
    readonly dtype: DType,
    /** Empty for a nested tensor, whose rows have shapes of their own. */
    readonly shape: readonly number[],
    /** `strided`, a sparse layout, `nested` or `meta`. */
    readonly form: string,
    readonly location: string,
    /** The record of its storage, in safetensors its name; null for what is not a view of one. */
    readonly storage: string | null,
    readonly requiresGrad: boolean
  ) {}

  static from({ source, isParameter, requiresGrad }: TensorRef): InspectedTensor {
    const form = source.kind === 'sparse' ? source.layout : source.kind
    const storage = source.kind === 'strided' ? source.storage.key : null
    return new InspectedTensor(isParameter ? 'Parameter' : 'Tensor', dtypeOf(source), source.kind === 'nested' ? [] : source.shape, form, locationOf(source), storage, requiresGrad)
  }

  /** Elements, as many as the shape has. */
  get numel(): number {
    return this.form === 'nested' ? 0 : numelOf(this.shape)
  }

  /** Bytes of the elements when they are dense. */
  get bytes(): number {
    return this.numel * itemSize[this.dtype]
  }
}

/** For lib/checkpoint only. */
export function dtypeOf(source: TensorSource): DType {
  if (source.kind === 'strided' || source.kind === 'meta') return source.dtype
  return dtypeOf(source.kind === 'nested' ? source.parts[0]!.source : source.parts.at(-1)!.source)
}
