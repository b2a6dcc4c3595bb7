import { BtxrdTorchError } from '../errors'
import { ByteSource, type Loadable } from './byte_source'
import { describeFile, type DescribedFile } from './described_file'
import { dictEntries } from './dict_entries'
import { TensorComparison, type TensorDifference } from './diff_tensors'
import { ValueComparison, type DiffPath, type ValueDifference } from './diff_values'
import { defaultLimits, type CheckpointLimits } from './limits'
import { StorageBytes } from './storage_bytes'
import { TimeSlice } from './time_slice'

export interface DiffOptions {
  /** Compares what the first file has under this key of its dict, such as `model_state_dict`. */
  keyA?: string
  /** The same for the second file. */
  keyB?: string
  /** Limits that differ from the defaults, for both files. */
  limits?: Partial<CheckpointLimits>
}

/** How two files differ, as {@link diff} finds it; plain data. */
export interface CheckpointDiff {
  /** Whether keys, values and every bit of the tensors are the same. */
  equal: boolean
  /** Keys and indices that only one of the files has. */
  onlyInA: DiffPath[]
  onlyInB: DiffPath[]
  tensors: TensorDifference[]
  values: ValueDifference[]
  /** Tensors and other values that both files have. */
  compared: { tensors: number, values: number }
}

/**
 * Elements that are compared for each byte of both files' storages. Views can repeat their memory,
 * so a small file can describe tensors that would take for ever.
 */
const maxElementsPerByte = 64
/** What every file may have. */
const minElements = 1 << 20

/**
 * Compares two files of `torch.save` (either format) or safetensors: keys, values, and tensors
 * element by element, in pieces, so that files larger than the memory can be compared. Classes of
 * containers, strides, devices and `requires_grad` do not count. Nothing of the files is executed,
 * and names that `load` refuses are compared as what the file says of them.
 *
 * @throws BtxrdTorchError as `load` for a file that is none of these, or damaged; `ERR_STATE_DICT`
 *   when a file does not have its key
 */
export async function diff(a: Loadable, b: Loadable, options: DiffOptions = {}): Promise<CheckpointDiff> {
  const limits = { ...defaultLimits, ...options.limits }
  const first = await ByteSource.open(a)
  try {
    const second = await ByteSource.open(b)
    try {
      return await compareFiles(
        { source: first, file: await describeFile(first, limits), key: options.keyA },
        { source: second, file: await describeFile(second, limits), key: options.keyB }
      )
    } finally {
      await second.close()
    }
  } finally {
    await first.close()
  }
}

interface Side {
  source: ByteSource
  file: DescribedFile
  key: string | undefined
}

async function compareFiles(a: Side, b: Side): Promise<CheckpointDiff> {
  const slice = new TimeSlice()
  const values = new ValueComparison(slice)
  await values.compare([], slotOf(a), slotOf(b))
  const bytes = [await StorageBytes.open(a.source, a.file), await StorageBytes.open(b.source, b.file)] as const
  const comparison = new TensorComparison(...bytes, budget(a, b), slice)
  const tensors: TensorDifference[] = []
  for (const pair of values.tensors) {
    const difference = await comparison.compare(pair)
    if (difference !== null) tensors.push(difference)
  }
  const { onlyInA, onlyInB, differences } = values
  return {
    equal: [onlyInA, onlyInB, differences, tensors].every(({ length }) => length === 0),
    onlyInA, onlyInB, tensors, values: differences, compared: { tensors: values.tensors.length, values: values.compared }
  }
}

function slotOf({ source, file, key }: Side): { container: object, key: unknown, value: unknown } {
  const { content } = file
  if (key === undefined) return { container: content, key: 'value', value: content.value }
  const entry = dictEntries(content.value)?.find(([name]) => name === key)
  if (entry === undefined) throw new BtxrdTorchError('ERR_STATE_DICT', `${source.file}: expected a dict with the key ${JSON.stringify(key)}, it has no such key. See btxrd inspect for its keys.`, { file: source.file })
  return { container: content.value as object, key, value: entry[1] }
}

function budget(a: Side, b: Side): (elements: number) => void {
  const stored = [...a.file.storages, ...b.file.storages].reduce((sum, { nbytes }) => sum + nbytes, 0)
  let left = minElements + maxElementsPerByte * stored
  return (elements) => {
    left -= elements
    if (left < 0) throw a.source.fail('ERR_CHECKPOINT_LIMIT', `its tensors and those of ${b.source.file} have more than ${maxElementsPerByte} elements for each byte of their storages`)
  }
}
