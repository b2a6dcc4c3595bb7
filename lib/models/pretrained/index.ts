import type { NativeTensor, StateEntry } from '../../binding'
import { BtxrdTorchError } from '../../errors'
import type { ArchitectureMetadata, PretrainedSource } from '../architecture'
import type { DownloadOptions } from './download'
import { hubFile } from './hub_file'
import type { WantedFile } from './pretrained_error'
import { fitPretrained } from './pretrained_state'
import { readWeights } from './weights_file'

export type { DownloadOptions, DownloadProgress } from './download'

/** What the hub may call a repository or file, and what stays inside the cache. */
const REPO = /^[A-Za-z0-9][\w.-]*(?:\/[A-Za-z0-9][\w.-]*)?$/
const NAME = /^[A-Za-z0-9][\w.-]*$/
const WEIGHTS: WantedFile['files'] = ['model.safetensors', 'pytorch_model.bin']

/**
 * The tensors that `timm.create_model(pretrained=True)` puts into the model, in its order; null where
 * it keeps the initial ones. Draws no random number, as timm's loading does not.
 *
 * @param pretrained true for timm's weights of this architecture, or the path of a file of weights
 * @throws BtxrdTorchError `ERR_PRETRAINED`, `ERR_STATE_DICT`, `ERR_ABORTED`, or what reading the file gives
 */
export async function loadPretrained(
  pretrained: true | string, metadata: ArchitectureMetadata, entries: readonly StateEntry[], numClasses: number, options: DownloadOptions
): Promise<(NativeTensor | null)[]> {
  const file = pretrained === true ? await hubFile(wantedFile(metadata), options) : pretrained
  const { tensors, warning } = fitPretrained(metadata, entries, numClasses, await readWeights(file), file)
  if (warning !== null) process.emitWarning(warning, 'BtxrdTorchWarning')
  return tensors
}

function wantedFile({ id, pretrained }: ArchitectureMetadata): WantedFile {
  const refuse = (problem: string): BtxrdTorchError => new BtxrdTorchError(
    'ERR_PRETRAINED',
    `Expected pretrained weights of ${id} but ${problem}. Pass the path of a .safetensors or .pth file, pretrained: '/path/to/weights.safetensors', or pretrained: false.`
  )
  if (pretrained == null) throw refuse('timm has none for it')
  if (pretrained.custom_load) throw refuse('timm loads them with code of its own, from a file that is no state dict')
  if (pretrained.hf_hub_id === undefined) throw refuse(`timm has them outside the hub only: ${pretrained.url}`)
  const [repo = '', revision = 'main'] = pretrained.hf_hub_id.split('@')
  const files = candidates(pretrained)
  if (!REPO.test(repo) || !NAME.test(revision) || !files.every((file) => NAME.test(file))) {
    throw refuse(`its metadata names no file of the hub: ${JSON.stringify([pretrained.hf_hub_id, ...files])}`)
  }
  return { architecture: id, repo, revision, files }
}

/** timm's `_get_safe_alternatives`: safetensors where there is such a file. */
function candidates({ hf_hub_filename: file }: PretrainedSource): WantedFile['files'] {
  if (file === undefined) return WEIGHTS
  return file.endsWith('.bin') ? [`${file.slice(0, -'.bin'.length)}.safetensors`, file] : [file]
}
