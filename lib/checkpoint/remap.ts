import { badArgument, BtxrdTorchError, describe } from '../errors'
import { Tensor } from '../tensor'
import { quoted } from './checkpoint_error'
import { dictEntries } from './dict_entries'
import { StateDict } from './state_dict'
import { OrderedDict, type CheckpointValue } from './values'

/** How to come from a trainer's file to the state dict of the bare model. */
export interface RemapRules {
  /** The key of the file under which the state dict is; the file's value itself by default. */
  key?: string
  /** What is taken off the beginning of each name that has it. */
  prefix?: string
  /** Leaves out the tensors whose names lack the prefix (losses, metrics) instead of keeping them. */
  onlyPrefixed?: boolean
}

/**
 * - `'DataParallel'` (also DistributedDataParallel): names without `module.`
 * - `'Lightning'`: what is under `state_dict`, names below `model.`, without it
 * - `'timmEMA'`: what is under `state_dict_ema`, names without `module.`
 * - or rules of your own
 */
export type Remap = 'DataParallel' | 'Lightning' | 'timmEMA' | RemapRules

const rulesByName: Readonly<Record<string, RemapRules>> = {
  DataParallel: { prefix: 'module.' },
  Lightning: { key: 'state_dict', prefix: 'model.', onlyPrefixed: true },
  timmEMA: { key: 'state_dict_ema', prefix: 'module.' }
}

/**
 * The state dict that the rules find in a value of a checkpoint, with names and `_metadata` renamed.
 *
 * @throws BtxrdTorchError `ERR_STATE_DICT` when there is none, or when two tensors get one name
 */
export function remapValue(value: CheckpointValue<Tensor>, remap: Remap): StateDict {
  const { key, prefix = '', onlyPrefixed = false } = rulesOf(remap)
  const found = key === undefined ? value : new Map(dictEntries(value) ?? []).get(key)
  const entries = dictEntries(found)
  if (entries === null || !entries.every((entry): entry is [string, Tensor] => typeof entry[0] === 'string' && Tensor.isTensor(entry[1]))) {
    throw new BtxrdTorchError('ERR_STATE_DICT', `Expected a state dict${key === undefined ? '' : ` under ${JSON.stringify(key)}`} but the file holds ${describe(found)}.`)
  }
  const state = new StateDict()
  for (const [name, tensor] of entries) {
    if (onlyPrefixed && !name.startsWith(prefix)) continue
    const renamed = without(prefix, name)
    if (state.has(renamed)) throw new BtxrdTorchError('ERR_STATE_DICT', `Expected names that differ without "${prefix}" but two are ${quoted(renamed)}.`)
    state.set(renamed, tensor)
  }
  if (found instanceof OrderedDict) state.attributes = remapAttributes(found.attributes, prefix)
  return state
}

function rulesOf(remap: Remap): RemapRules {
  const rules = typeof remap === 'string' && Object.hasOwn(rulesByName, remap) ? rulesByName[remap] : remap
  if (typeof rules !== 'object' || rules === null) {
    throw badArgument('remap', `${Object.keys(rulesByName).map((name) => `"${name}"`).join(', ')} or an object of rules`, remap)
  }
  return rules
}

/** `_metadata` has the names of modules, which end where the names of their tensors go on. */
function remapAttributes(attributes: OrderedDict['attributes'], prefix: string): OrderedDict['attributes'] {
  const metadata = attributes?._metadata
  if (!(metadata instanceof OrderedDict)) return attributes
  const renamed = new OrderedDict<unknown, unknown>()
  for (const [module, facts] of metadata) {
    // The wrapper itself is no module of what it wraps.
    if (prefix !== '' && module === '') continue
    renamed.set(`${String(module)}.` === prefix ? '' : without(prefix, String(module)), facts)
  }
  return { ...attributes, _metadata: renamed }
}

function without(prefix: string, name: string): string {
  return name.startsWith(prefix) ? name.slice(prefix.length) : name
}
