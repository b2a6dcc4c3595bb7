import { isMainThread } from 'node:worker_threads'
import { BtxrdTorchError, type ErrorCode } from './errors'
import { loadAddon } from '../scripts/load-addon'
import type { AugmentationStep } from './data/transforms/plan'

/** The dtypes that cross the boundary, by their PyTorch names. */
export type DType =
  | 'float32' | 'float64' | 'float16' | 'bfloat16'
  | 'int64' | 'int32' | 'int16' | 'int8' | 'uint8' | 'bool'
  | 'uint64' | 'uint32' | 'uint16' | 'complex32' | 'complex64' | 'complex128'
  | 'float8_e4m3fn' | 'float8_e4m3fnuz' | 'float8_e5m2' | 'float8_e5m2fnuz' | 'float8_e8m0fnu'
  | 'float4_e2m1fn_x2' | 'bits1x8' | 'bits2x4' | 'bits4x2' | 'bits8' | 'bits16'
  | 'qint32' | 'qint8' | 'quint8' | 'quint4x2' | 'quint2x4'

/** How the elements of a tensor are stored, as `torch.layout` names it. */
export type Layout = 'strided' | SparseLayout
export type SparseLayout = 'sparse_coo' | 'sparse_csr' | 'sparse_csc' | 'sparse_bsr' | 'sparse_bsc'

/** How the elements of (B, C, H, W) tensors lie in memory; results differ in their last bits. */
export type MemoryFormat = 'contiguous' | 'channels_last'

/** Untyped memory on the CPU, 64-byte aligned, for the storages of a file. Each is filled by one of the calls below. */
export type NativeStorages = object & { readonly __storages: never }

/** Copies of storages in native memory, made by one job; opaque to JavaScript. */
export type NativeSnapshot = object & { readonly __snapshot: never }

/** An `at::Tensor`. `lib/tensor.ts` wraps it for users. */
export interface NativeTensor {
  /** Throws for a nested tensor. */
  readonly shape: number[]
  /** In elements; throws for what is not strided. */
  readonly strides: number[]
  readonly layout: Layout
  readonly isNested: boolean
  readonly dtype: DType
  readonly device: string
  readonly numel: number
  readonly disposed: boolean
  /** Equal for tensors that share memory. */
  readonly storageId: bigint
  /** Setting it throws while any call is in flight. */
  requiresGrad: boolean
  /** Reading or setting it throws while a backward pass or an optimizer's call is in flight. */
  grad: NativeTensor | null
  backward(gradient: NativeTensor | null, retainGraph: boolean): Promise<void>
  detach(): NativeTensor
  to(device: string, dtype: DType, memoryFormat: MemoryFormat | null): Promise<NativeTensor>
  softmax(dim: number): Promise<NativeTensor>
  /** The elements in row-major order. */
  data(): Promise<ArrayBuffer>
  dispose(): void
}

/** How quantized integers become numbers: in one way, or in one for each slice of a dimension. */
export type NativeQuantizer =
  | { scale: number, zeroPoint: number }
  | { scales: NativeTensor, zeroPoints: NativeTensor, axis: number }

/** What a tensor is made of. `parts` are those of `torch.save`, in its order. */
export type NativeTensorForm =
  /** `offset` in elements, `nbytes` of the whole storage. */
  | { kind: 'strided', offset: number, nbytes: number, isConj: boolean, isNeg: boolean, quantizer: NativeQuantizer | null }
  | { kind: 'sparse', layout: SparseLayout, parts: NativeTensor[], isCoalesced: boolean | null }
  | { kind: 'nested', parts: NativeTensor[] }
  | { kind: 'meta' }

interface NativeTensorClass {
  from(data: NodeJS.ArrayBufferView, dtype: DType, shape: readonly number[]): NativeTensor
  /** The data must stay unchanged until the promise settles. */
  fromAsync(data: NodeJS.ArrayBufferView, dtype: DType, shape: readonly number[]): Promise<NativeTensor>
}

/** One tensor of a model's state, with the class count filled in. */
export interface StateEntry {
  name: string
  isParameter: boolean
  dtype: DType
  shape: number[]
  strides: number[]
}

/** One operation of the init tape, with the class count filled in. */
export interface InitOp {
  op: string
  /** Index of the state tensor; -1 for scratch memory. */
  target: number
  offset: number
  /** Empty for a whole state tensor. */
  shape: number[]
  strides: number[]
  dtype: DType
  args: (number | null)[]
}

