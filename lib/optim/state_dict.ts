import type { NativeStateRecord } from '../binding'
import { isFloatSlot, markFloat, Tuple, type CheckpointDict, type CheckpointValue } from '../checkpoint/values'
import type { OptimizerStateDict } from '../checkpoint/load_checkpoint'
import { badArgument, BtxrdTorchError, describe } from '../errors'
import { nativeTensor, Tensor } from '../tensor'
import { propertyName, pythonKey } from './key_names'
import type { ParamGroup } from './param_groups'

type Value = CheckpointValue<Tensor>
type Dict = CheckpointDict<Tensor>

/** What the state dicts of one optimizer class have. */
export interface StateSchema<Group extends ParamGroup> {
  /** Properties of a group that older versions of torch did not write, and what they mean then. */
  fallbacks: Partial<Group>
  /** Properties that loading never changes: AdamW stays AdamW. */
  fixed: Partial<Group>
  /** Keys of a parameter's state: all that there are, and those that a group cannot do without. */
  keys(group: Group): { known: readonly string[], required: readonly string[] }
}

/** Properties that schedulers set; Python computes them from floats. */
const SCHEDULER_FLOATS: readonly string[] = ['initialLr', 'maxLr', 'minLr', 'maxMomentum', 'baseMomentum']

const emptyDict = (): Dict => Object.create(null) as Dict

/** Python's `state_dict()` of groups and of the state of their parameters, by index. */
export function packStateDict(groups: readonly ParamGroup[], state: ReadonlyMap<number, Record<string, Tensor>>): OptimizerStateDict {
  let first = 0
  const packed = groups.map((group) => {
    const dict = packGroup(group, first)
    first += group.params.length
    return dict
  })
  const states = new Map([...state].map(([index, fields]) => [index, Object.assign(emptyDict(), fields)]))
  return Object.assign(emptyDict(), { state: states, param_groups: packed }) as OptimizerStateDict
}

function packGroup(group: ParamGroup, first: number): Dict {
  const dict = emptyDict()
  for (const [property, value] of Object.entries(group)) {
    if (property === 'params') continue
    const key = pythonKey(property)
    dict[key] = property === 'betas' ? floats(value as readonly number[]) : (value as Value)
    if (isFloatSlot(group, property) || SCHEDULER_FLOATS.includes(property)) markFloat(dict, key)
  }
  dict.params = group.params.map((_tensor, i) => first + i)
  return dict
}

function floats(values: readonly number[]): Tuple<number> {
  const tuple = Tuple.from(values) as Tuple<number>
  for (const i of values.keys()) markFloat(tuple, i)
  return tuple
}

/** Pairs a state dict with an optimizer's groups as `load_state_dict` does, and checks all of it. */
export function unpackStateDict<Group extends ParamGroup>(
  stateDict: OptimizerStateDict, groups: readonly Group[], schema: StateSchema<Group>
): { groups: Group[], state: NativeStateRecord[] } {
  const saved = (stateDict as Partial<OptimizerStateDict> | null)?.param_groups
  if (!Array.isArray(saved)) throw badArgument('stateDict', 'a state dict with state and param_groups', stateDict, '', 'ERR_STATE_DICT')
  if (saved.length !== groups.length) {
    throw refused(`loaded state dict has a different number of parameter groups: expected ${groups.length} but it has ${saved.length}`)
  }
  const places = new Map<unknown, { index: number, group: Group, parameter: Tensor }>()
  let first = 0
  const unpacked = groups.map((group, i) => {
    const complete = unpackGroup(group, saved[i] as Dict, schema, i)
    const ids = (saved[i] as Dict).params as unknown[]
    for (const [k, parameter] of group.params.entries()) places.set(ids[k], { index: first + k, group: complete, parameter })
    first += ids.length
    return complete
  })
  const entries: Iterable<readonly [unknown, Value]> = stateDict.state instanceof Map ? stateDict.state : Object.entries(stateDict.state ?? {})
  const state: NativeStateRecord[] = []
  for (const [id, value] of entries) {
    const place = places.get(id)
    if (place === undefined) throw refused(`expected state for the parameters of its groups only but it has some for ${describe(id)}`)
    const fields = stateFields(value, place, schema)
    if (fields.length > 0) state.push({ parameter: place.index, fields })
  }
  return { groups: unpacked, state }
}

function unpackGroup<Group extends ParamGroup>(
  group: Group, saved: Dict, schema: StateSchema<Group>, position: number
): Group {
  const ids = saved?.params
  if (!Array.isArray(ids) || ids.length !== group.params.length) {
    const received = Array.isArray(ids) ? ids.length : describe(ids)
    throw refused(
      'loaded state dict contains a parameter group that doesn\'t match the size of optimizer\'s group: ' +
        `expected ${group.params.length} parameters for param_groups[${position}] but it has ${received}`
    )
  }
  const loaded: Record<string, unknown> = { params: group.params }
  for (const [key, value] of Object.entries(saved)) {
    if (key === 'params') continue
    const property = propertyName(key)
    loaded[property] = Array.isArray(value) ? [...value] : value
    // A learning rate of 0.001 may become 0 before it is written again, and is a float then too.
    if (typeof value === 'number' && (isFloatSlot(saved, key) || !Number.isInteger(value))) markFloat(loaded, property)
  }
  for (const [property, value] of Object.entries(schema.fallbacks)) {
    if (!(property in loaded)) loaded[property] = value
  }
  if (group.paramNames !== undefined && loaded.paramNames === undefined) loaded.paramNames = group.paramNames
  Object.assign(loaded, schema.fixed)
  return loaded as unknown as Group
}

function stateFields<Group extends ParamGroup>(
  value: Value, { index, group, parameter }: { index: number, group: Group, parameter: Tensor }, schema: StateSchema<Group>
): NativeStateRecord['fields'] {
  if (typeof value !== 'object' || value === null || Tensor.isTensor(value)) throw refused(`expected a dict for parameter ${index} but it has ${describe(value)}`)
  const { known, required } = schema.keys(group)
  const fields: NativeStateRecord['fields'] = []
  for (const [key, entry] of value instanceof Map ? value : Object.entries(value)) {
    // SGD without momentum was once saved with a buffer of None.
    if (entry === null) continue
    if (typeof key !== 'string' || !known.includes(key)) {
      throw refused(`expected the keys ${known.join(', ')} for parameter ${index} but it has ${describe(key)}: it is of another optimizer`)
    }
    const tensor = key === 'step' && typeof entry === 'number' ? Tensor.from(new Float32Array([entry]), []) : entry
    if (!Tensor.isTensor(tensor)) throw refused(`expected a tensor for ${key} of parameter ${index} but it has ${describe(entry)}`)
    const shape = key === 'step' ? [] : parameter.shape
    if (key === 'step' ? tensor.numel !== 1 : String(tensor.shape) !== String(shape) || tensor.shape.length !== shape.length) {
      throw refused(`size mismatch for ${key} of parameter ${index}: it has shape [${tensor.shape.join(', ')}], the parameter has [${shape.join(', ')}]`)
    }
    fields.push([key, nativeTensor(tensor, key)])
  }
  const missing = required.filter((key) => !fields.some(([name]) => name === key))
  if (fields.length > 0 && missing.length > 0) throw refused(`expected ${missing.join(', ')} for parameter ${index} but it is missing: it is of another optimizer, or of other options`)
  return fields
}

function refused(why: string): BtxrdTorchError {
  return new BtxrdTorchError('ERR_STATE_DICT', `${why}. Load a state dict of the same optimizer class over the parameters of the same model.`)
}
