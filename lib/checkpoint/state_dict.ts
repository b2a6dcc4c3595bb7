import type { Tensor } from '../tensor'
import { OrderedDict } from './values'

/** A module's `state_dict()`: tensors by name, in Python's order. */
export class StateDict extends OrderedDict<string, Tensor> {
  /** PyTorch's `_metadata`: a version for each submodule, by its name. */
  get metadata(): OrderedDict<string, { version?: number }> | null {
    const metadata = this.attributes?._metadata
    return metadata instanceof OrderedDict ? (metadata as OrderedDict<string, { version?: number }>) : null
  }
}
