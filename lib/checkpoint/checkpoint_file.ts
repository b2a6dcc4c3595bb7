import type { Tensor } from '../tensor'
import { ValueBuilder } from './build_value'
import { ByteSource, type Loadable } from './byte_source'
import { fileKind } from './file_kind'
import { GlobalPolicy, type GlobalOptions } from './global_policy'
import { LegacyFile } from './legacy_file'
import { defaultLimits, type CheckpointLimits } from './limits'
import { moveTensor, TensorMaker } from './make_tensor'
import { locator, type Locator, type MapLocation } from './map_location'
import type { StorageTable } from './persistent_storage'
import type { StorageRef } from './pickle_objects'
import { readPickle } from './pickle_reader'
import { readSafetensorsTensors } from './safetensors'
import { readSafetensorsHeader } from './safetensors_header'
import type { StorageReading } from './storage_reader'
import { inspectStructure, type Structure } from './structure'
import { noteOrigin } from './tensor_origin'
import { locationOf } from './tensor_source'
import { TimeSlice } from './time_slice'
import { TorchArchive } from './torch_archive'
import { TorchStorage } from './torch_storage'
import type { CheckpointValue } from './values'

export interface ReadOptions extends GlobalOptions {
  /** Where the tensors go. By default where they were saved from, as in Python. */
  mapLocation?: MapLocation
  /**
   * Maps the file instead of reading it: pages are read when they are touched, and writes stay in
   * memory. Checksums are not looked at, as in `torch.load(mmap=True)`. Replacing the file is safe;
   * cutting it short while tensors of it are in use ends the process.
   */
  mmap?: boolean
  /** Limits that differ from the defaults, for files that are trusted or for hosts that are small. */
  limits?: Partial<CheckpointLimits>
}

/** The content of a file; an object, so that a float at the top has a place that can be marked. */
export interface CheckpointFile {
  value: CheckpointValue<Tensor>
}

/**
 * Reads a file of `torch.save` (either format) or safetensors; what `load` gives, in a place that can be marked.
 *
 * @throws BtxrdTorchError as `load`
 */
export async function readCheckpointFile(file: Loadable, options: ReadOptions = {}): Promise<CheckpointFile> {
  const deviceOf = locator(options.mapLocation)
  const limits = { ...defaultLimits, ...options.limits }
  const reading = { mmap: options.mmap ?? false, slice: new TimeSlice() }
  const source = await ByteSource.open(file)
  try {
    switch (await fileKind(source)) {
      case 'safetensors': {
        const header = await readSafetensorsHeader(source, limits)
        const state = await readSafetensorsTensors(source, header, reading)
        for (const [name, tensor] of state) state.set(name, await moveTensor(tensor, deviceOf('cpu', source.fail)))
        return { value: state as CheckpointValue<Tensor> }
      }
      case 'legacy': return await readArchive(source, await LegacyFile.open(source, limits), limits, options, reading, deviceOf)
      case 'zip': return await readArchive(source, await TorchArchive.open(source, limits), limits, options, reading, deviceOf)
    }
  } finally {
    await source.close()
  }
}

async function readArchive(
  source: ByteSource, archive: TorchArchive | LegacyFile, limits: CheckpointLimits, options: ReadOptions,
  reading: StorageReading, deviceOf: Locator
): Promise<CheckpointFile> {
  const table = archive.storageTable()
  const { slice } = reading
  const root = await readPickle(archive.pickle, source.fail, limits, slice, new GlobalPolicy(options), (id, context) => table.load(id, context))
  const structure = await inspectStructure(root, source.fail, limits, slice)
  const devices = new Map([...locationsOf(table, structure)].map((location) => [location, deviceOf(location, source.fail)]))
  const storages = await archive.readStorages(table, reading)
  const maker = new TensorMaker(source, storages, table.storages, (location) => devices.get(location)!)
  await maker.make(structure.tensors, slice)
  const bytes = new Map<StorageRef, Tensor>()
  for (const storage of structure.storages) bytes.set(storage, await maker.bytes(storage))
  const builder = new ValueBuilder<Tensor>({
    tensor(ref, attributes) {
      const tensor = maker.tensor(ref)
      noteOrigin(tensor, ref, attributes)
      return tensor
    },
    storage: (storage) => new TorchStorage(storage.dtype ?? 'uint8', bytes.get(storage)!)
  })
  await builder.build(structure, slice)
  const content: CheckpointFile = { value: null }
  content.value = builder.place(root, content, 'value')
  return content
}

/** Where the tensors and storages of a file were; nothing is read from one of a device that is not there. */
function locationsOf(table: StorageTable, { tensors }: Structure): Set<string> {
  return new Set([...table.storages.map(({ location }) => location), ...tensors.map(({ source }) => locationOf(source)).filter((location) => location !== 'meta')])
}
