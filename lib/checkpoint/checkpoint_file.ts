import { getAddon, settled, translated, type NativeStorage } from '../binding'
import { getDevice, type Device } from '../device'
import { badArgument, BtxrdTorchError } from '../errors'
import { Tensor, wrapTensor } from '../tensor'
import { ValueBuilder } from './build_value'
import { ByteSource } from './byte_source'
import { copyAgain } from './checkpoint_error'
import { defaultLimits, type CheckpointLimits } from './limits'
import { StorageTable } from './persistent_storage'
import { TensorRef, type StorageRef } from './pickle_objects'
import { readPickle } from './pickle_reader'
import { inspectStructure } from './structure'
import { noteOrigin } from './tensor_origin'
import { TimeSlice } from './time_slice'
import { TorchArchive } from './torch_archive'
import type { CheckpointValue } from './values'

export interface ReadOptions {
  /** Where the tensors go; Python's `map_location`. */
  device?: string | Device
  /** Limits that differ from the defaults, for files that are trusted or for hosts that are small. */
  limits?: Partial<CheckpointLimits>
}

/** The content of a file; an object, so that a float at the top has a place that can be marked. */
export interface CheckpointFile {
  value: CheckpointValue<Tensor>
}

/**
 * Reads what `torch.save` wrote (`torch.load` with `weights_only=True`): any value of `values.ts`,
 * with tensors that share memory where Python's did. Each storage goes from the file into the
 * memory of its tensors, without a copy in JavaScript. On a device other than the CPU, tensors that
 * shared memory become tensors of their own.
 *
 * @throws BtxrdTorchError `ERR_FILE`, `ERR_CHECKPOINT_FORMAT`, `ERR_CHECKPOINT_TRUNCATED`,
 *   `ERR_CHECKPOINT_LEGACY`, `ERR_CHECKPOINT_GLOBAL` or `ERR_CHECKPOINT_LIMIT`, with the file in
 *   `file`; `ERR_DEVICE` when this machine lacks the device
 */
export async function readCheckpointFile(file: string, options: ReadOptions = {}): Promise<CheckpointFile> {
  if (typeof file !== 'string' || file === '') throw badArgument('filepath', 'the path of a checkpoint', file)
  if (file.includes('\0')) throw badArgument('filepath', 'a path without NUL characters', file)
  const device = getDevice(options.device ?? 'cpu')
  const limits = { ...defaultLimits, ...options.limits }
  const source = await ByteSource.open(file)
  try {
    const archive = await TorchArchive.open(source, limits)
    const table = new StorageTable(archive)
    const slice = new TimeSlice()
    const root = await readPickle(archive.pickle, source.fail, limits, slice, (id, context) => table.load(id, context))
    const structure = await inspectStructure(root, source.fail, limits, slice)
    const tensors = await readTensors(source, archive, table, structure.tensors, device)
    const builder = new ValueBuilder((ref) => tensors.get(ref)!)
    await builder.build(structure, slice)
    const content: CheckpointFile = { value: null }
    content.value = builder.place(root, content, 'value')
    return content
  } finally {
    await source.close()
  }
}

async function readTensors(
  source: ByteSource, archive: TorchArchive, table: StorageTable, refs: readonly TensorRef[], device: Device
): Promise<Map<TensorRef, Tensor>> {
  const storages = await readStorages(source, archive, table)
  const tensors = new Map<TensorRef, Tensor>()
  for (const ref of refs) {
    const { dtype, offset, shape, strides } = ref
    const native = translated(() => getAddon().tensorFromStorage(storages.get(ref.storage)!, dtype, offset, shape, strides))
    const tensor = await onDevice(wrapTensor(native), device)
    noteOrigin(tensor, ref)
    tensors.set(ref, tensor)
  }
  return tensors
}

async function readStorages(source: ByteSource, archive: TorchArchive, table: StorageTable): Promise<Map<StorageRef, NativeStorage>> {
  if (table.keys.length === 0) return new Map()
  const ranges = await archive.locateStorages(table.keys)
  try {
    const read = await settled(() => getAddon().readStorages(source.fd, ranges))
    return new Map(table.storages.map((storage, index) => [storage, read[index]!]))
  } catch (error) {
    if (!(error instanceof BtxrdTorchError)) throw error
    throw source.fail(error.code, error.message.replace(/\.$/, ''), error.code === 'ERR_CHECKPOINT_TRUNCATED' ? copyAgain : '', error)
  }
}

async function onDevice(tensor: Tensor, device: Device): Promise<Tensor> {
  if (device.type === 'cpu') return tensor
  const moved = await tensor.to(device)
  tensor.dispose()
  return moved
}
