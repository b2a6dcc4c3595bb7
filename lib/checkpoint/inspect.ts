import { ValueBuilder } from './build_value'
import { ByteSource, type Loadable } from './byte_source'
import { fileKind, type FileKind } from './file_kind'
import { GlobalPolicy } from './global_policy'
import { recognise, type RecognisedTraining } from './inspect_training'
import { TreeBuilder, type InspectedNode } from './inspect_tree'
import { InspectedStorage, InspectedTensor } from './inspected_leaves'
import { LegacyFile } from './legacy_file'
import { defaultLimits, type CheckpointLimits } from './limits'
import { readPickle } from './pickle_reader'
import { readSafetensorsHeader, safetensorsLimits, type SafetensorsHeader } from './safetensors_header'
import { inspectStructure } from './structure'
import { TimeSlice } from './time_slice'
import { TorchArchive } from './torch_archive'
import { OrderedDict, type CheckpointValue } from './values'

export interface InspectOptions {
  /** Limits that differ from the defaults. */
  limits?: Partial<CheckpointLimits>
}

/** What a file holds, as {@link inspect} finds it; plain data that JSON keeps. */
export interface Inspection {
  /** The path, or what stands for bytes and descriptors. */
  file: string
  bytes: number
  format: FileKind
  /** What tells the writer: the version of torch's container, and which torch wrote such files. */
  writer: string
  /** Names of Python objects in the pickle, in the order in which it names them. */
  globals: string[]
  /** Those of them that {@link load} refuses unless it is told otherwise. */
  unknownGlobals: string[]
  tensors: { count: number, elements: number, bytes: number, byDType: Record<string, number> }
  /** What makes it a checkpoint of training: epoch, loss, class names, kinds of optimizer and scheduler. */
  training: RecognisedTraining
  tree: InspectedNode
  warnings: string[]
}

type Leaf = InspectedTensor | InspectedStorage

type Found = Pick<Inspection, 'writer' | 'globals' | 'unknownGlobals' | 'warnings'> & { value: CheckpointValue<Leaf> }

/**
 * Says what a file of `torch.save` (either format) or safetensors holds. No tensor data is read, so a
 * file of 10 GB takes as long as its pickle; nothing of the file is executed, and names that `load`
 * refuses are shown as opaque values.
 *
 * @throws BtxrdTorchError as {@link load} for a file that is none of these, or damaged
 */
export async function inspect(source: Loadable, options: InspectOptions = {}): Promise<Inspection> {
  const limits = { ...defaultLimits, ...options.limits }
  const file = await ByteSource.open(source)
  try {
    const format = await fileKind(file)
    const { value, ...found } = await readers[format](file, limits)
    const { tree, tensors } = new TreeBuilder().build(value)
    return { file: file.file, bytes: file.size, format, ...found, tensors: summarise(tensors), training: recognise(value), tree }
  } finally {
    await file.close()
  }
}

const readers: Readonly<Record<FileKind, (source: ByteSource, limits: CheckpointLimits) => Promise<Found>>> = {
  async zip(source, limits) {
    const archive = await TorchArchive.open(source, limits)
    const table = archive.storageTable()
    const found = await readValue(source, archive.pickle, limits, table)
    const warnings = found.warnings
    const strangers = archive.strangers(table)
    if (strangers.length > 0) warnings.push(`${strangers.length} records are not of torch.save or belong to no tensor, such as ${JSON.stringify(strangers[0])}`)
    if (!archive.hasChecksums) warnings.push('the records have no checksums, so damage cannot be noticed')
    const deflated = [...archive.records.values()].filter(({ method }) => method !== 0).length
    if (deflated > 0) warnings.push(`${deflated} records are deflated, which torch.save never does; torch.load(mmap=True) gives wrong numbers for them`)
    return { ...found, writer: `torch.save, container version ${archive.version} (torch 1.6 or later)` }
  },

  async legacy(source, limits) {
    const archive = await LegacyFile.open(source, limits)
    const table = archive.storageTable()
    const found = await readValue(source, archive.pickle, limits, table)
    await archive.locate(table)
    return { ...found, writer: 'torch.save of the format before torch 1.6' }
  },

  async safetensors(source, limits) {
    const header = await readSafetensorsHeader(source, { ...safetensorsLimits, maxDimensions: limits.maxDimensions })
    return { value: stateOf(header), writer: 'safetensors', globals: [], unknownGlobals: [], warnings: [] }
  }
}

async function readValue(
  source: ByteSource, pickle: TorchArchive['pickle'], limits: CheckpointLimits, table: ReturnType<TorchArchive['storageTable']>
): Promise<Found> {
  const slice = new TimeSlice()
  const globals = new GlobalPolicy({}, true)
  const root = await readPickle(pickle, source.fail, limits, slice, globals, (id, context) => table.load(id, context))
  const structure = await inspectStructure(root, source.fail, limits, slice)
  const builder = new ValueBuilder<Leaf>({
    tensor: (tensor) => InspectedTensor.from(tensor),
    storage: (storage) => new InspectedStorage(storage)
  })
  await builder.build(structure, slice)
  const content = { value: null as CheckpointValue<Leaf> }
  content.value = builder.place(root, content, 'value')
  const unknownGlobals = [...globals.unknown]
  const warnings = unknownGlobals.length === 0 ? [] : [`load() refuses it: ${unknownGlobals.join(', ')} are not on the allow-list`]
  return { value: content.value, globals: [...globals.seen], unknownGlobals, warnings, writer: '' }
}

function stateOf({ entries, metadata }: SafetensorsHeader): CheckpointValue<Leaf> {
  const state = new OrderedDict<CheckpointValue<Leaf>, CheckpointValue<Leaf>>()
  if (metadata !== null) state.set('__metadata__', Object.assign(Object.create(null), metadata) as CheckpointValue<Leaf>)
  for (const { name, dtype, shape } of entries) state.set(name, InspectedTensor.dense(dtype, shape))
  return state
}

function summarise(tensors: readonly InspectedTensor[]): Inspection['tensors'] {
  const byDType: Record<string, number> = {}
  let elements = 0
  let bytes = 0
  for (const { dtype, numel, bytes: size } of tensors) {
    byDType[dtype] = (byDType[dtype] ?? 0) + 1
    elements += numel
    bytes += size
  }
  return { count: tensors.length, elements, bytes, byDType }
}
