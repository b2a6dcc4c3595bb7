import type { DType } from './binding'
import { badArgument } from './errors'

/** Typed arrays whose memory is a tensor's memory as it stands. */
export type TensorData =
  | Float32Array | Float64Array | BigInt64Array | Int32Array | Int16Array | Int8Array | Uint8Array
  | BigUint64Array | Uint32Array | Uint16Array

const DTYPE_OF_ARRAY: Readonly<Record<string, DType>> = {
  Float32Array: 'float32',
  Float64Array: 'float64',
  BigInt64Array: 'int64',
  Int32Array: 'int32',
  Int16Array: 'int16',
  Int8Array: 'int8',
  BigUint64Array: 'uint64',
  Uint32Array: 'uint32',
  Uint16Array: 'uint16',
  Uint8Array: 'uint8',
  Uint8ClampedArray: 'uint8'
}

const ARRAY_OF_DTYPE = {
  float32: Float32Array,
  float64: Float64Array,
  int64: BigInt64Array,
  int32: Int32Array,
  int16: Int16Array,
  int8: Int8Array,
  uint64: BigUint64Array,
  uint32: Uint32Array,
  uint16: Uint16Array,
  uint8: Uint8Array,
  bool: Uint8Array
} as const

/** Floats of 8 and 16 bits have no typed array: they are read as float32, which holds each exactly. */
const SMALL_FLOATS: ReadonlySet<string> = new Set([
  'float16', 'bfloat16', 'float8_e4m3fn', 'float8_e4m3fnuz', 'float8_e5m2', 'float8_e5m2fnuz', 'float8_e8m0fnu'
])
/** Of these JavaScript has no numbers: complex ones, packed and bare bits, quantized integers. */
const UNREADABLE: ReadonlySet<string> = new Set([
  'complex32', 'complex64', 'complex128', 'float4_e2m1fn_x2', 'bits1x8', 'bits2x4', 'bits4x2', 'bits8', 'bits16',
  'qint32', 'qint8', 'quint8', 'quint4x2', 'quint2x4'
])

export type ReadableDType = keyof typeof ARRAY_OF_DTYPE

/** The dtype of the array in which elements are read; null where JavaScript has none. */
export function readableDType(dtype: DType): ReadableDType | null {
  if (UNREADABLE.has(dtype)) return null
  return SMALL_FLOATS.has(dtype) ? 'float32' : dtype as ReadableDType
}

export function isDType(name: unknown): name is DType {
  return typeof name === 'string' && (Object.hasOwn(ARRAY_OF_DTYPE, name) || SMALL_FLOATS.has(name) || UNREADABLE.has(name))
}

/** The dtype of a typed array's elements, or undefined when it is none that a tensor can have. */
export function dtypeOfArray(data: unknown): DType | undefined {
  // By tag and not by instanceof: an array may come from another realm (vm, worker, test runner).
  return ArrayBuffer.isView(data) ? DTYPE_OF_ARRAY[(data as TensorData)[Symbol.toStringTag]] : undefined
}

/** A typed array over a buffer that holds elements of that dtype. */
export function arrayOver(buffer: ArrayBuffer, dtype: ReadableDType): TensorData {
  return new ARRAY_OF_DTYPE[dtype](buffer)
}

/** A typed array with the values of a plain one; each must be one that the dtype holds. */
export function arrayOfValues(values: readonly (number | bigint | boolean)[], dtype: DType): TensorData {
  if (SMALL_FLOATS.has(dtype) || UNREADABLE.has(dtype)) {
    throw badArgument('dtype', 'a dtype that JavaScript can write', dtype, 'Make a float32 tensor and use to().', 'ERR_DTYPE')
  }
  if (dtype === 'int64') {
    return BigInt64Array.from(values, (value, i) => {
      if (typeof value === 'number' && !Number.isSafeInteger(value)) throw badArgument(`data[${i}]`, 'an integer', value)
      return BigInt(value)
    })
  }
  if (dtype === 'uint64') {
    return BigUint64Array.from(values, (value, i) => {
      if (typeof value === 'number' && !(Number.isSafeInteger(value) && value >= 0)) throw badArgument(`data[${i}]`, 'an integer of 0 or more', value)
      return BigInt(value)
    })
  }
  const array = new ARRAY_OF_DTYPE[dtype as Exclude<ReadableDType, 'int64' | 'uint64'>](values.length)
  values.forEach((value, i) => {
    const number = typeof value === 'number' || typeof value === 'boolean' ? Number(value) : NaN
    array[i] = dtype === 'bool' ? Number(number !== 0) : number
    const lossy = dtype !== 'float32' && dtype !== 'bool' && !Object.is(array[i], number)
    if (lossy || (typeof value !== 'number' && typeof value !== 'boolean')) {
      throw badArgument(`data[${i}]`, `a value that ${dtype} holds`, value)
    }
  })
  return array
}
