import { getAddon, settled, translated, type NativeStorage } from '../binding'
import { BtxrdTorchError } from '../errors'
import { wrapTensor } from '../tensor'
import { ByteSource } from './byte_source'
import { copyAgain } from './checkpoint_error'
import { headBytes, isSafetensors } from './file_kind'
import { readSafetensorsHeader, safetensorsLimits, type SafetensorsEntry, type SafetensorsLimits } from './safetensors_header'
import { StateDict } from './state_dict'

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
 * of their bytes. Each goes from the file into memory of its own, without a copy in JavaScript.
 *
 * @throws BtxrdTorchError `ERR_FILE`, `ERR_CHECKPOINT_FORMAT`, `ERR_CHECKPOINT_TRUNCATED` or
 *   `ERR_CHECKPOINT_LIMIT`, with the file in `file`
 */
export async function readSafetensors(file: string, limits: Partial<SafetensorsLimits> = {}): Promise<StateDict> {
  const source = await ByteSource.open(file)
  try {
    const entries = await readSafetensorsHeader(source, { ...safetensorsLimits, ...limits })
    const storages = await readStorages(source, entries)
    return new StateDict(entries.map(({ name, dtype, shape }, i) => {
      const native = translated(() => getAddon().tensorFromStorage(storages[i]!, dtype, 0, shape, contiguousStrides(shape)))
      return [name, wrapTensor(native)]
    }))
  } finally {
    await source.close()
  }
}

async function readStorages(source: ByteSource, entries: readonly SafetensorsEntry[]): Promise<NativeStorage[]> {
  const ranges = entries.map(({ offset, nbytes }) => ({ offset, nbytes, crc32: null }))
  try {
    return await settled(() => getAddon().readStorages(source.fd, ranges))
  } catch (error) {
    if (!(error instanceof BtxrdTorchError)) throw error
    throw source.fail(error.code, error.message.replace(/\.$/, ''), error.code === 'ERR_CHECKPOINT_TRUNCATED' ? copyAgain : '', error)
  }
}

/** As PyTorch's: an empty dimension counts as one. */
function contiguousStrides(shape: readonly number[]): number[] {
  const strides: number[] = []
  shape.reduceRight((step, size, i) => {
    strides[i] = step
    return step * Math.max(size, 1)
  }, 1)
  return strides
}
