import { lstat } from 'node:fs/promises'
import path from 'node:path'
import { badArgument, BtxrdTorchError, describe } from '../errors'
import { Tensor } from '../tensor'
import { dictEntries } from './dict_entries'
import { load, type LoadOptions } from './load'
import { packState } from './pack_state'
import { isSafetensorsFile } from './safetensors'
import { safetensorsMetadata } from './safetensors_metadata'
import { save } from './save'
import { saveSafetensors } from './save_safetensors'

export interface ConvertOptions extends Pick<LoadOptions, 'remap' | 'limits' | 'allowGlobals' | 'allowOpaque'> {
  /** Replaces the output when it exists. */
  force?: boolean
}

export interface Conversion {
  /** Tensors in the output. */
  tensors: number
  /** Names that were left out, each with the name of the same tensor that is there. */
  aliases: Record<string, string>
}

/** The formats by the extensions of their files. */
const formats: Readonly<Record<string, 'torch' | 'safetensors'>> = {
  '.safetensors': 'safetensors', '.pt': 'torch', '.pth': 'torch', '.ckpt': 'torch', '.bin': 'torch'
}

/**
 * Converts a file of `torch.save` (either format) to safetensors, or safetensors to a file of
 * `torch.save`; the extension of `output` says which. Every tensor keeps its bytes.
 *
 * To safetensors the content has to be a state dict, or `remap` finds one in it. As with
 * `safetensors.torch.save_model`, one name of a tensor with many stays, the others are texts of the
 * metadata, and what is not contiguous is made so. The metadata have `format: 'pt'`, or are those of
 * the safetensors file that the state dict once came from.
 *
 * From safetensors the state dict gets the metadata as the attribute `__metadata__`, which
 * `torch.load` gives as an attribute of the OrderedDict.
 *
 * @throws BtxrdTorchError as {@link load} for the input; `ERR_STATE_DICT` when it holds more than
 *   tensors; `ERR_INVALID_ARG` or `ERR_DTYPE` with the name of a tensor that safetensors cannot hold;
 *   `ERR_FILE` when `output` exists or cannot be written
 */
export async function convert(input: string, output: string, { force = false, ...options }: ConvertOptions = {}): Promise<Conversion> {
  const target = await checkTarget(input, output)
  if (!force && await lstat(output).then(() => true, () => false)) {
    throw new BtxrdTorchError('ERR_FILE', `${output}: there is such a file already. Choose another name, or pass force (--force) to replace it.`, { file: output })
  }
  const value = await load(input, { ...options, mapLocation: 'cpu' })
  const state = stateOf(input, value)
  if (target === 'torch') {
    await save(value, output)
    return { tensors: state.size, aliases: {} }
  }
  const { tensors, aliases } = await packState(state)
  await saveSafetensors(tensors, output, { metadata: { ...aliases, ...safetensorsMetadata(value) ?? { format: 'pt' } } })
  return { tensors: tensors.size, aliases }
}

/** State dicts that a message names. */
const maxStates = 12

async function checkTarget(input: string, output: string): Promise<'torch' | 'safetensors'> {
  const target = typeof output === 'string' ? formats[path.extname(output).toLowerCase()] : undefined
  if (target === undefined) throw badArgument('output', `a path that ends with ${Object.keys(formats).join(', ')}`, output, 'The extension says the format.')
  const source = await isSafetensorsFile(input) ? 'safetensors' : 'torch'
  if (source === target) throw badArgument('output', `a file of the other format (${source === 'torch' ? '.safetensors' : '.pt'})`, output, 'The input is of that format already.')
  return target
}

function stateOf(input: string, value: unknown): ReadonlyMap<string, Tensor> {
  const entries = dictEntries(value) ?? []
  const other = entries.find(([name, tensor]) => typeof name !== 'string' || !Tensor.isTensor(tensor))
  if (other === undefined && dictEntries(value) !== null) return new Map(entries as [string, Tensor][])
  const found = other === undefined ? describe(value) : `${describe(other[0])} is ${describe(other[1])}`
  const states = entries.filter(([, inner]) => dictEntries(inner)?.every(([, tensor]) => Tensor.isTensor(tensor))).map(([key]) => describe(key)).slice(0, maxStates)
  throw new BtxrdTorchError('ERR_STATE_DICT', `${input}: expected nothing but tensors by name, which safetensors can hold, but ${found}.${
    states.length === 0 ? '' : ` Its state dicts are under ${states.join(', ')}: choose one (remap: { key }, or --key).`}`, { file: input })
}
