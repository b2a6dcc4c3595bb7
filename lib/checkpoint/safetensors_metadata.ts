import { badArgument } from '../errors'
import { dictEntries } from './dict_entries'
import { OrderedDict } from './values'

/** Where a state dict keeps the texts of the header: an attribute, so that its keys are the tensors' names and `save` writes it. */
const attribute = '__metadata__'

export function noteSafetensorsMetadata(state: OrderedDict, metadata: Readonly<Record<string, string>> | null): void {
  if (metadata !== null) state.attributes = { [attribute]: Object.assign(Object.create(null), metadata) }
}

/** The `__metadata__` of the safetensors file that a state dict comes from, also by way of a `.pt` file; null when it has none. */
export function safetensorsMetadata(state: unknown): Record<string, string> | null {
  const entries = state instanceof OrderedDict ? dictEntries(state.attributes?.[attribute]) : null
  return entries !== null && entries.every(isText) ? Object.fromEntries(entries) : null
}

/** @throws BtxrdTorchError `ERR_INVALID_ARG` for what is no object of strings */
export function checkMetadata(metadata: unknown): Record<string, string> {
  const isObject = typeof metadata === 'object' && metadata !== null && !Array.isArray(metadata)
  const entries = isObject ? Object.entries(metadata) : []
  if (!isObject || !entries.every(isText)) throw badArgument('metadata', 'an object of strings', metadata, 'The format keeps texts only.')
  return Object.fromEntries(entries)
}

function isText(entry: readonly [unknown, unknown]): entry is [string, string] {
  return entry.every((text) => typeof text === 'string')
}
