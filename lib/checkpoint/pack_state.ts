import { ops } from '../ops/ops'
import { nativeTensor, type Tensor } from '../tensor'
import { compareUtf8 } from './safetensors_layout'
import { viewOfTensor } from './tensor_view'

export interface PackedState {
  tensors: Map<string, Tensor>
  /** Names that were left out, and the name of the same tensor that is there. */
  aliases: Record<string, string>
}

/**
 * Makes a state dict one that the safetensors format can have, as `safetensors.torch.save_model`
 * does: of the names of one tensor the first stays, and what is not contiguous is copied.
 */
export async function packState(state: ReadonlyMap<string, Tensor>): Promise<PackedState> {
  const names = new Map<string, string>()
  const packed: PackedState = { tensors: new Map(), aliases: {} }
  for (const name of [...state.keys()].sort(compareUtf8)) {
    const tensor = state.get(name)!
    const native = nativeTensor(tensor, name)
    const view = viewOfTensor(native)
    // What has no memory shares none. saveSafetensors refuses what is not in memory as it is.
    const place = view === null || view.begin === view.end || view.isLazy ? name : [view.storage, view.begin, native.dtype, native.shape, native.strides].join()
    const first = names.get(place)
    if (first !== undefined) packed.aliases[name] = first
    else {
      names.set(place, name)
      packed.tensors.set(name, view === null || view.isContiguous ? tensor : await ops.aten.contiguous(tensor))
    }
  }
  return packed
}
