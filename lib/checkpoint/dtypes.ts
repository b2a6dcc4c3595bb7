import type { DType } from '../binding'

/** Bytes of one element. */
export const itemSize: Readonly<Record<DType, number>> = {
  float64: 8, float32: 4, float16: 2, bfloat16: 2,
  int64: 8, int32: 4, int16: 2, int8: 1, uint8: 1, bool: 1
}

/** The legacy storage classes by which pickles name dtypes. */
export const storageClasses: Readonly<Record<string, DType>> = {
  DoubleStorage: 'float64',
  FloatStorage: 'float32',
  HalfStorage: 'float16',
  BFloat16Storage: 'bfloat16',
  LongStorage: 'int64',
  IntStorage: 'int32',
  ShortStorage: 'int16',
  CharStorage: 'int8',
  ByteStorage: 'uint8',
  BoolStorage: 'bool'
}

/** The legacy storage class of each dtype. */
export const storageClassOf: ReadonlyMap<DType, string> = new Map(Object.entries(storageClasses).map(([name, dtype]) => [dtype, name]))
