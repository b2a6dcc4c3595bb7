import {
  PickleArray, PickleCounter, PickleDefaultDict, PickleDict, PickleNamespace, PickleOpaque, PickleOrderedDict, PickleSet, PickleSize, PickleTuple,
  StorageRef, TensorRef, type PickleNode
} from './pickle_objects'
import { OpaqueGlobal } from './python_objects'
import { isGlobal, isScalar, type ObjectNode, type Structure } from './structure'
import type { TimeSlice } from './time_slice'
import {
  Counter, DefaultDict, FrozenSet, keepsItsPlace, markFloat, markFloatKey, Namespace, OpaqueObject, OrderedDict, PyFloat, Size, Tuple, type CheckpointValue
} from './values'

/** Makes the values of what has bytes in a storage. */
export interface LeafMaker<Leaf> {
  /** `attributes` are what Python code set on it. */
  tensor: (tensor: TensorRef, attributes: Record<string, unknown> | null) => Leaf
  /** A storage that stands for itself. */
  storage: (storage: StorageRef) => CheckpointValue<Leaf>
}

/** Turns what the pickle machine left into the values of `values.ts`. */
export class ValueBuilder<Leaf> {
  private readonly built = new Map<ObjectNode, CheckpointValue<Leaf>>()

  constructor(private readonly make: LeafMaker<Leaf>) {}

  /** Builds the inner objects before those that hold them. */
  async build({ order }: Structure, slice: TimeSlice): Promise<void> {
    for (const node of order) {
      if (slice.step()) await slice.pause()
      this.built.set(node, this.convert(node))
    }
  }

  /** The value of a node, for `container[key]`. */
  place(node: PickleNode, container: object, key: unknown): CheckpointValue<Leaf> {
    if (node instanceof PyFloat) {
      // Any other float is told from an int by its value.
      if (Number.isInteger(node.value)) markFloat(container, key)
      return node.value
    }
    if (isGlobal(node)) return new OpaqueGlobal(node.name)
    return isScalar(node) ? node : this.built.get(node)!
  }

  private convert(node: ObjectNode): CheckpointValue<Leaf> {
    if (node instanceof TensorRef) return this.make.tensor(node, node.attributes === null ? null : this.record(node.attributes))
    if (node instanceof StorageRef) return this.make.storage(node)
    if (node instanceof PickleArray) return node.value
    if (node instanceof PickleOpaque) return this.opaque(node)
    if (node instanceof Uint8Array) return node
    if (Array.isArray(node)) return this.list([], node)
    if (node instanceof PickleSize) return this.list(new Size() as CheckpointValue<Leaf>[], node.items)
    if (node instanceof PickleTuple) return this.list(new Tuple<CheckpointValue<Leaf>>(), node.items)
    if (node instanceof PickleOrderedDict) return this.orderedDict(node)
    if (node instanceof PickleCounter) return this.map(new Counter<CheckpointValue<Leaf>>() as Map<CheckpointValue<Leaf>, CheckpointValue<Leaf>>, node)
    if (node instanceof PickleNamespace) return this.map(new Namespace<CheckpointValue<Leaf>>() as Map<CheckpointValue<Leaf>, CheckpointValue<Leaf>>, node)
    if (node instanceof PickleDefaultDict) return this.defaultDict(node)
    if (node instanceof PickleDict) return node.keys.every(keepsItsPlace) ? this.record(node) : this.map(new Map(), node)
    return this.set(node)
  }

  private list(items: CheckpointValue<Leaf>[], nodes: readonly PickleNode[]): CheckpointValue<Leaf>[] {
    for (const node of nodes) items.push(this.place(node, items, items.length))
    return items
  }

  /** Without a prototype, an assignment to `__proto__` makes a property like any other. */
  private record(node: PickleDict): Record<string, CheckpointValue<Leaf>> {
    const record: Record<string, CheckpointValue<Leaf>> = Object.create(null)
    node.keys.forEach((key, index) => {
      record[key as string] = this.place(node.values[index]!, record, key)
    })
    return record
  }

  private map<M extends Map<CheckpointValue<Leaf>, CheckpointValue<Leaf>>>(map: M, node: PickleDict): M {
    node.keys.forEach((keyNode, index) => {
      const key = keyNode instanceof PyFloat ? keyNode.value : this.place(keyNode, map, null)
      if (keyNode instanceof PyFloat && Number.isInteger(key)) markFloatKey(map, key)
      map.set(key, this.place(node.values[index]!, map, key))
    })
    return map
  }

  private orderedDict(node: PickleOrderedDict): OrderedDict<CheckpointValue<Leaf>, CheckpointValue<Leaf>> {
    const dict = this.map(new OrderedDict<CheckpointValue<Leaf>, CheckpointValue<Leaf>>(), node)
    if (node.attributes !== null) dict.attributes = this.record(node.attributes)
    return dict
  }

  private defaultDict(node: PickleDefaultDict): DefaultDict<CheckpointValue<Leaf>, CheckpointValue<Leaf>> {
    const dict = this.map(new DefaultDict<CheckpointValue<Leaf>, CheckpointValue<Leaf>>(), node)
    dict.factory = node.factory
    return dict
  }

  private opaque(node: PickleOpaque): OpaqueObject {
    const { args, kwargs, state } = node
    const object = new OpaqueObject(node.global, this.built.get(args) as Tuple, kwargs === null ? null : this.record(kwargs))
    this.list(object.items as CheckpointValue<Leaf>[], node.items)
    this.map(object.entries as Map<CheckpointValue<Leaf>, CheckpointValue<Leaf>>, node.entries)
    if (state !== undefined) object.state = this.place(state, object, 'state')
    return object
  }

  private set(node: PickleSet): Set<CheckpointValue<Leaf>> {
    const set = node.frozen ? new FrozenSet<CheckpointValue<Leaf>>() : new Set<CheckpointValue<Leaf>>()
    for (const member of node.members.keys) set.add(this.place(member, set, member instanceof PyFloat ? member.value : member))
    return set
  }
}
