import { getAddon, translated, type DType, type NativeQuantizer, type NativeTensor, type NativeTensorForm } from '../binding'

/** A strided tensor. `offset` and `strides` are in elements. */
export interface StridedForm {
  readonly kind: 'strided'
  /** Equal for tensors that share memory. */
  readonly storageId: bigint
  /** Of the whole storage. */
  readonly nbytes: number
  readonly device: string
  readonly dtype: DType
  readonly requiresGrad: boolean
  readonly offset: number
  readonly shape: readonly number[]
  readonly strides: readonly number[]
  /** Whether the memory holds the conjugates, or the negatives, of the elements. */
  readonly isConj: boolean
  readonly isNeg: boolean
  readonly quantizer: NativeQuantizer | null
}

/** How a tensor lies in memory, or what it is put together from. */
export type TensorForm = StridedForm | (Exclude<NativeTensorForm, { kind: 'strided' }> & { requiresGrad: boolean })

/** Where `plainView` writes: six numbers, then the sizes and strides of more dimensions than LibTorch's kernels take. */
const numbers = new Float64Array(6 + 2 * 64)
const storageId = new BigUint64Array(numbers.buffer, 0, 1)

/** Reads no element. Most tensors of a checkpoint are plain views, which take one native call. */
export function tensorForm(native: NativeTensor): TensorForm {
  return translated(() => plainForm(native) ?? otherForm(native))
}

function plainForm(native: NativeTensor): StridedForm | null {
  const addon = getAddon()
  if (!addon.plainView(native, numbers)) return null
  const dimensions = numbers[5]!
  return {
    kind: 'strided', storageId: storageId[0]!, nbytes: numbers[1]!, device: 'cpu', dtype: addon.dtypeNames[numbers[2]!]!,
    requiresGrad: numbers[3] === 1, offset: numbers[4]!, shape: numbersFrom(6, dimensions),
    strides: numbersFrom(6 + dimensions, dimensions), isConj: false, isNeg: false, quantizer: null
  }
}

/** A loop, since `[...numbers.subarray()]` takes longer than the native call. */
function numbersFrom(first: number, count: number): number[] {
  const taken: number[] = []
  for (let index = first; index < first + count; index++) taken.push(numbers[index]!)
  return taken
}

function otherForm(native: NativeTensor): TensorForm {
  const form = getAddon().describeTensor(native)
  const { requiresGrad } = native
  if (form.kind !== 'strided') return { ...form, requiresGrad }
  const { storageId, device, dtype, shape, strides } = native
  return { ...form, storageId, device, dtype, requiresGrad, shape, strides }
}
