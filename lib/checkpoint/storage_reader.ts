import { getAddon, settled, translated, type NativeStorages } from '../binding'
import type { ByteSource } from './byte_source'
import { rangeError } from './checkpoint_error'
import type { TimeSlice } from './time_slice'

/** Where the bytes of a storage lie. */
interface StoredRange {
  readonly offset: number
  readonly nbytes: number
  readonly crc32: number | null
}

export interface StorageReading {
  /** Map the file instead of reading it. */
  mmap: boolean
  slice: TimeSlice
}

/**
 * Offsets that serve as the address of an element of any dtype. Files of torch have 64; a mapping
 * of ones that have less would give tensors that are not aligned.
 */
const alignment = 16

/** Storages that are filled by {@link fillStorages} or one by one. */
export function newStorages(count: number): NativeStorages {
  return translated(() => new (getAddon().NativeStorages)(count))
}

/** The storages at ranges of a source. */
export async function readStoredRanges(source: ByteSource, ranges: readonly StoredRange[], reading: StorageReading): Promise<NativeStorages> {
  const storages = newStorages(ranges.length)
  await fillStorages(storages, source, [...ranges.entries()], reading)
  return storages
}

/** Fills storages, each given by its index and range: by native code from a file, or with copies of bytes. */
export async function fillStorages(
  storages: NativeStorages, source: ByteSource, ranges: readonly (readonly [index: number, range: StoredRange])[], { mmap, slice }: StorageReading
): Promise<void> {
  if (ranges.length === 0) return
  const contents = new Float64Array(ranges.flatMap(([index, { offset, nbytes, crc32 }]) => [index, offset, nbytes, crc32 ?? -1]))
  try {
    if (source.fd === null) return await copyRanges(storages, source, ranges, slice)
    const isMappable = mmap && ranges.every(([, { offset }]) => offset % alignment === 0)
    if (isMappable) return translated(() => getAddon().mapStorages(storages, source.fd!, contents))
    await settled(() => getAddon().readStorages(storages, source.fd!, contents))
  } catch (error) {
    throw rangeError(source.fail, error, (failed) => `the storage at byte ${ranges[failed]![1].offset}`)
  }
}

async function copyRanges(
  storages: NativeStorages, source: ByteSource, ranges: readonly (readonly [number, StoredRange])[], slice: TimeSlice
): Promise<void> {
  for (const [index, { offset, nbytes, crc32 }] of ranges) {
    const bytes = await source.read(offset, nbytes)
    try {
      translated(() => getAddon().copyStorage(storages, index, bytes, crc32))
    } catch (error) {
      throw rangeError(source.fail, error, () => `the storage at byte ${offset}`)
    }
    // Copies take far longer than the steps that `step` counts.
    await slice.pause()
  }
}
