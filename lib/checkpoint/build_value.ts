import type { Fail } from './checkpoint_error'
import type { CheckpointLimits } from './limits'
import { PickleDict, PickleOrderedDict, PickleSet, TensorRef, type PickleNode } from './pickle_objects'
import {
  FrozenSet, markFloat, markFloatKey, OrderedDict, PyFloat, Size, Tuple, type CheckpointValue
} from './values'

interface Built<Leaf> {
  value: CheckpointValue<Leaf>
  /** Levels of containers in it. */
  height: number
  /** Values in it, each counted as often as it can be reached. */
  count: number
}

/**
 * Turns what the pickle machine left into the values of `values.ts`, and refuses structures that
 * code which walks them could not survive: too deep, endless, or endless in practice.
 */
export class ValueBuilder<Leaf> {
  private readonly built = new Map<PickleNode, Built<Leaf> | null>()

  constructor(
    private readonly fail: Fail,
    private readonly limits: CheckpointLimits,
    private readonly leaf: (tensor: TensorRef) => Leaf
  ) {}

  /** Builds `node` as the value of `container[key]`. */
  place(node: PickleNode, container: object, key: unknown): CheckpointValue<Leaf> {
    const { value } = this.visit(node, 0)
    if (isIntegralFloat(node)) markFloat(container, key)
    return value
  }

  private visit(node: PickleNode, depth: number): Built<Leaf> {
    if (node === null || typeof node !== 'object') return { value: node, height: 0, count: 1 }
    if (node instanceof PyFloat) return { value: node.value, height: 0, count: 1 }
    const known = this.built.get(node)
    if (known === null) throw this.fail('ERR_CHECKPOINT_FORMAT', 'a container holds itself, which a checkpoint cannot')
    const result = known ?? this.build(node, depth)
    if (depth + result.height > this.limits.maxNesting) this.tooDeep()
    return result
  }

  private build(node: PickleNode & object, depth: number): Built<Leaf> {
    if (depth > this.limits.maxNesting) this.tooDeep()
    this.built.set(node, null)
    const size = { height: 0, count: 1 }
    const child = (inner: PickleNode): CheckpointValue<Leaf> => {
      const { value, height, count } = this.visit(inner, depth + 1)
      size.height = Math.max(size.height, height + 1)
      size.count += count
      return value
    }
    const value = this.convert(node, child)
    if (size.count > this.limits.maxExpandedValues) {
      throw this.fail('ERR_CHECKPOINT_LIMIT', `its values, followed along every reference, are more than maxExpandedValues (${this.limits.maxExpandedValues})`)
    }
    const result = { value, ...size }
    this.built.set(node, result)
    return result
  }

  private convert(node: PickleNode & object, child: (inner: PickleNode) => CheckpointValue<Leaf>): CheckpointValue<Leaf> {
    if (node instanceof TensorRef) return this.leaf(node)
    if (node instanceof Uint8Array) return node
    if (node instanceof Size) return node
    if (Array.isArray(node)) {
      const items: CheckpointValue<Leaf>[] = node instanceof Tuple ? new Tuple<CheckpointValue<Leaf>>() : []
      node.forEach((item: PickleNode, index) => {
        items.push(child(item))
        if (isIntegralFloat(item)) markFloat(items, index)
      })
      return items
    }
    if (node instanceof PickleOrderedDict) {
      const dict = this.fill(new OrderedDict<CheckpointValue<Leaf>, CheckpointValue<Leaf>>(), node, child)
      if (node.attributes !== null) dict.attributes = this.attributes(node.attributes, child)
      return dict
    }
    if (node instanceof PickleDict) {
      return node.keys.every(keepsItsPlace) ? this.record(node, child) : this.fill(new Map(), node, child)
    }
    if (node instanceof PickleSet) {
      const set = node.frozen ? new FrozenSet<CheckpointValue<Leaf>>() : new Set<CheckpointValue<Leaf>>()
      for (const member of node.members.keys) {
        const value = child(member)
        set.add(value)
        if (isIntegralFloat(member)) markFloat(set, value)
      }
      return set
    }
    throw this.fail('ERR_CHECKPOINT_FORMAT', 'a storage, class or function stands where a value is expected', 'Save tensors and plain values only.')
  }

  private fill<M extends Map<CheckpointValue<Leaf>, CheckpointValue<Leaf>>>(
    map: M, node: PickleDict, child: (inner: PickleNode) => CheckpointValue<Leaf>
  ): M {
    node.keys.forEach((keyNode, index) => {
      const key = child(keyNode)
      const valueNode = node.values[index]!
      map.set(key, child(valueNode))
      if (isIntegralFloat(keyNode)) markFloatKey(map, key)
      if (isIntegralFloat(valueNode)) markFloat(map, key)
    })
    return map
  }

  /** Without a prototype, an assignment to `__proto__` makes a property like any other. */
  private record(node: PickleDict, child: (inner: PickleNode) => CheckpointValue<Leaf>): Record<string, CheckpointValue<Leaf>> {
    const record: Record<string, CheckpointValue<Leaf>> = Object.create(null)
    node.keys.forEach((key, index) => {
      const valueNode = node.values[index]!
      record[key as string] = child(valueNode)
      if (isIntegralFloat(valueNode)) markFloat(record, key)
    })
    return record
  }

  private attributes(node: PickleDict, child: (inner: PickleNode) => CheckpointValue<Leaf>): Record<string, CheckpointValue<Leaf>> {
    if (!node.keys.every(keepsItsPlace)) throw this.fail('ERR_CHECKPOINT_FORMAT', 'an OrderedDict has attributes whose names are not Python names')
    return this.record(node, child)
  }

  private tooDeep(): never {
    throw this.fail('ERR_CHECKPOINT_LIMIT', `its containers are nested deeper than maxNesting (${this.limits.maxNesting})`)
  }
}

/** JavaScript objects list integer-like keys first, in numeric order. */
function keepsItsPlace(key: PickleNode): boolean {
  return typeof key === 'string' && !/^(?:0|[1-9][0-9]*)$/.test(key)
}

/** A float that a JavaScript number does not tell from an int. */
function isIntegralFloat(node: PickleNode): boolean {
  return node instanceof PyFloat && Number.isInteger(node.value)
}
