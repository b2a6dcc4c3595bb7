import { ByteSource, type Loadable } from './byte_source'
import { describeFile, type DescribedFile } from './described_file'
import type { FileKind } from './file_kind'
import { recognise, type RecognisedTraining } from './inspect_training'
import { TreeBuilder, type InspectedNode } from './inspect_tree'
import type { InspectedTensor } from './inspected_leaves'
import { defaultLimits, type CheckpointLimits } from './limits'

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
    const described = await describeFile(file, limits)
    const { format, content, globals: { seen, unknown } } = described
    const warnings = await warningsOf(described)
    const { tree, tensors } = new TreeBuilder().build(content)
    return {
      file: file.file, bytes: file.size, format, writer: writerOf(described), globals: [...seen], unknownGlobals: [...unknown],
      tensors: summarise(tensors), training: recognise(content.value), tree, warnings
    }
  } finally {
    await file.close()
  }
}

function writerOf(file: DescribedFile): string {
  switch (file.format) {
    case 'zip': return `torch.save, container version ${file.archive.version} (torch 1.6 or later)`
    case 'legacy': return 'torch.save of the format before torch 1.6'
    case 'safetensors': return 'safetensors'
  }
}

async function warningsOf(file: DescribedFile): Promise<string[]> {
  const warnings: string[] = []
  const { unknown } = file.globals
  if (unknown.size > 0) warnings.push(`load() refuses it: ${[...unknown].join(', ')} are not on the allow-list`)
  // Where its storages are is known only when all of them have been found.
  if (file.format === 'legacy') await file.locate()
  if (file.format !== 'zip') return warnings
  const { archive, storages } = file
  const strangers = archive.strangers(storages)
  if (strangers.length > 0) warnings.push(`${strangers.length} records are not of torch.save or belong to no tensor, such as ${JSON.stringify(strangers[0])}`)
  if (!archive.hasChecksums) warnings.push('the records have no checksums, so damage cannot be noticed')
  const deflated = [...archive.records.values()].filter(({ method }) => method !== 0).length
  if (deflated > 0) warnings.push(`${deflated} records are deflated, which torch.save never does; torch.load(mmap=True) gives wrong numbers for them`)
  return warnings
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
