import { ValueBuilder } from './build_value'
import type { ByteSource } from './byte_source'
import { fileKind } from './file_kind'
import { GlobalPolicy } from './global_policy'
import { LegacyFile } from './legacy_file'
import type { CheckpointLimits } from './limits'
import { StorageRef, TensorRef } from './pickle_objects'
import { readPickle } from './pickle_reader'
import { readSafetensorsHeader, type SafetensorsHeader } from './safetensors_header'
import { noteSafetensorsMetadata } from './safetensors_metadata'
import { contiguousStrides } from './strides'
import { inspectStructure } from './structure'
import { TimeSlice } from './time_slice'
import { TorchArchive } from './torch_archive'
import { OrderedDict, type CheckpointValue } from './values'
import type { DataRange } from './zip_reader'

/** A value whose tensors and storages are described and not read. */
export type DescribedValue = CheckpointValue<TensorRef | StorageRef>

/** What a file says of its content: no byte of a tensor is read, and names that `load` refuses are opaque values. */
interface Description {
  /** The value, in a place that can be marked as a float. */
  readonly content: { value: DescribedValue }
  /** The names in its pickle. */
  readonly globals: GlobalPolicy
  /** The storages that it names. */
  readonly storages: readonly StorageRef[]
  /** Where their bytes lie, in the same order, each inside the file. */
  locate(): Promise<DataRange[]>
  /** All bytes of a storage, inflated, their checksum verified. */
  readContent(storage: StorageRef, range: DataRange): Promise<Buffer>
}

export type DescribedFile = Description & ({ readonly format: 'zip', readonly archive: TorchArchive } | { readonly format: 'legacy' | 'safetensors' })

/** @throws BtxrdTorchError as `load` for a file of another kind, or a damaged one */
export async function describeFile(source: ByteSource, limits: CheckpointLimits): Promise<DescribedFile> {
  const format = await fileKind(source)
  switch (format) {
    case 'zip': {
      const archive = await TorchArchive.open(source, limits)
      return { format, archive, ...await describeArchive(source, archive, limits) }
    }
    case 'legacy': return { format, ...await describeArchive(source, await LegacyFile.open(source, limits), limits) }
    case 'safetensors': return { format, ...describeSafetensors(source, await readSafetensorsHeader(source, limits)) }
  }
}

async function describeArchive(source: ByteSource, archive: TorchArchive | LegacyFile, limits: CheckpointLimits): Promise<Description> {
  const table = archive.storageTable()
  const slice = new TimeSlice()
  const globals = new GlobalPolicy({}, true)
  const root = await readPickle(archive.pickle, source.fail, limits, slice, globals, (id, context) => table.load(id, context))
  const structure = await inspectStructure(root, source.fail, limits, slice)
  const builder = new ValueBuilder<TensorRef | StorageRef>({ tensor: (tensor) => tensor, storage: (storage) => storage })
  await builder.build(structure, slice)
  const content: Description['content'] = { value: null }
  content.value = builder.place(root, content, 'value')
  return {
    content, globals, storages: table.storages,
    locate: () => archive.locate(table),
    readContent: (storage, range) => archive.readContent(storage, range)
  }
}

function describeSafetensors(source: ByteSource, { entries, metadata }: SafetensorsHeader): Description {
  const state = new OrderedDict<string, TensorRef>()
  const storages = entries.map(({ name, dtype, shape, nbytes }) => {
    const storage = new StorageRef(name, 'cpu', dtype, nbytes)
    state.set(name, new TensorRef({
      kind: 'strided', storage, location: storage.location, dtype, offset: 0, shape, strides: contiguousStrides(shape), isConj: false, isNeg: false, quantizer: null
    }, false))
    return storage
  })
  noteSafetensorsMetadata(state, metadata)
  const ranges = entries.map(({ offset, nbytes }) => ({ offset, nbytes, crc32: null, inflatedBytes: null }))
  return {
    content: { value: state as DescribedValue }, globals: new GlobalPolicy(), storages,
    locate: async () => ranges,
    readContent: (_storage, { offset, nbytes }) => source.read(offset, nbytes)
  }
}