export interface NativeArchitecture {
  archive: Uint8Array
  state: StateEntry[]
  attributes: { path: string, type: 'int' | 'float', value: number }[]
}

export interface NativeClassifier {
  forward(input: NativeTensor, training: boolean, autocast: DType | null): Promise<NativeTensor>
  /** In evaluation mode, on the CPU. */
  forwardFused(input: NativeTensor): Promise<NativeTensor>
  /** In evaluation mode; null for the predicted classes. The heat maps are on the CPU. */
  gradcam(
    input: NativeTensor, layer: string, classes: number[] | null
  ): Promise<{ logits: NativeTensor, heatMaps: NativeTensor, classes: number[] }>
  /** In state-dict order; the tensors share the model's memory. */
  state(): NativeTensor[]
  /** In state-dict order; null leaves a tensor as it is. */
  loadState(state: (NativeTensor | null)[]): Promise<void>
  to(device: string | null, memoryFormat: MemoryFormat | null): Promise<void>
  dispose(): void
}

interface NativeClassifierClass {
  /** Without a tape the state is uninitialised memory. */
  load(architecture: NativeArchitecture, tape: InitOp[] | null): Promise<NativeClassifier>
}

/** The hyperparameters of one parameter group at one step. */
export type NativeStepOptions =
  | {
    algorithm: 'adam', lr: number, beta1: number, beta2: number, eps: number, weightDecay: number, amsgrad: boolean,
    maximize: boolean, decoupledWeightDecay: boolean, foreach: boolean | null, fused: boolean | null
  }
  | {
    algorithm: 'sgd', lr: number, momentum: number, dampening: number, weightDecay: number, nesterov: boolean,
    maximize: boolean, foreach: boolean | null, fused: boolean | null
  }
  | {
    algorithm: 'rmsprop', lr: number, alpha: number, eps: number, weightDecay: number, momentum: number,
    centered: boolean, maximize: boolean, foreach: boolean | null
  }

/** What an optimizer keeps for one parameter, by its place among the parameters of all groups. */
export interface NativeStateRecord {
  parameter: number
  fields: [key: string, tensor: NativeTensor][]
}

export interface NativeOptimizer {
  addGroup(params: NativeTensor[]): void
  /** One entry for each group. */
  step(groups: NativeStepOptions[]): Promise<void>
  zeroGrad(setToNone: boolean): Promise<void>
  /** In the order in which the parameters got their state; throws while a step is in flight. */
  state(): NativeStateRecord[]
  /** Copies; `fused` is the option of each group. */
  loadState(state: NativeStateRecord[], fused: boolean[]): Promise<void>
  dispose(): void
}

export interface NativeScalerOptions {
  scale: number
  growthFactor: number
  backoffFactor: number
  growthInterval: number
  growthTracker: number
}

export interface NativeScalerValues {
  scale: number
  growthTracker: number
}

export interface NativeGradScaler {
  scale(outputs: NativeTensor): Promise<NativeTensor>
  /** Whether a gradient is not finite. */
  unscale(optimizer: NativeOptimizer): Promise<boolean>
  update(foundInf: boolean): Promise<NativeScalerValues>
  setScale(scale: number): Promise<NativeScalerValues>
  load(options: NativeScalerOptions): Promise<NativeScalerValues>
}

export interface NativeCriterion {
  weight: NativeTensor | null
  reduction: 'none' | 'mean' | 'sum'
  ignoreIndex: number
  labelSmoothing: number
}

export interface NativeTrainStep {
  model: NativeClassifier
  optimizer: NativeOptimizer
  scaler: NativeGradScaler | null
  groups: NativeStepOptions[]
  criterion: NativeCriterion
  numClasses: number
  maxGradNorm: number | null
  autocast: DType | null
  nonFinite: 'raise' | 'skip' | 'continue'
}

export interface NativeTrainStepResult {
  loss: number
  gradNorm: number
  logits: NativeTensor
  stepped: boolean
  scaler: NativeScalerValues | null
}
/** What crosses to and from an operator; an int is a bigint on the way in, a number a float. */
export type OpValue = null | boolean | number | bigint | string | NativeTensor | OpValue[]

