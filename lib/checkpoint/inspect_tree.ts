import { InspectedTensor } from './inspected_leaves'
import { StorageRef, TensorRef } from './pickle_objects'
import { PythonObject } from './python_objects'
import { safetensorsMetadata } from './safetensors_metadata'
import { keyText, partsOfValue } from './value_parts'
import { ByteArray, isFloatSlot } from './values'

/** A value of a checkpoint as plain data. `type` is the Python class. */
export type InspectedNode =
  | { type: string, value: null | boolean | number | string }
  | { type: string, items: InspectedItem[], omitted?: number }
  | {
    type: 'Tensor' | 'Parameter', dtype: string, shape: readonly number[], form: string, bytes: number, location: string,
    storage: string | null, requiresGrad: boolean
  }

export interface InspectedItem {
  /** A key or index as Python writes it; strings without quotes. */
  key: string
  node: InspectedNode
}

/**
 * Nodes of the tree. A value that stands in many places is one in the file and many here, and a file
 * can be made of nothing but those.
 */
const maxNodes = 200_000
/** Characters of a string. */
const maxText = 2000

/** Makes the tree of a value, and lists its tensors, each once. */
export class TreeBuilder {
  private readonly tensors = new Map<TensorRef, InspectedTensor>()
  private nodes = 0

  build(content: { value: unknown }): { tree: InspectedNode, tensors: InspectedTensor[] } {
    const tree = this.node(content, 'value', content.value)
    return { tree, tensors: [...this.tensors.values()] }
  }

  private node(container: object, key: unknown, value: unknown): InspectedNode {
    this.nodes++
    if (value === null) return { type: 'NoneType', value }
    if (typeof value === 'boolean') return { type: 'bool', value }
    if (typeof value === 'string') return { type: 'str', value: shortened(value) }
    if (typeof value === 'bigint') return { type: 'int', value: shortened(String(value)) }
    if (typeof value === 'number') return number(value, isFloatSlot(container, key))
    if (value instanceof TensorRef) return this.tensor(value)
    if (value instanceof StorageRef) return { type: 'TypedStorage', value: `${value.dtype ?? 'uint8'}, ${value.nbytes} bytes` }
    if (value instanceof Uint8Array) return { type: value instanceof ByteArray ? 'bytearray' : 'bytes', value: `${value.length} bytes` }
    if (value instanceof PythonObject) return { type: value.constructor.name, value: shortened(String(value)) }
    const { type, container: holder, entries } = partsOfValue(value as object)
    const metadata = safetensorsMetadata(value)
    return this.items(type, holder, metadata === null ? entries : [['__metadata__', Object.assign(Object.create(null), metadata)], ...entries])
  }

  private tensor(ref: TensorRef): InspectedNode {
    const tensor = this.tensors.get(ref) ?? InspectedTensor.from(ref)
    this.tensors.set(ref, tensor)
    const { type, dtype, shape, form, bytes, location, storage, requiresGrad } = tensor
    return { type, dtype, shape, form, bytes, location, storage, requiresGrad }
  }

  private items(type: string, container: object, entries: Iterable<[unknown, unknown]>): InspectedNode {
    const items: InspectedItem[] = []
    let omitted = 0
    for (const [key, value] of entries) {
      if (this.nodes >= maxNodes) omitted++
      else items.push({ key: shortened(keyText(container, key)), node: this.node(container, key, value) })
    }
    return omitted === 0 ? { type, items } : { type, items, omitted }
  }
}

/** JSON has no numbers for what is not finite. */
function number(value: number, isFloat: boolean): InspectedNode {
  const type = isFloat || !Number.isInteger(value) ? 'float' : 'int'
  return { type, value: Number.isFinite(value) ? value : String(value) }
}

function shortened(text: string): string {
  return text.length > maxText ? `${text.slice(0, maxText)}... (${text.length} characters)` : text
}
