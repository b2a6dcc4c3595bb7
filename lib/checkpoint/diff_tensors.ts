import { isDeepStrictEqual } from 'node:util'
import type { DType } from '../binding'
import { numelOf } from '../numel'
import { compareElements, type ElementDifference } from './compare_elements'
import type { DiffPath, TensorPair } from './diff_values'
import { ElementReader, pairedViews } from './element_view'
import { InspectedTensor } from './inspected_leaves'
import type { StorageBytes } from './storage_bytes'
import type { StridedSource } from './tensor_source'
import type { TensorRef } from './pickle_objects'
import type { TimeSlice } from './time_slice'

export interface TensorDescription {
  dtype: DType
  shape: readonly number[]
  /** `strided`, a sparse layout, `nested` or `meta`. */
  form: string
}

/** A tensor that is another one in the other file. */
export interface TensorDifference {
  path: DiffPath
  a: TensorDescription
  b: TensorDescription
  /** How the elements differ; null where shapes, forms or kinds of numbers have none in common. */
  elements: ElementDifference | null
}

/** Compares tensors of two files, of which at no time more than a piece is in memory. */
export class TensorComparison {
  /** Tensors stand in many places of a file. */
  private readonly done = new Map<TensorRef, Map<TensorRef, Omit<TensorDifference, 'path'> | null>>()

  /**
   * @param spend is told how many elements will be compared
   */
  constructor(
    private readonly a: StorageBytes, private readonly b: StorageBytes, private readonly spend: (elements: number) => void,
    private readonly slice: TimeSlice
  ) {}

  /** Null for equal ones. */
  async compare({ path, a, b }: TensorPair): Promise<TensorDifference | null> {
    const known = this.done.get(a) ?? new Map<TensorRef, Omit<TensorDifference, 'path'> | null>()
    this.done.set(a, known)
    let difference = known.get(b)
    if (difference === undefined) known.set(b, (difference = await this.difference(a, b)))
    return difference === null ? null : { path, ...difference }
  }

  private async difference(a: TensorRef, b: TensorRef): Promise<Omit<TensorDifference, 'path'> | null> {
    const [first, second] = [describe(a), describe(b)]
    const isAlike = isDeepStrictEqual(first, second)
    const hasElements = a.source.kind === 'strided' && b.source.kind === 'strided' && isDeepStrictEqual(first.shape, second.shape)
    if (!hasElements) return isAlike ? null : { a: first, b: second, elements: null }
    const elements = await this.elements(a.source as StridedSource, b.source as StridedSource)
    return isAlike && elements?.different === 0 ? null : { a: first, b: second, elements }
  }

  private elements(a: StridedSource, b: StridedSource): Promise<ElementDifference | null> {
    const [first, second] = pairedViews(a, b)
    const total = numelOf(first.shape)
    this.spend(total)
    return compareElements([a, b], [new ElementReader(this.a, first), new ElementReader(this.b, second)], total, this.slice)
  }
}

function describe(tensor: TensorRef): TensorDescription {
  const { dtype, shape, form } = InspectedTensor.from(tensor)
  return { dtype, shape, form }
}