export interface NativeAddon {
  readonly versions: { libtorch: string, napi: number }
  readonly NativeTensor: NativeTensorClass
  readonly NativeClassifier: NativeClassifierClass
  readonly NativeOptimizer: new () => NativeOptimizer
  readonly NativeGradScaler: new (options: NativeScalerOptions) => NativeGradScaler
  /** The C library's functions of doubles, as Python calls them. */
  readonly cMath: { cos(x: number): number, pow(x: number, y: number): number, log(x: number): number }

  /** Takes effect for every job submitted after it. */
  manualSeed(seed: bigint): void
  getRngState(): Promise<Uint8Array>
  setRngState(state: Uint8Array): Promise<void>
  getNumThreads(): number
  /** Takes effect for every job submitted after it. */
  setNumThreads(count: number): void
  /** Drops every queued job of the process and waits for the running one, for good. */
  shutdown(): void
  /** LibTorch's allocator on the CPU; `reason` says why it is not the caching one. */
  readonly allocator: { kind: 'caching' | 'default', reason: string | null }
  memoryStats(): Record<string, number>
  resetPeakMemoryStats(): void
  emptyCache(): Promise<void>
  /** null for no limit. */
  setCacheLimit(bytes: number | null): void
  setCacheReleaseInterval(milliseconds: number): void
  cudaDeviceCount(): number
  mpsAvailable(): boolean

  readonly NativeStorages: new (count: number) => NativeStorages
  /**
   * Reads ranges of an open file into fresh memory off the event loop, on several threads. `contents`
   * has four numbers for each: index of the storage, first byte in the file, bytes, and the CRC-32
   * that they must have, or -1 when the writer recorded none.
   */
  readStorages(storages: NativeStorages, fd: number, contents: Float64Array): Promise<void>
  /** Maps ranges of an open file, copy-on-write; checksums are not looked at. The file may be closed, not cut short. */
  mapStorages(storages: NativeStorages, fd: number, contents: Float64Array): void
  /** Makes a storage a copy of the bytes, with that CRC-32 unless it is null. */
  copyStorage(storages: NativeStorages, index: number, bytes: Uint8Array, crc32: number | null): void
  /** The bytes of many small pieces of an open file, one after the other. `pieces` has first byte and bytes of each. */
  readPieces(fd: number, pieces: Float64Array): Promise<ArrayBuffer>
  /**
   * Views of storages; refuses one that leaves its storage. `views` has for each the index of the
   * storage, that of the dtype among `dtypes`, then, in elements, the offset, the number of
   * dimensions, sizes and strides.
   */
  tensorsOfStorages(storages: NativeStorages, dtypes: readonly DType[], views: Float64Array): NativeTensor[]
  /** Reads no element. */
  describeTensor(tensor: NativeTensor): NativeTensorForm
  /**
   * Whether the tensor is one of CPU memory that is nothing but a view, and `numbers` has room for it.
   * They are then: the storage's id (its 64 bits), its bytes, the index of the dtype among
   * `dtypeNames`, 1 where a gradient is wanted, the offset, the number of dimensions, sizes, strides.
   */
  plainView(tensor: NativeTensor, numbers: Float64Array): boolean
  readonly dtypeNames: readonly DType[]
  /** Checks the indices. `parts` as in {@link NativeTensorForm}. */
  sparseTensor(layout: SparseLayout, parts: readonly NativeTensor[], shape: readonly number[], isCoalesced: boolean | null): Promise<NativeTensor>
  /** Checks the rows. */
  nestedTensor(parts: readonly NativeTensor[]): Promise<NativeTensor>
  /** A quantized view of a storage; refuses one that leaves it. */
  quantizedTensor(
    storages: NativeStorages, index: number, dtype: DType, offset: number, shape: readonly number[], strides: readonly number[], quantizer: NativeQuantizer
  ): NativeTensor
  /** Shape and dtype without memory, on the device `meta`. */
  metaTensor(dtype: DType, shape: readonly number[], strides: readonly number[]): NativeTensor
  /** The same memory, read as conjugate or negative numbers. */
  lazyView(tensor: NativeTensor, isConj: boolean, isNeg: boolean): NativeTensor
  /** Copies the whole storage of each tensor, in the order of the jobs. */
  snapshotStorages(tensors: readonly NativeTensor[]): Promise<NativeSnapshot>
  /**
   * Writes `metadata` at the file's position, with storage i after its first `places[i]` bytes, off
   * the event loop and off the executor. The cause of its error has the system's `errno`.
   */
  writeStorages(fd: number, snapshot: NativeSnapshot, metadata: Uint8Array, places: readonly number[]): Promise<void>
  /**
   * As writeStorages, with the CRC-32 of storage i in 4 bytes of the metadata at `checksumPlaces[i]`, which
   * come after it and before the next one; -1 for nowhere. Returns the checksums.
   */
  writeRecords(
    fd: number, snapshot: NativeSnapshot, metadata: Uint8Array, places: readonly number[], checksumPlaces: readonly number[]
  ): Promise<number[]>
  /** Frees the copies as soon as no job uses them. */
  releaseSnapshot(snapshot: NativeSnapshot): void
  /** torch's `.data/serialization_id`: the names of all records and the CRC-32s of the non-empty ones, in the order of writing. */
  serializationId(names: readonly string[], checksums: readonly number[]): string
  /** (H, W, 3) uint8 pixels -> (1, 3, outHeight, outWidth) float32, off the event loop. */
  resizeNormalize(
    pixels: Uint8Array, width: number, height: number,
    outWidth: number, outHeight: number, mean: number[], std: number[]
  ): Promise<NativeTensor>
  /** (H, W, 3) uint8 pixels, changed step by step -> the same shape, off the event loop. */
  augmentImage(pixels: Uint8Array, width: number, height: number, steps: AugmentationStep[]): Promise<ArrayBuffer>
  /** The same, then resized and normalised -> float32 of (3, outHeight, outWidth). */
  transformImage(
    pixels: Uint8Array, width: number, height: number, steps: AugmentationStep[],
    outWidth: number, outHeight: number, mean: number[], std: number[]
  ): Promise<ArrayBuffer>
  /** albumentations' 3x3 matrix about the centre, row by row; `rotate` in degrees. */
  affineMatrix(
    width: number, height: number, translateX: number, translateY: number, scaleX: number, scaleY: number, rotate: number
  ): number[]

