import { InspectedStorage, InspectedTensor } from './inspected_leaves'
import { PythonObject } from './python_objects'
import {
  ByteArray, Counter, DefaultDict, FrozenSet, isFloatKey, isFloatSlot, Namespace, OpaqueObject, OrderedDict, Size, Tuple
} from './values'

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
  private readonly tensors = new Set<InspectedTensor>()
  private nodes = 0

  build(value: unknown): { tree: InspectedNode, tensors: InspectedTensor[] } {
    const tree = this.node({ value }, 'value', value)
    return { tree, tensors: [...this.tensors] }
  }

  private node(container: object, key: unknown, value: unknown): InspectedNode {
    this.nodes++
    if (value === null) return { type: 'NoneType', value }
    if (typeof value === 'boolean') return { type: 'bool', value }
    if (typeof value === 'string') return { type: 'str', value: shortened(value) }
    if (typeof value === 'bigint') return { type: 'int', value: shortened(String(value)) }
    if (typeof value === 'number') return number(value, isFloatSlot(container, key))
    if (value instanceof InspectedTensor) return this.tensor(value)
    if (value instanceof InspectedStorage) return { type: 'TypedStorage', value: `${value.dtype}, ${value.bytes} bytes` }
    if (value instanceof Uint8Array) return { type: value instanceof ByteArray ? 'bytearray' : 'bytes', value: `${value.length} bytes` }
    if (value instanceof PythonObject) return { type: value.constructor.name, value: shortened(String(value)) }
    if (value instanceof OpaqueObject) return this.opaque(value)
    if (Array.isArray(value)) return this.items(classOf(value), value, value.entries())
    if (value instanceof Set) return this.items(classOf(value), value, [...value].map((member) => [member, member]))
    if (value instanceof Map) return this.items(classOf(value), value, value)
    return this.items('dict', value as object, Object.entries(value as object))
  }

  private tensor(tensor: InspectedTensor): InspectedNode {
    this.tensors.add(tensor)
    const { type, dtype, shape, form, bytes, location, storage, requiresGrad } = tensor
    return { type, dtype, shape, form, bytes, location, storage, requiresGrad }
  }

  private opaque({ global, args, kwargs, state, items, entries }: OpaqueObject): InspectedNode {
    const parts = { ...(args.length > 0 && { args }), ...(kwargs && { kwargs }), ...(state !== undefined && { state }), ...(items.length > 0 && { items }), ...(entries.size > 0 && { entries }) }
    return this.items(global, parts, Object.entries(parts))
  }

  private items(type: string, container: object, entries: Iterable<[unknown, unknown]>): InspectedNode {
    const items: InspectedItem[] = []
    let omitted = 0
    for (const [key, value] of entries) {
      if (this.nodes >= maxNodes) omitted++
      else items.push({ key: keyText(container, key), node: this.node(container, key, value) })
    }
    return omitted === 0 ? { type, items } : { type, items, omitted }
  }
}

function classOf(value: unknown[] | Set<unknown> | Map<unknown, unknown>): string {
  if (Array.isArray(value)) return value instanceof Size ? 'torch.Size' : value instanceof Tuple ? 'tuple' : 'list'
  if (value instanceof Set) return value instanceof FrozenSet ? 'frozenset' : 'set'
  const classes = { OrderedDict, Counter, defaultdict: DefaultDict, Namespace }
  return Object.entries(classes).find(([, Class]) => value instanceof Class)?.[0] ?? 'dict'
}

/** JSON has no numbers for what is not finite. */
function number(value: number, isFloat: boolean): InspectedNode {
  const type = isFloat || !Number.isInteger(value) ? 'float' : 'int'
  return { type, value: Number.isFinite(value) ? value : String(value) }
}

function keyText(container: object, key: unknown): string {
  if (typeof key === 'number') return isFloatKey(container, key) ? `${key}.0` : String(key)
  if (Array.isArray(key)) return `(${key.map((item) => keyText(key, item)).join(', ')})`
  return shortened(key instanceof InspectedTensor ? 'Tensor' : String(key))
}

function shortened(text: string): string {
  return text.length > maxText ? `${text.slice(0, maxText)}... (${text.length} characters)` : text
}
