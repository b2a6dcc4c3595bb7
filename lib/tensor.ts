import { inspect } from 'node:util'
import { getAddon, settled, translated, type DType, type Layout, type MemoryFormat, type NativeTensor } from './binding'
import { Device, getDevice } from './device'
import { arrayOfValues, arrayOver, dtypeOfArray, isDType, readableDType, type TensorData } from './dtype'
import { badArgument, BtxrdTorchError } from './errors'
import { numelOf } from './numel'

export interface FromOptions {
  /**
   * For typed arrays the array's own dtype, or `'bool'` for a Uint8Array. For plain arrays of
   * numbers it must be named, since JavaScript does not tell 1 from 1.0.
   */
  dtype?: DType
}

export interface ToOptions {
  device?: string | Device
  dtype?: DType
  /** `'channels_last'` is for four dimensions. */
  memoryFormat?: MemoryFormat
}

export interface BackwardOptions {
  gradient?: Tensor | null
  retainGraph?: boolean
}

type PlainArray = readonly number[] | readonly bigint[] | readonly boolean[]

let wrap: (native: NativeTensor) => Tensor
let unwrap: (tensor: Tensor) => NativeTensor

/**
 * A PyTorch tensor in LibTorch's memory. Tensors are freed by the garbage collector, or at once by
 * {@link Tensor.dispose}. Reading elements is asynchronous: it waits for the work queued before it.
 */
export class Tensor {
  readonly #native: NativeTensor

  static {
    wrap = (native) => new Tensor(native)
    unwrap = (tensor) => tensor.#native
  }

  /** Use {@link Tensor.from}. */
  private constructor(native: NativeTensor) {
    this.#native = native
  }

  /**
   * A new CPU tensor with a copy of `data`, in row-major order.
   *
   * The copy is made at once: past about 8 MiB it takes longer than an event loop should wait,
   * and {@link Tensor.fromAsync} is better.
   *
   * @param data Float32Array, Float64Array, BigInt64Array (int64), Int32Array, Int16Array,
   *   Int8Array, BigUint64Array (uint64), Uint32Array, Uint16Array, Uint8Array, or a plain array
   *   together with `options.dtype`
   * @param shape sizes whose product is `data.length`; one dimension by default, `[]` for a scalar
   * @throws BtxrdTorchError `ERR_DTYPE`, `ERR_SHAPE` or `ERR_INVALID_ARG`
   */
  static from(data: TensorData | PlainArray, shape: readonly number[] = [data?.length ?? 0], options: FromOptions = {}): Tensor {
    const source = checkedSource(data, shape, options)
    return wrap(translated(() => getAddon().NativeTensor.from(source.array, source.dtype, shape)))
  }

  /** {@link Tensor.from} with the copy made off the event loop; leave `data` unchanged until it resolves. */
  static async fromAsync(data: TensorData | PlainArray, shape: readonly number[] = [data?.length ?? 0], options: FromOptions = {}): Promise<Tensor> {
    const source = checkedSource(data, shape, options)
    return wrap(await settled(() => getAddon().NativeTensor.fromAsync(source.array, source.dtype, shape)))
  }

