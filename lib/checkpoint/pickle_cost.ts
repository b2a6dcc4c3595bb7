import { PickleDict, PickleTuple, type PickleNode } from './pickle_objects'

/** Bytes of a container or tensor, with what the walks over the values and the final value take for it. */
export const objectBytes = 768
/** Bytes of an entry of a dict or set, with its places in the tables of the final value. */
export const entryBytes = 128
/** Bytes of an item of a list or tuple. */
export const itemBytes = 32

/** Tuples in tuples that a call looks through: the arguments, those of a function among them, a tensor's sizes. */
const levels = 2

/**
 * Charges for what a call or BUILD copies or looks through. The same argument can come from the
 * memo any number of times, so it is charged each time.
 */
export function chargeArgument(node: PickleNode, charge: (bytes: number) => void, depth = levels): void {
  if (typeof node === 'string' || node instanceof Uint8Array) charge(node.length)
  else if (Array.isArray(node)) charge(node.length * entryBytes)
  else if (node instanceof PickleDict) charge(node.keys.length * entryBytes)
  else if (node instanceof PickleTuple) {
    charge(node.items.length * itemBytes)
    if (depth > 0) for (const item of node.items) chargeArgument(item, charge, depth - 1)
  }
}
