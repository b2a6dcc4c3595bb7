import { PickleCounter, PickleDict, PickleOrderedDict, PickleSet, PickleSize, PickleTuple, TensorRef, type PickleNode } from './pickle_objects'
import { isScalar, type ObjectNode, type Structure } from './structure'
import type { TimeSlice } from './time_slice'
import { Counter, FrozenSet, keepsItsPlace, markFloat, markFloatKey, OrderedDict, PyFloat, Size, Tuple, type CheckpointValue } from './values'

/** Turns what the pickle machine left into the values of `values.ts`. */
export class ValueBuilder<Leaf> {
  private readonly built = new Map<ObjectNode, CheckpointValue<Leaf>>()

  constructor(private readonly leaf: (tensor: TensorRef) => Leaf) {}

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
    return isScalar(node) ? node : this.built.get(node as ObjectNode)!
  }

  private convert(node: ObjectNode): CheckpointValue<Leaf> {
    if (node instanceof TensorRef) return this.leaf(node)
    if (node instanceof Uint8Array) return node
    if (Array.isArray(node)) return this.list([], node)
    if (node instanceof PickleSize) return this.list(new Size() as CheckpointValue<Leaf>[], node.items)
    if (node instanceof PickleTuple) return this.list(new Tuple<CheckpointValue<Leaf>>(), node.items)
    if (node instanceof PickleOrderedDict) return this.orderedDict(node)
    if (node instanceof PickleCounter) return this.map(new Counter<CheckpointValue<Leaf>>() as Map<CheckpointValue<Leaf>, CheckpointValue<Leaf>>, node)
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

  private set(node: PickleSet): Set<CheckpointValue<Leaf>> {
    const set = node.frozen ? new FrozenSet<CheckpointValue<Leaf>>() : new Set<CheckpointValue<Leaf>>()
    for (const member of node.members.keys) set.add(this.place(member, set, member instanceof PyFloat ? member.value : member))
    return set
  }
}
