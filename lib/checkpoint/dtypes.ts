import type { DType } from '../binding'

/** Bytes of one element. */
export const itemSize: Readonly<Record<DType, number>> = {
  float64: 8, float32: 4, float16: 2, bfloat16: 2,
  int64: 8, int32: 4, int16: 2, int8: 1, uint8: 1, bool: 1,
  uint64: 8, uint32: 4, uint16: 2, complex128: 16, complex64: 8, complex32: 4,
  float8_e4m3fn: 1, float8_e4m3fnuz: 1, float8_e5m2: 1, float8_e5m2fnuz: 1, float8_e8m0fnu: 1,
  float4_e2m1fn_x2: 1, bits1x8: 1, bits2x4: 1, bits4x2: 1, bits8: 1, bits16: 2,
  qint32: 4, qint8: 1, quint8: 1, quint4x2: 1, quint2x4: 1
}

/** Elements in one byte of the dtypes that are narrower than one. */
export function elementsPerByte(dtype: DType): number {
  if (dtype === 'quint4x2') return 2
  return dtype === 'quint2x4' ? 4 : 1
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
  BoolStorage: 'bool',
  ComplexDoubleStorage: 'complex128',
  ComplexFloatStorage: 'complex64',
  QInt32Storage: 'qint32',
  QInt8Storage: 'qint8',
  QUInt8Storage: 'quint8',
  QUInt4x2Storage: 'quint4x2',
  QUInt2x4Storage: 'quint2x4'
}

/** The legacy storage class of each dtype; newer dtypes have none and stand beside an untyped storage. */
export const storageClassOf: ReadonlyMap<DType, string> = new Map(Object.entries(storageClasses).map(([name, dtype]) => [dtype, name]))

/** `torch.dtype`s that a pickle may name as values; neither torch nor this package has tensors of them. */
export const valueOnlyDTypes: readonly string[] = [1, 2, 3, 4, 5, 6, 7].flatMap((bits) => [`uint${bits}`, `int${bits}`])
