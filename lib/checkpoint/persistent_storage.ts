import { quoted } from './checkpoint_error'
import { itemSize } from './dtypes'
import { PickleTuple, StorageRef, type AllowedGlobal, type CallContext, type PickleNode } from './pickle_objects'

/** A persistent id `('storage', class, key, location, numel[, view])`, checked. */
interface StorageId {
  key: string
  location: string
  dtype: StorageRef['dtype']
  nbytes: number
  view: PickleNode
}

/** The storages that a pickle names, one for each key. */
export class StorageTable {
  private readonly byKey = new Map<string, StorageRef>()
  private readonly views = new Map<string, StorageRef>()

  /**
   * @param sizeOf bytes of the storage with that key, null when the file has none; undefined where
   *   the file tells it after the pickle
   * @param hasViews whether ids have a sixth part, as in files before torch 1.6
   */
  constructor(private readonly sizeOf: (key: string) => number | null | undefined, private readonly hasViews = false) {}

  /** The whole storages, in the order in which the pickle names them. */
  get storages(): StorageRef[] {
    return [...this.byKey.values()]
  }

  get(key: string): StorageRef | undefined {
    return this.byKey.get(key)
  }

  load(node: PickleNode, context: CallContext): PickleNode {
    const id = this.parse(node, context)
    const root = this.storageOf(id, context)
    return id.view === null ? root : this.viewOf(root, id.view, context)
  }

  private parse(node: PickleNode, { fail }: CallContext): StorageId {
    const items = node instanceof PickleTuple ? node.items : []
    const [kind, type, key, location, numel, view = null] = items
    const storageDType = (type as Partial<AllowedGlobal> | null | undefined)?.storageDType
    const isStorage =
      kind === 'storage' && storageDType !== undefined && typeof key === 'string' && items.length === (this.hasViews ? 6 : 5) &&
      typeof location === 'string' && typeof numel === 'number' && numel >= 0
    if (!isStorage) throw fail('ERR_CHECKPOINT_FORMAT', 'expected a persistent id (\'storage\', type, key, location, numel)')
    const dtype = storageDType === 'untyped' ? null : storageDType
    return { key, location, dtype, nbytes: numel * (dtype === null ? 1 : itemSize[dtype]), view }
  }

  private storageOf({ key, location, dtype, nbytes }: StorageId, { fail }: CallContext): StorageRef {
    const known = this.byKey.get(key)
    if (known !== undefined) {
      // torch.save refuses to write a storage under two dtypes, and torch.load would take the first;
      // to both an untyped storage is one of uint8.
      if ((known.dtype ?? 'uint8') !== (dtype ?? 'uint8') || known.nbytes !== nbytes) throw fail('ERR_CHECKPOINT_FORMAT', `storage ${quoted(key)} is declared twice, differently`)
      return known
    }
    const size = this.sizeOf(key)
    if (size === null) throw fail('ERR_CHECKPOINT_FORMAT', `the archive has no record for storage ${quoted(key)}`)
    if (size !== undefined && size !== nbytes) {
      throw fail('ERR_CHECKPOINT_FORMAT', `storage ${quoted(key)} is declared with ${nbytes} bytes${dtype === null ? '' : ` of ${dtype}`}, its record has ${size}`)
    }
    const storage = new StorageRef(key, location, dtype, nbytes)
    this.byKey.set(key, storage)
    return storage
  }

  /** `(key, offset, size)` of a part, in elements of the whole. */
  private viewOf(root: StorageRef, view: PickleNode, { fail }: CallContext): StorageRef {
    const [key, offset, size] = view instanceof PickleTuple ? view.items : []
    const isView = typeof key === 'string' && typeof offset === 'number' && offset >= 0 && typeof size === 'number' && size >= 0
    if (!isView) throw fail('ERR_CHECKPOINT_FORMAT', 'expected (key, offset, size) for a view of a storage')
    const itemBytes = root.dtype === null ? 1 : itemSize[root.dtype]
    const [begin, nbytes] = [offset * itemBytes, size * itemBytes]
    if (begin + nbytes > root.nbytes) {
      throw fail('ERR_CHECKPOINT_FORMAT', `a view of bytes ${begin} to ${begin + nbytes} leaves storage ${quoted(root.key)} of ${root.nbytes}`)
    }
    const known = this.views.get(key)
    if (known !== undefined && known.root === root && known.begin === begin && known.nbytes === nbytes) return known
    const part = new StorageRef(root.key, root.location, root.dtype, nbytes, root, begin)
    this.views.set(key, part)
    return part
  }
}
