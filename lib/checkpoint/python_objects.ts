/**
 * Python objects that JavaScript has no counterpart of. They never change, so a value that stands
 * in two places needs no identity.
 */
export abstract class PythonObject {
  /** Only for the compiler, to which objects without members of their own are alike. */
  declare protected readonly isPythonObject: true
}

/** A Python complex number. */
export class Complex extends PythonObject {
  constructor(readonly re: number, readonly im: number) {
    super()
  }

  /** As Python's `repr`, but for how floats are shortened. */
  override toString(): string {
    const sign = this.im < 0 || Object.is(this.im, -0) ? '-' : '+'
    return `(${this.re}${sign}${Math.abs(this.im)}j)`
  }
}

/** What pickles hold of torch itself: `torch.float32`, `torch.strided`, `torch.device('cuda', 0)`. */
export abstract class TorchObject extends PythonObject {
  constructor(
    /** As Python's `str`, such as `torch.float32` or `cuda:0`. */
    readonly name: string
  ) {
    super()
  }

  override toString(): string {
    return this.name
  }
}

/** A `torch.dtype`; its name is such as `torch.float32`. */
export class TorchDType extends TorchObject {}

/** A `torch.layout`; its name is such as `torch.strided`. */
export class TorchLayout extends TorchObject {}

/** Python has one object for each layout, and so has a checkpoint. */
export const torchLayouts: ReadonlyMap<string, TorchLayout> = new Map(
  ['strided', 'sparse_coo', 'sparse_csr', 'sparse_csc', 'sparse_bsr', 'sparse_bsc', '_mkldnn', 'jagged']
    .map((name) => [`torch.${name}`, new TorchLayout(`torch.${name}`)])
)

/** A `torch.qscheme`; its name is such as `torch.per_tensor_affine`. */
export class TorchQScheme extends TorchObject {}

/** A `torch.device` of any type, also of ones that this package does not run on. */
export class TorchDevice extends TorchObject {
  constructor(readonly type: string, readonly index: number | null = null) {
    super(index === null ? type : `${type}:${index}`)
  }
}

/**
 * A `datetime.datetime`, `date` or `time`. Python's have microseconds and may have no time zone,
 * which JavaScript's `Date` cannot keep.
 */
export class PyDateTime extends PythonObject {
  constructor(
    readonly kind: 'datetime' | 'date' | 'time',
    /** As Python's `isoformat()`, such as `2026-01-31T09:30:00.000001+02:00`. */
    readonly iso: string
  ) {
    super()
  }

  override toString(): string {
    return this.iso
  }
}

/** A `datetime.timedelta` as Python normalises it: only `days` is negative. */
export class TimeDelta extends PythonObject {
  constructor(readonly days: number, readonly seconds: number, readonly microseconds: number) {
    super()
  }
}

/** A `datetime.timezone`, a fixed distance from UTC. */
export class TimeZone extends PythonObject {
  constructor(readonly offset: TimeDelta, readonly name: string | null) {
    super()
  }
}

/** A path of Python's `pathlib`. */
export class PyPath extends PythonObject {
  constructor(
    /** The class, such as `PosixPath`. */
    readonly className: string,
    readonly parts: readonly string[]
  ) {
    super()
  }

  /** The parts joined as the class joins them; nothing is looked up. */
  override toString(): string {
    const separator = this.className.includes('Windows') ? '\\' : '/'
    const [first = '.', ...rest] = this.parts
    return first.endsWith(separator) ? first + rest.join(separator) : [first, ...rest].join(separator)
  }
}

/** A `numpy.dtype` of numbers or booleans; its name is such as `<f8`. */
export class NumpyDType extends PythonObject {
  constructor(readonly name: string) {
    super()
  }

  override toString(): string {
    return this.name
  }
}

type NumericArray =
  | Float32Array | Float64Array | BigInt64Array | Int32Array | Int16Array | Int8Array
  | BigUint64Array | Uint32Array | Uint16Array | Uint8Array

/** A `numpy.ndarray` of numbers or booleans. */
export class NumpyArray extends PythonObject {
  constructor(
    /** NumPy's name, such as `<f8`, `|b1` or `>i4`. */
    readonly dtype: string,
    readonly shape: readonly number[],
    /** The elements in row-major order, in the byte order of `dtype`. */
    readonly bytes: Uint8Array
  ) {
    super()
  }

  /** A copy of the elements; null for those of which JavaScript has no array (`f2`, complex). Booleans are 0 and 1. */
  data(): NumericArray | null {
    return numericArray(this.dtype, this.bytes)
  }
}

/** A scalar of NumPy, such as `numpy.float64`. */
export class NumpyScalar extends PythonObject {
  constructor(readonly dtype: string, readonly bytes: Uint8Array) {
    super()
  }

  /** Its number; null for those of which JavaScript has none (`f2`, complex). */
  get value(): number | bigint | boolean | null {
    const value = numericArray(this.dtype, this.bytes)?.[0] ?? null
    return this.dtype.endsWith('b1') && value !== null ? value !== 0 : value
  }
}

const arraysByKind = {
  b1: Uint8Array, u1: Uint8Array, i1: Int8Array, u2: Uint16Array, i2: Int16Array, u4: Uint32Array, i4: Int32Array,
  u8: BigUint64Array, i8: BigInt64Array, f4: Float32Array, f8: Float64Array
} as const

function numericArray(dtype: string, bytes: Uint8Array): NumericArray | null {
  const NumericArray = arraysByKind[dtype.slice(1) as keyof typeof arraysByKind]
  if (NumericArray === undefined) return null
  // A copy, aligned for any element.
  const copy = Buffer.from(new Uint8Array(bytes).buffer)
  if (dtype.startsWith('>')) swapBytes(copy, NumericArray.BYTES_PER_ELEMENT)
  return new NumericArray(copy.buffer)
}

function swapBytes(bytes: Buffer, itemBytes: number): void {
  if (itemBytes === 2) bytes.swap16()
  else if (itemBytes === 4) bytes.swap32()
  else if (itemBytes === 8) bytes.swap64()
}

/** A Python class or function that was named but not called; it was not looked up. */
export class OpaqueGlobal extends PythonObject {
  constructor(
    /** `module.name` as the pickle has it. */
    readonly name: string
  ) {
    super()
  }

  override toString(): string {
    return this.name
  }
}
