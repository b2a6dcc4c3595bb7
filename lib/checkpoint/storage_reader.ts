import { getAddon, settled, translated, type NativeStorage } from '../binding'
import { BtxrdTorchError } from '../errors'
import type { ByteSource } from './byte_source'
import { copyAgain } from './checkpoint_error'
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

/** The storages at ranges of a source: read by native code from a file, or copied from bytes. */
export async function readStoredRanges(source: ByteSource, ranges: readonly StoredRange[], { mmap, slice }: StorageReading): Promise<NativeStorage[]> {
  if (ranges.length === 0) return []
  const wanted = ranges.map(({ offset, nbytes, crc32 }) => ({ offset, nbytes, crc32 }))
  try {
    if (source.fd === null) return await copyRanges(source, wanted, slice)
    const isMappable = mmap && wanted.every(({ offset }) => offset % alignment === 0)
    if (isMappable) return translated(() => getAddon().mapStorages(source.fd!, wanted))
    return await settled(() => getAddon().readStorages(source.fd!, wanted))
  } catch (error) {
    if (!(error instanceof BtxrdTorchError) || error.file !== undefined) throw error
    const index = Number(/record (\d+)/.exec(error.message)?.[1] ?? 0)
    const place = ` (the storage at byte ${ranges[index]!.offset})`
    throw source.fail(error.code, error.message.replace(/\.$/, place), error.code === 'ERR_CHECKPOINT_TRUNCATED' ? copyAgain : '', error)
  }
}

async function copyRanges(source: ByteSource, ranges: readonly StoredRange[], slice: TimeSlice): Promise<NativeStorage[]> {
  const storages: NativeStorage[] = []
  for (const { offset, nbytes, crc32 } of ranges) {
    const bytes = await source.read(offset, nbytes)
    storages.push(translated(() => getAddon().storageFromBytes(bytes, crc32)))
    // Copies take far longer than the steps that `step` counts.
    await slice.pause()
  }
  return storages
}
