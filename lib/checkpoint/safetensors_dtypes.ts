import type { DType } from '../binding'

/** The format's names of dtypes, in the order in which its library sorts tensors: the last first. */
export const safetensorsDTypes: Readonly<Record<string, DType>> = {
  BOOL: 'bool', F4: 'float4_e2m1fn_x2', U8: 'uint8', I8: 'int8', F8_E5M2: 'float8_e5m2', F8_E4M3: 'float8_e4m3fn', F8_E8M0: 'float8_e8m0fnu',
  F8_E4M3FNUZ: 'float8_e4m3fnuz', F8_E5M2FNUZ: 'float8_e5m2fnuz',
  I16: 'int16', U16: 'uint16', F16: 'float16', BF16: 'bfloat16', I32: 'int32', U32: 'uint32', F32: 'float32',
  C64: 'complex64', F64: 'float64', I64: 'int64', U64: 'uint64'
}

const order = Object.keys(safetensorsDTypes)
const codes: ReadonlyMap<DType, string> = new Map(order.map((code) => [safetensorsDTypes[code]!, code]))

/** The format's name of a dtype; undefined for one that it does not have. */
export function safetensorsCode(dtype: DType): string | undefined {
  return codes.get(dtype)
}

/** Where the library puts tensors of a dtype among those of others: the highest first. */
export function safetensorsRank(dtype: DType): number {
  return order.indexOf(codes.get(dtype)!)
}

/** The format counts numbers, torch counts bytes of two float4 each. */
const packed: DType = 'float4_e2m1fn_x2'

/** The shape in a header of a tensor's shape in torch. */
export function headerShape(dtype: DType, shape: readonly number[]): number[] {
  return dtype === packed ? scaleLast(shape, 2) : [...shape]
}

/** The shape in torch of one in a header; not of integers where the header's cannot be. */
export function torchShape(dtype: DType, shape: readonly number[]): number[] {
  return dtype === packed ? scaleLast(shape, 1 / 2) : [...shape]
}

function scaleLast(shape: readonly number[], factor: number): number[] {
  return shape.map((size, dim) => (dim === shape.length - 1 ? size * factor : size))
}
