import type { NativeTensor, StateEntry } from '../binding'
import { badArgument, BtxrdTorchError } from '../errors'
import { StateDict } from '../checkpoint/state_dict'
import { nativeTensor, Tensor } from '../tensor'

export interface LoadStateResult {
  missingKeys: string[]
  unexpectedKeys: string[]
}

const CHECKPOINT_REMEDY =
  'Create the model with the backbone and class count of the checkpoint (config.model), or pass { strict: false } for keys that may differ.'

/**
 * Pairs a state dict with a model's state as `torch.nn.Module.load_state_dict` does, with its
 * messages. Tensors are in the model's order; null where the state dict has none.
 */
export function matchState(
  entries: readonly StateEntry[],
  stateDict: ReadonlyMap<string, Tensor>,
  strict: boolean,
  remedy = CHECKPOINT_REMEDY
): LoadStateResult & { tensors: (NativeTensor | null)[] } {
  if (!(stateDict instanceof Map)) throw badArgument('stateDict', 'a Map of tensors by name', stateDict)
  const names = new Set(entries.map(({ name }) => name))
  const missingKeys = entries.map(({ name }) => name).filter((name) => !stateDict.has(name) && !mayBeAbsent(name, stateDict))
  const unexpectedKeys = [...stateDict.keys()].filter((key) => !names.has(key))
  const problems: string[] = []
  if (strict) {
    if (unexpectedKeys.length > 0) problems.push(`Unexpected key(s) in state_dict: ${quoted(unexpectedKeys)}.`)
    if (missingKeys.length > 0) problems.push(`Missing key(s) in state_dict: ${quoted(missingKeys)}.`)
  }
  const tensors = entries.map((entry) => {
    const tensor = stateDict.get(entry.name)
    if (tensor === undefined) return null
    const native = nativeTensor(tensor, `stateDict.get("${entry.name}")`)
    if (!sameShape(tensor.shape, entry.shape)) {
      problems.push(
        `size mismatch for ${entry.name}: copying a param with shape ${size(tensor.shape)} from checkpoint, ` +
          `the shape in current model is ${size(entry.shape)}.`
      )
    }
    return native
  })
  if (problems.length > 0) {
    throw new BtxrdTorchError(
      'ERR_STATE_DICT',
      `Error(s) in loading state_dict for BTXRDClassifier:\n\t${problems.join('\n\t')}\n${remedy}`
    )
  }
  return { missingKeys, unexpectedKeys, tensors }
}

/** BatchNorm's counter came with version 2: state dicts from before, or without metadata, lack it. */
function mayBeAbsent(name: string, stateDict: ReadonlyMap<string, Tensor>): boolean {
  const [, module] = /^(.*)\.num_batches_tracked$/.exec(name) ?? []
  if (module === undefined) return false
  const version = stateDict instanceof StateDict ? stateDict.metadata?.get(module)?.version : undefined
  return version === undefined || version < 2
}

function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((n, i) => n === b[i])
}

const quoted = (keys: string[]): string => keys.map((key) => `"${key}"`).join(', ')
const size = (shape: readonly number[]): string => `torch.Size([${shape.join(', ')}])`
