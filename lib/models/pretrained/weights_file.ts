import { readCheckpointFile } from '../../checkpoint/checkpoint_file'
import { failFor } from '../../checkpoint/checkpoint_error'
import { isSafetensorsFile, readSafetensors } from '../../checkpoint/safetensors'
import { StateDict } from '../../checkpoint/state_dict'
import { describe } from '../../errors'
import { Tensor } from '../../tensor'

/** Where timm's `load_state_dict` looks for weights in a checkpoint, in its order; then the pipeline's key. */
const WRAPPERS = ['state_dict_ema', 'model_ema', 'state_dict', 'model', 'model_state_dict']
/** What `DistributedDataParallel` and `torch.compile` put before names. */
const WRAPPER_PREFIXES = ['module.', '_orig_mod.']
/** The classifier's attribute that holds the timm model. */
const MODEL_PREFIX = 'model.'

/**
 * The tensors of a safetensors file or of one that `torch.save` wrote, under the names of
 * `BTXRDClassifier`, whether they have its prefix `model.` or are timm's. The content decides which
 * kind of file it is, not the name.
 *
 * @throws BtxrdTorchError as `readSafetensors` and `readCheckpointFile`; `ERR_CHECKPOINT_FORMAT` when
 *   the file holds no state dict
 */
export async function readWeights(file: string): Promise<StateDict> {
  const content = await isSafetensorsFile(file) ? await readSafetensors(file) : (await readCheckpointFile(file)).value
  const found = unwrap(content)
  const entries = entriesOf(found)
  if (entries === null || !entries.every(([name, tensor]) => typeof name === 'string' && Tensor.isTensor(tensor))) {
    throw failFor(file)('ERR_CHECKPOINT_FORMAT', `expected a state dict, names with tensors, or one under ${WRAPPERS.join(', ')}, but it holds ${describe(found)}`)
  }
  const cleaned = (entries as [string, Tensor][]).map(([name, tensor]) => [cleanName(name), tensor] as const)
  const prefix = cleaned.every(([name]) => name.startsWith(MODEL_PREFIX)) ? '' : MODEL_PREFIX
  return new StateDict(cleaned.map(([name, tensor]) => [prefix + name, tensor]))
}

function unwrap(content: unknown): unknown {
  const entries = new Map<unknown, unknown>(entriesOf(content) ?? [])
  const key = WRAPPERS.find((name) => entries.get(name) != null && !Tensor.isTensor(entries.get(name)))
  return key === undefined ? content : entries.get(key)
}

function entriesOf(value: unknown): [unknown, unknown][] | null {
  if (value instanceof Map) return [...value]
  // Python's dicts with string keys come as objects without a prototype; nothing else does.
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === null ? Object.entries(value) : null
}

function cleanName(name: string): string {
  return WRAPPER_PREFIXES.reduce((text, prefix) => (text.startsWith(prefix) ? text.slice(prefix.length) : text), name)
}
