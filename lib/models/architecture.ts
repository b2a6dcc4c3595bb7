import type { DType, StateEntry } from '../binding'
import { isDType } from '../dtype'
import { BtxrdTorchError } from '../errors'
import { numelOf } from '../numel'

/** Stands for the class count in shapes. */
const NUM_CLASSES = 'num_classes'

/** Where timm has weights: entries of its `pretrained_cfg`. */
export interface PretrainedSource {
  /** `owner/name`, with `@revision` for another than `main`. */
  hf_hub_id?: string
  hf_hub_filename?: string
  url?: string
  custom_load?: boolean | string
  num_classes?: number
}

/** What the exporter (python/btxrd_export/metadata.py) writes beside an archive. */
export interface ArchitectureMetadata {
  format: 1
  id: string
  timm_name: string
  model_kwargs: Record<string, unknown>
  timm_version: string
  torch_version: string
  num_features: number
  /** Dotted path of the head, whose class count is set at load. */
  classifier: string
  gradcam_target_layer: { name: string, type: string, num_features: number }
  /** Channels, height, width. */
  input_size: [number, number, number]
  mean: number[]
  std: number[]
  /** null where timm has no weights. */
  pretrained?: PretrainedSource | null
  /** Attributes of the scripted module that hold a setting. */
  attributes: { num_classes: string[], drop_rate: string[] }
  archive: { file: string, bytes: number, sha256: string }
  tape: { file: string, bytes: number, sha256: string }
  /** `state_dict()._metadata`, in order. */
  state_metadata: [string, { version: number }][]
  /** name, kind, dtype, shape, strides; in state-dict order. */
  state: [string, 'parameter' | 'buffer', DType, (number | typeof NUM_CLASSES)[], number[]][]
}

/** Reads metadata; refuses what this version does not understand. */
export function parseArchitecture(bytes: Uint8Array, file: string): ArchitectureMetadata {
  let metadata: Partial<ArchitectureMetadata>
  try {
    metadata = JSON.parse(Buffer.from(bytes).toString('utf8')) as Partial<ArchitectureMetadata>
  } catch (cause) {
    throw damaged(file, `it is not JSON: ${(cause as Error).message}`)
  }
  if (metadata?.format !== 1) throw damaged(file, `its format is ${String(metadata?.format)}, and this version reads format 1`)
  const isFile = (entry: unknown): boolean => typeof (entry as { file?: unknown })?.file === 'string'
  const complete =
    Number.isInteger(metadata.num_features) && isFile(metadata.archive) && isFile(metadata.tape) &&
    Array.isArray(metadata.attributes?.drop_rate) && Array.isArray(metadata.attributes.num_classes) &&
    typeof metadata.gradcam_target_layer?.name === 'string' && Array.isArray(metadata.state_metadata) &&
    Array.isArray(metadata.state) && metadata.state.every(([name, , dtype, shape, strides]) =>
      typeof name === 'string' && isDType(dtype) && Array.isArray(shape) && Array.isArray(strides))
  if (!complete) throw damaged(file, 'entries of it are missing')
  return metadata as ArchitectureMetadata
}

function damaged(file: string, why: string): BtxrdTorchError {
  return new BtxrdTorchError('ERR_ARCHIVE', `Expected metadata of an exported architecture in ${file} but ${why}. Export the architecture again.`, { file })
}

/** The state with the class count filled in. */
export function stateEntries(metadata: ArchitectureMetadata, numClasses: number): StateEntry[] {
  return metadata.state.map(([name, kind, dtype, shape, strides]) => ({
    name,
    isParameter: kind === 'parameter',
    dtype,
    shape: shape.map((size) => (size === NUM_CLASSES ? numClasses : size)),
    strides
  }))
}

/** Elements of all parameters, as `sum(p.numel() for p in model.parameters())`. */
export function countParameters(state: readonly StateEntry[]): number {
  return state
    .filter((entry) => entry.isParameter)
    .reduce((sum, { shape }) => sum + numelOf(shape), 0)
}
