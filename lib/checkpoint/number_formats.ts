import type { DType } from '../binding'

/** A bit pattern, as an unsigned number of a float, as the number itself of an integer. */
export type Bits = number | bigint

/** How the bytes of a dtype are numbers. */
export interface NumberFormat {
  /** One for each element, two for each of a complex dtype. */
  bits: (bytes: ArrayBuffer) => ArrayLike<Bits>
  toNumber: (bits: Bits) => number
  /**
   * The place of a float among all of its format in ascending order, so that neighbours differ by
   * one; -0 and 0 have one place. Null for integers.
   */
  toPlace: ((bits: Bits) => Bits) | null
}

const scratch = new DataView(new ArrayBuffer(8))

/** Places of numbers that are a sign bit and a magnitude, of so many bits together. */
function signMagnitude(width: number): (bits: Bits) => number {
  const sign = 2 ** (width - 1)
  return (bits) => {
    const unsigned = Number(bits)
    return unsigned < sign ? unsigned : sign - unsigned
  }
}

const integer = (bits: NumberFormat['bits']): NumberFormat => ({ bits, toNumber: Number, toPlace: null })

const float32: NumberFormat = {
  bits: (bytes) => new Uint32Array(bytes), toPlace: signMagnitude(32),
  toNumber(bits) {
    scratch.setUint32(0, bits as number)
    return scratch.getFloat32(0)
  }
}

const float64: NumberFormat = {
  bits: (bytes) => new BigUint64Array(bytes),
  toNumber(bits) {
    scratch.setBigUint64(0, bits as bigint)
    return scratch.getFloat64(0)
  },
  toPlace: (bits) => (bits as bigint < 1n << 63n ? bits : (1n << 63n) - (bits as bigint))
}

/** What the largest exponents and the negative zero of a small float stand for. */
type Specials = 'ieee' | 'fn' | 'fnuz'

/** A float of one or two bytes: a sign, then exponent and mantissa of so many bits. */
function smallFloat(exponent: number, mantissa: number, bias: number, specials: Specials): NumberFormat {
  const width = 1 + exponent + mantissa
  const table = Float64Array.from({ length: 2 ** width }, (_, bits) => decode(bits, exponent, mantissa, bias, specials))
  return {
    bits: (bytes) => (width === 8 ? new Uint8Array(bytes) : new Uint16Array(bytes)),
    toNumber: (bits) => table[bits as number]!, toPlace: signMagnitude(width)
  }
}

function decode(bits: number, exponent: number, mantissa: number, bias: number, specials: Specials): number {
  const sign = 2 ** (exponent + mantissa)
  const magnitude = bits % sign
  const top = 2 ** exponent - 1
  const [power, fraction] = [Math.floor(magnitude / 2 ** mantissa), magnitude % 2 ** mantissa]
  if (specials === 'fnuz' && bits === sign) return NaN
  if (specials === 'fn' && magnitude === sign - 1) return NaN
  const signed = bits < sign ? 1 : -1
  if (specials === 'ieee' && power === top) return fraction === 0 ? signed * Infinity : NaN
  return signed * (power === 0 ? fraction * 2 ** (1 - bias - mantissa) : (2 ** mantissa + fraction) * 2 ** (power - bias - mantissa))
}

/** An exponent and nothing else; all ones are NaN. */
const float8E8m0: NumberFormat = {
  bits: (bytes) => new Uint8Array(bytes),
  toNumber: (bits) => (bits === 255 ? NaN : 2 ** (bits as number - 127)), toPlace: (bits) => bits
}

const int8 = integer((bytes) => new Int8Array(bytes))
const uint8 = integer((bytes) => new Uint8Array(bytes))
const int32 = integer((bytes) => new Int32Array(bytes))

/** Tables are made when a file has the dtype. */
const makers: Partial<Record<DType, () => NumberFormat>> = {
  float64: () => float64, float32: () => float32,
  float16: () => smallFloat(5, 10, 15, 'ieee'), bfloat16: () => smallFloat(8, 7, 127, 'ieee'),
  complex128: () => float64, complex64: () => float32, complex32: () => smallFloat(5, 10, 15, 'ieee'),
  float8_e5m2: () => smallFloat(5, 2, 15, 'ieee'), float8_e4m3fn: () => smallFloat(4, 3, 7, 'fn'),
  float8_e5m2fnuz: () => smallFloat(5, 2, 16, 'fnuz'), float8_e4m3fnuz: () => smallFloat(4, 3, 8, 'fnuz'), float8_e8m0fnu: () => float8E8m0,
  int64: () => integer((bytes) => new BigInt64Array(bytes)),
  uint64: () => integer((bytes) => new BigUint64Array(bytes)),
  int32: () => int32, uint32: () => integer((bytes) => new Uint32Array(bytes)),
  int16: () => integer((bytes) => new Int16Array(bytes)),
  uint16: () => integer((bytes) => new Uint16Array(bytes)),
  int8: () => int8, uint8: () => uint8, bool: () => uint8, qint8: () => int8, quint8: () => uint8, qint32: () => int32
}

const made = new Map<DType, NumberFormat | null>()

/** Null for bare bits and packed numbers, which only are equal or not. */
export function numberFormat(dtype: DType): NumberFormat | null {
  let format = made.get(dtype)
  if (format === undefined) made.set(dtype, (format = makers[dtype]?.() ?? null))
  return format
}