  /**
   * Sizes, outermost first.
   * @throws BtxrdTorchError `ERR_SHAPE` for a nested tensor, whose rows have sizes of their own
   */
  get shape(): readonly number[] {
    return translated(() => this.#native.shape)
  }

  /**
   * Steps between neighbours of each dimension, in elements.
   * @throws BtxrdTorchError `ERR_SHAPE` for a sparse or nested tensor
   */
  get strides(): readonly number[] {
    return translated(() => this.#native.strides)
  }

  /** `tensor.layout`: how the elements are stored. */
  get layout(): Layout {
    return translated(() => this.#native.layout)
  }

  /** Whether it is a list of rows of different sizes, as `torch.nested.nested_tensor` makes it. */
  get isNested(): boolean {
    return translated(() => this.#native.isNested)
  }

  get dtype(): DType {
    return translated(() => this.#native.dtype)
  }

  get device(): Device {
    return getDevice(translated(() => this.#native.device))
  }

  /** Number of elements. */
  get numel(): number {
    return translated(() => this.#native.numel)
  }

  get disposed(): boolean {
    return this.#native.disposed
  }

  /** Whether operations on it are recorded for {@link Tensor.backward}. */
  get requiresGrad(): boolean {
    return translated(() => this.#native.requiresGrad)
  }

  /**
   * `tensor.requires_grad = value`: set it to false to freeze a parameter.
   * @throws BtxrdTorchError `ERR_INVALID_ARG` for the result of an operation and for integers;
   *   `ERR_BUSY` while a call is in flight
   */
  set requiresGrad(value: boolean) {
    translated(() => { this.#native.requiresGrad = value })
  }

  /**
   * The gradient that backward passes have added up, sharing its memory; null when there is none.
   * @throws BtxrdTorchError `ERR_BUSY` while a backward pass or an optimizer's call is in flight
   */
  get grad(): Tensor | null {
    const grad = translated(() => this.#native.grad)
    return grad === null ? null : wrap(grad)
  }

  /**
   * @param grad of this tensor's shape, dtype and device
   * @throws BtxrdTorchError `ERR_INVALID_ARG`, or `ERR_BUSY` as when it is read
   */
  set grad(grad: Tensor | null) {
    const native = grad === null ? null : nativeTensor(grad, 'grad')
    translated(() => { this.#native.grad = native })
  }

  /**
   * Adds the derivatives of this tensor to `grad` of every tensor it was computed from that
   * requires one, as `tensor.backward()`.
   *
   * @param options.gradient the derivative of what this tensor goes into, needed unless it has one element
   * @param options.retainGraph keeps the graph for another backward pass
   * @throws BtxrdTorchError `ERR_LIBTORCH` with PyTorch's message when there is no graph
   */
  async backward({ gradient = null, retainGraph = false }: BackwardOptions = {}): Promise<void> {
    const native = gradient === null ? null : nativeTensor(gradient, 'gradient')
    if (typeof retainGraph !== 'boolean') throw badArgument('retainGraph', 'a boolean', retainGraph)
    await settled(() => this.#native.backward(native, retainGraph))
  }

  /** The same memory outside of the graph. */
  detach(): Tensor {
    return wrap(translated(() => this.#native.detach()))
  }

  /**
   * This tensor's values on another device, in another dtype or memory format, as a tensor of its own life.
   * It shares memory with this one when nothing changes, as in Python.
   * @throws BtxrdTorchError `ERR_DEVICE` when this machine lacks the device
   */
  async to(target: string | Device | ToOptions): Promise<Tensor> {
    const options: ToOptions = typeof target === 'string' || target instanceof Device ? { device: target } : target
    const device = String(options.device === undefined ? this.device : getDevice(options.device))
    const dtype = options.dtype ?? this.dtype
    if (!isDType(dtype)) throw badArgument('dtype', 'a dtype', dtype, '', 'ERR_DTYPE')
    const format = options.memoryFormat ?? null
    if (format !== null) checkMemoryFormat(format)
    if (format === 'channels_last' && this.shape.length !== 4) {
      throw badArgument('memoryFormat', '"contiguous" for a tensor without 4 dimensions', format, '', 'ERR_SHAPE')
    }
    return wrap(await settled(() => this.#native.to(device, dtype, format)))
  }

  /**
   * `torch.softmax(tensor, dim)`.
   * @param dim the dimension whose values add up to 1; negative ones count from the last
   */
  async softmax(dim: number): Promise<Tensor> {
    const rank = this.shape.length
    if (!Number.isInteger(dim) || dim < -rank || dim >= rank) throw badArgument('dim', `a dimension of a tensor with ${rank}`, dim)
    return wrap(await settled(() => this.#native.softmax(dim)))
  }

  /**
   * A copy of the elements in row-major order. int64 comes as BigInt64Array, bool as Uint8Array,
   * float16, bfloat16 and the kinds of float8 as Float32Array (exactly).
   * @throws BtxrdTorchError `ERR_DTYPE` for a dtype that JavaScript has no numbers for (complex,
   *   quantized, bits); `ERR_INVALID_ARG` for a sparse or nested tensor and for one of the device meta
   */
  async data(): Promise<TensorData> {
    if (this.layout !== 'strided' || this.isNested || this.device.type === 'meta') {
      const remedy = this.device.type === 'meta' ? 'It has no data.' : 'Use ops.aten.to_dense(tensor), or ops.aten.unbind(tensor) for the rows of a nested one.'
      throw badArgument('data()', 'a dense tensor that has memory', this, remedy)
    }
    const dtype = readableDType(this.dtype)
    if (dtype === null) {
      const remedy = this.dtype.startsWith('q') ? 'Use ops.aten.dequantize(tensor) or ops.aten.int_repr(tensor).' : ''
      throw badArgument('data()', 'a tensor of a dtype that JavaScript can read', this.dtype, remedy, 'ERR_DTYPE')
    }
    const source = dtype === this.dtype ? this.#native : await settled(() => this.#native.to('cpu', dtype, null))
    return arrayOver(await settled(() => source.data()), dtype)
  }

  /**
   * The value of a tensor of one element: a boolean for bool, a number otherwise, or a bigint for
   * an int64 that a number cannot hold.
   * @throws BtxrdTorchError `ERR_SHAPE` when there is not exactly one element
   */
  async item(): Promise<number | bigint | boolean> {
    if (this.numel !== 1) {
      throw badArgument('item()', 'a tensor of one element', this.shape, 'Use data() for all elements.', 'ERR_SHAPE')
    }
    const boolean = this.dtype === 'bool'
    const [value = 0] = await this.data()
    if (boolean) return value !== 0
    return typeof value === 'bigint' && Number.isSafeInteger(Number(value)) ? Number(value) : value
  }

  /** Frees the memory now, unless another tensor or a running job holds it. Further use throws `ERR_DISPOSED`. */
  dispose(): void {
    this.#native.dispose()
  }

  [Symbol.dispose](): void {
    this.dispose()
  }

  [inspect.custom](): string {
    if (this.disposed) return 'Tensor(disposed)'
    const shape = this.isNested ? 'nested' : `[${this.shape.join(', ')}]`
    return `Tensor(${this.dtype}, ${shape}${this.layout === 'strided' ? '' : `, ${this.layout}`}, ${this.device})`
  }

  /** Whether a value is a tensor of this package. */
  static isTensor(value: unknown): value is Tensor {
    return typeof value === 'object' && value !== null && #native in value
  }
}

function checkedSource(data: unknown, shape: readonly number[], options: FromOptions): { array: TensorData, dtype: DType } {
  if (options.dtype !== undefined && !isDType(options.dtype)) throw badArgument('dtype', 'a dtype', options.dtype, '', 'ERR_DTYPE')
  const { array, dtype } = Array.isArray(data) ? fromPlain(data, options.dtype) : fromTyped(data, options.dtype)
  checkShape(shape)
  const numel = numelOf(shape)
  if (numel !== array.length) {
    throw new BtxrdTorchError(
      'ERR_SHAPE',
      `Expected ${numel} elements for shape [${shape.join(', ')}] but received ${array.length} in data.`
    )
  }
  return { array, dtype }
}

/** For lib/ only. */
export function checkMemoryFormat(format: unknown): void {
  if (format !== 'contiguous' && format !== 'channels_last') {
    throw badArgument('memoryFormat', '"contiguous" or "channels_last"', format)
  }
}

function checkShape(shape: readonly number[]): void {
  if (!Array.isArray(shape) || !shape.every((size) => Number.isSafeInteger(size) && size >= 0)) {
    throw badArgument('shape', 'an array of sizes, each an integer of 0 or more', shape, '', 'ERR_SHAPE')
  }
}

function fromTyped(data: unknown, wanted: DType | undefined): { array: TensorData, dtype: DType } {
  const own = dtypeOfArray(data)
  if (own === undefined) {
    throw badArgument(
      'data',
      'a Float32Array, Float64Array, BigInt64Array, Int32Array, Int16Array, Int8Array, BigUint64Array, Uint32Array, Uint16Array, Uint8Array or an array',
      data, '', 'ERR_DTYPE'
    )
  }
  const array = data as TensorData
  if (wanted === undefined || wanted === own) return { array, dtype: own }
  if (wanted !== 'bool' || own !== 'uint8') {
    throw badArgument('dtype', `${own}, the dtype of data`, wanted, 'Use to() to convert.', 'ERR_DTYPE')
  }
  // Any other byte than 0 and 1 would be undefined behaviour in LibTorch's kernels.
  return { array: Uint8Array.from(array as Uint8Array, (byte) => Number(byte !== 0)), dtype: 'bool' }
}

function fromPlain(data: unknown[], wanted: DType | undefined): { array: TensorData, dtype: DType } {
  const allBoolean = data.length > 0 && data.every((value) => typeof value === 'boolean')
  const allBigint = data.length > 0 && data.every((value) => typeof value === 'bigint')
  const dtype = wanted ?? (allBoolean ? 'bool' : allBigint ? 'int64' : undefined)
  if (dtype === undefined) {
    throw badArgument('dtype', 'a dtype for a plain array of numbers', undefined, "Pass { dtype: 'float32' } or a typed array.", 'ERR_DTYPE')
  }
  return { array: arrayOfValues(data as (number | bigint | boolean)[], dtype), dtype }
}

/** For lib/ only: gives users a native tensor. */
export function wrapTensor(native: NativeTensor): Tensor {
  return wrap(native)
}

/** For lib/ only: the native tensor of an argument. */
export function nativeTensor(tensor: unknown, name: string): NativeTensor {
  if (!Tensor.isTensor(tensor)) throw badArgument(name, 'a Tensor', tensor)
  return unwrap(tensor)
}
