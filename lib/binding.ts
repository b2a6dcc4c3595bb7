/** The dtypes that cross the boundary, by their PyTorch names. */
export type DType =
  | 'float32' | 'float64' | 'float16' | 'bfloat16'
  | 'int64' | 'int32' | 'int16' | 'int8' | 'uint8' | 'bool'

/** A byte range of a file: one record of a checkpoint. */
export interface ByteRange {
  /** First byte, from the start of the file. */
  offset: number
  nbytes: number
  /** CRC-32 that the bytes must have. */
  crc32: number
}

/** Untyped memory on the CPU (`torch.UntypedStorage`), 64-byte aligned; opaque to JavaScript. */
export interface NativeStorage {
  readonly nbytes: number
}

export interface NativeTensor {
  readonly shape: number[]
  /** In elements. */
  readonly strides: number[]
  readonly dtype: DType
  readonly device: string
  readonly numel: number
  readonly disposed: boolean
  dispose(): void
}

export interface NativeAddon {
  /** Reads ranges of an open file into fresh storages off the event loop, checking each CRC-32. */
  readStorages(fd: number, ranges: ByteRange[]): Promise<NativeStorage[]>
  /** A view of a storage; refuses one that leaves it. `offset` and `strides` are in elements. */
  tensorFromStorage(storage: NativeStorage, dtype: DType, offset: number, shape: number[], strides: number[]): NativeTensor
  /** (H, W, 3) uint8 pixels -> (1, 3, outHeight, outWidth) float32, off the event loop. */
  resizeNormalize(
    pixels: Uint8Array, width: number, height: number,
    outWidth: number, outHeight: number, mean: number[], std: number[]
  ): Promise<NativeTensor>
}