  crossEntropyLoss(logits: NativeTensor, target: NativeTensor, criterion: NativeCriterion, autocast: DType | null): Promise<NativeTensor>
  /** The norm before clipping. */
  clipGradNorm(
    params: NativeTensor[], maxNorm: number, normType: number, errorIfNonfinite: boolean, foreach: boolean | null
  ): Promise<number>
  trainStep(step: NativeTrainStep, input: NativeTensor, target: NativeTensor): Promise<NativeTrainStepResult>
  /** `name` is an operator of ATen ("add") or one overload of it ("add.Tensor"). */
  callOperator(name: string, args: OpValue[], kwargs: Record<string, OpValue>): Promise<OpValue | undefined>
  /** Sorted base names. */
  operatorNames(): string[]
  /** In the order in which they are tried; empty for an unknown name. */
  operatorSchemas(name: string): string[]
}

let addon: NativeAddon | undefined

/** The native addon, loaded on first use. This is the only file that loads it. */
export function getAddon(): NativeAddon {
  if (addon === undefined) {
    const loaded = translated(() => loadAddon().addon as NativeAddon)
    // process.exit() runs no native clean-up hook of the main thread, and the C++ statics that a
    // running job uses are destroyed all the same: this is the last moment to wait for it.
    if (isMainThread) process.once('exit', () => loaded.shutdown())
    addon = loaded
  }
  return addon
}

interface ErrorLike {
  code: ErrorCode
  message: string
  backtrace?: string
}

function isErrorLike(error: unknown): error is ErrorLike {
  return typeof error === 'object' && error !== null && String((error as { code?: unknown }).code).startsWith('ERR_')
}

function toBtxrdTorchError(error: unknown): unknown {
  if (error instanceof BtxrdTorchError || !isErrorLike(error)) return error
  return new BtxrdTorchError(
    error.code,
    error.message,
    error.backtrace === undefined ? { cause: error } : { cause: error, backtrace: error.backtrace }
  )
}

/** Runs a native call and throws its failure as the package's error class. */
export function translated<T>(call: () => T): T {
  try {
    return call()
  } catch (error) {
    throw toBtxrdTorchError(error)
  }
}

/**
 * Awaits a native job. The error is made here and not in C++, because only here does V8 know
 * the asynchronous callers to put in its stack.
 */
export async function settled<T>(job: () => Promise<T>): Promise<T> {
  try {
    return await job()
  } catch (error) {
    throw toBtxrdTorchError(error)
  }
}
