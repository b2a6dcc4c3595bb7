import type { Fail } from './checkpoint_error'
import type { CheckpointLimits } from './limits'
import {
  isHashable, isSparseKey, PickleArray, PickleDict, PickleOpaque, PickleOrderedDict, PickleSet, PickleTuple, StorageRef, TensorRef, type AllowedGlobal, type PickleNode
} from './pickle_objects'
import { PythonObject } from './python_objects'
import { partsOf } from './tensor_source'
import { PyFloat } from './values'
import type { TimeSlice } from './time_slice'

type Scalar = null | boolean | string | number | bigint | PyFloat | PythonObject

/** Values that have an identity: containers and leaves such as tensors. */
export type ObjectNode = Exclude<PickleNode, Scalar | AllowedGlobal>

export interface Structure {
  /** Each object once, after everything in it. */
  order: ObjectNode[]
  /** Those of them that are tensors, parts of others included. */
  tensors: TensorRef[]
  /** Those of them that are storages. */
  storages: StorageRef[]
}

interface Extent {
  /** Levels of containers. */
  height: number
  /** Values, each counted as often as it can be reached. */
  count: number
  /** Whether Python could use it as a key, which depends on what is in a tuple. */
  hashable: boolean
}

export function isScalar(node: PickleNode): node is Scalar {
  return typeof node !== 'object' || node === null || node instanceof PyFloat || node instanceof PythonObject
}

/** A class or function of the allow-list: they are plain objects, and nothing else in a pickle is. */
export function isGlobal(node: PickleNode): node is AllowedGlobal {
  return typeof node === 'object' && node !== null && Object.getPrototypeOf(node) === Object.prototype
}

function isValue(node: Exclude<PickleNode, Scalar>): node is ObjectNode {
  return (
    Array.isArray(node) || node instanceof PickleTuple || node instanceof PickleDict || node instanceof PickleSet ||
    node instanceof TensorRef || (node instanceof StorageRef && node.root === null) || node instanceof Uint8Array || node instanceof PickleOpaque || (node instanceof PickleArray && node.value !== null)
  )
}

/**
 * Walks what a pickle left, without recursion, and refuses what code that walks the values
 * recursively could not survive: too deep, endless, or endless in practice.
 */
export async function inspectStructure(root: PickleNode, fail: Fail, limits: CheckpointLimits, slice: TimeSlice): Promise<Structure> {
  const structure: Structure = { order: [], tensors: [], storages: [] }
  // null while the node is entered and not left, which makes it an ancestor of the current one.
  const extents = new Map<ObjectNode, Extent | null>()
  const path: ObjectNode[] = []
  const enter = (node: PickleNode): void => {
    if (isScalar(node) || isGlobal(node)) return
    if (!isValue(node)) {
      throw fail('ERR_CHECKPOINT_FORMAT', 'a part of a storage, or an array of NumPy without content, stands where a value is expected', 'Save tensors and plain values only.')
    }
    if (extents.get(node) === null) throw fail('ERR_CHECKPOINT_FORMAT', 'a container holds itself, which a checkpoint cannot')
    if (!extents.has(node)) path.push(node)
  }
  enter(root)
  while (path.length > 0) {
    if (slice.step()) await slice.pause()
    const node = path[path.length - 1]!
    if (!extents.has(node)) {
      extents.set(node, null)
      for (const child of childrenOf(node)) enter(child)
      continue
    }
    path.pop()
    // A node that two parents queued before it was entered comes up twice.
    if (extents.get(node) !== null) continue
    extents.set(node, measure(node, extents, fail, limits))
    structure.order.push(node)
    if (node instanceof TensorRef) structure.tensors.push(node)
    else if (node instanceof StorageRef) structure.storages.push(node)
  }
  return structure
}

function measure(node: ObjectNode, extents: Map<ObjectNode, Extent | null>, fail: Fail, limits: CheckpointLimits): Extent {
  const extent = { height: 0, count: 1, hashable: isHashable(node) }
  for (const child of childrenOf(node)) {
    const inner = extentOf(child, extents)
    extent.height = Math.max(extent.height, inner.height + 1)
    extent.count += inner.count
    if (node instanceof PickleTuple) extent.hashable &&= inner.hashable
  }
  if (extent.height > limits.maxNesting) {
    throw fail('ERR_CHECKPOINT_LIMIT', `its containers are nested deeper than maxNesting (${limits.maxNesting})`)
  }
  checkKeys(node, extents, fail, limits)
  if (extent.count > limits.maxExpandedValues) {
    throw fail('ERR_CHECKPOINT_LIMIT', `its values, followed along every reference, are more than maxExpandedValues (${limits.maxExpandedValues})`)
  }
  return extent
}

const scalarExtent: Extent = { height: 0, count: 1, hashable: true }

function extentOf(node: PickleNode, extents: ReadonlyMap<ObjectNode, Extent | null>): Extent {
  return isScalar(node) || isGlobal(node) ? scalarExtent : extents.get(node as ObjectNode)!
}

function checkKeys(node: ObjectNode, extents: ReadonlyMap<ObjectNode, Extent | null>, fail: Fail, limits: CheckpointLimits): void {
  for (const { keys } of tablesOf(node)) {
    let sparse = 0
    for (const key of keys) {
      const { count, hashable } = extentOf(key, extents)
      if (!hashable) throw fail('ERR_CHECKPOINT_FORMAT', 'a tuple in a dict\'s keys or in a set holds a list, dict or set, which Python cannot hash')
      if (count > limits.maxKeyValues) throw fail('ERR_CHECKPOINT_LIMIT', `a dict or set has a key of ${count} values, more than maxKeyValues (${limits.maxKeyValues})`)
      if (isSparseKey(key)) sparse++
    }
    if (sparse > limits.maxSparseKeys) {
      throw fail('ERR_CHECKPOINT_LIMIT', `a dict or set has ${sparse} numbers as keys, more than maxSparseKeys (${limits.maxSparseKeys})`)
    }
  }
}

/** What becomes the keys of a Map or the members of a Set. */
function tablesOf(node: ObjectNode): PickleDict[] {
  if (node instanceof PickleDict) return [node]
  if (node instanceof PickleSet) return [node.members]
  return node instanceof PickleOpaque ? [node.entries] : []
}

function* childrenOf(node: ObjectNode): Iterable<PickleNode> {
  if (Array.isArray(node)) yield* node
  else if (node instanceof PickleTuple) yield* node.items
  else if (node instanceof PickleSet) yield* node.members.keys
  else if (node instanceof PickleDict) {
    yield* node.keys
    yield* node.values
    if (node instanceof PickleOrderedDict && node.attributes !== null) yield* childrenOf(node.attributes)
  } else if (node instanceof TensorRef) {
    yield* partsOf(node.source)
    if (node.attributes !== null) yield* childrenOf(node.attributes)
  } else if (node instanceof PickleOpaque) {
    yield node.args
    yield* node.items
    yield* childrenOf(node.entries)
    if (node.kwargs !== null) yield* childrenOf(node.kwargs)
    if (node.state !== undefined) yield node.state
  }
}
