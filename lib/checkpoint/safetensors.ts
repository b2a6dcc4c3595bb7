import { ByteSource, type Loadable } from './byte_source'
import { headBytes, isSafetensors } from './file_kind'
import { defaultLimits } from './limits'
import { readSafetensorsHeader, type SafetensorsHeader, type SafetensorsLimits } from './safetensors_header'
import { noteSafetensorsMetadata } from './safetensors_metadata'
import { StateDict } from './state_dict'
import { readStoredRanges, type StorageReading } from './storage_reader'
import { StorageViews } from './storage_views'
import { contiguousStrides } from './strides'
import { TimeSlice } from './time_slice'

/** Whether a file begins like a safetensors file. */
export async function isSafetensorsFile(file: string): Promise<boolean> {
  const source = await ByteSource.open(file)
  try {
    return isSafetensors(await source.read(0, Math.min(headBytes, source.size)))
  } finally {
    await source.close()
  }
}

/**
 * The tensors of a safetensors file on the CPU, as `safetensors.torch.load_file(file)`, in the order
 * of their bytes. Each goes from the file into memory of its own, without a copy in JavaScript. The
 * texts of the header are under `attributes.__metadata__`.
 *
 * @throws BtxrdTorchError `ERR_FILE`, `ERR_CHECKPOINT_FORMAT`, `ERR_CHECKPOINT_TRUNCATED` or
 *   `ERR_CHECKPOINT_LIMIT`, with the file in `file`
 */
export async function readSafetensors(file: Loadable, limits: Partial<SafetensorsLimits> = {}): Promise<StateDict> {
  const source = await ByteSource.open(file)
  try {
    const header = await readSafetensorsHeader(source, { ...defaultLimits, ...limits })
    return await readSafetensorsTensors(source, header, { mmap: false, slice: new TimeSlice() })
  } finally {
    await source.close()
  }
}

/** The tensors that a header describes. */
export async function readSafetensorsTensors(source: ByteSource, { entries, metadata }: SafetensorsHeader, reading: StorageReading): Promise<StateDict> {
  const storages = await readStoredRanges(source, entries.map(({ offset, nbytes }) => ({ offset, nbytes, crc32: null })), reading)
  const views = new StorageViews(storages)
  entries.forEach(({ dtype, shape }, i) => views.add(i, dtype, 0, shape, contiguousStrides(shape)))
  const tensors = views.tensors()
  const state = new StateDict(entries.map(({ name }, i) => [name, tensors[i]!]))
  noteSafetensorsMetadata(state, metadata)
  return state
}
