import type { NativeTensor, StateEntry } from '../../binding'
import type { StateDict } from '../../checkpoint/state_dict'
import { BtxrdTorchError } from '../../errors'
import type { ArchitectureMetadata } from '../architecture'
import { matchState } from '../match_state'

/** Names in a warning. */
const MAX_NAMES = 5

/** Weights that fit a model. */
export interface FittedState {
  /** In the model's order; null where it keeps its initial values. */
  tensors: (NativeTensor | null)[]
  /** What a person should know; null when every tensor but the classifier's came from the file. */
  warning: string | null
}

/**
 * timm's rule (`load_pretrained`): weights for another class count lose their classifier, and then
 * names may be missing or left over; for the model's own class count every name has to be there.
 * Other than timm, weights of which nothing fits are refused.
 *
 * @param weights under `BTXRDClassifier`'s names
 * @throws BtxrdTorchError `ERR_STATE_DICT`, with PyTorch's message
 */
export function fitPretrained(
  metadata: ArchitectureMetadata, entries: readonly StateEntry[], numClasses: number, weights: StateDict, file: string
): FittedState {
  const { id, classifier, pretrained } = metadata
  const classes = weights.get(`${classifier}.weight`)?.shape[0] ?? pretrained?.num_classes
  const strict = classes === numClasses
  const isClassifier = (name: string): boolean => name.startsWith(`${classifier}.`)
  const used = strict ? weights : new Map([...weights].filter(([name]) => !isClassifier(name)))
  try {
    const { tensors, missingKeys, unexpectedKeys } = matchState(entries, used, strict, remedyFor(metadata, strict))
    if (tensors.every((tensor) => tensor === null)) {
      throw new BtxrdTorchError('ERR_STATE_DICT', `None of its ${weights.size} tensors has the name of one of the model.`)
    }
    const missing = missingKeys.filter((name) => !isClassifier(name))
    return { tensors, warning: describeMismatch(id, file, missing, unexpectedKeys) }
  } catch (error) {
    if (!(error instanceof BtxrdTorchError)) throw error
    throw new BtxrdTorchError(
      error.code,
      `Expected the pretrained weights in ${file} to fit ${id} with ${numClasses} classes but they do not. ${error.message}`,
      { cause: error, file }
    )
  }
}

function describeMismatch(id: string, file: string, missing: string[], unexpected: string[]): string | null {
  if (missing.length === 0 && unexpected.length === 0) return null
  const parts = [
    missing.length > 0 && `${missing.length} tensors of ${id} are not in it and keep their initial values: ${some(missing)}`,
    unexpected.length > 0 && `${unexpected.length} of its tensors are not in ${id} and were left out: ${some(unexpected)}`
  ]
  return `The pretrained weights in ${file} were loaded in part. ${parts.filter(Boolean).join('. ')}.`
}

function remedyFor({ id, model_kwargs: kwargs }: ArchitectureMetadata, strict: boolean): string {
  const remedy = `Pass weights of timm's ${id}, or pretrained: false.`
  // In timm, too, attention layers come with initial weights, and only where the class count makes loading lenient.
  return strict && Object.keys(kwargs).length > 0
    ? `timm's weights are those of the plain backbone; its other layers stay initial when the class count differs from the file's, and are an error when it does not. ${remedy}`
    : remedy
}

function some(names: string[]): string {
  const more = names.length - MAX_NAMES
  return names.slice(0, MAX_NAMES).join(', ') + (more > 0 ? ` and ${more} more` : '')
}
