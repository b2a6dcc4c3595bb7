import { itemSize } from './dtypes'
import { PickleTuple, StorageRef, type AllowedGlobal, type CallContext, type PickleNode } from './pickle_objects'
import type { TorchArchive } from './torch_archive'

/** The storages that a pickle names, one for each key, checked against the archive. */
export class StorageTable {
  private readonly byKey = new Map<string, StorageRef>()

  constructor(private readonly archive: TorchArchive) {}

  get keys(): string[] {
    return [...this.byKey.keys()]
  }

  get storages(): StorageRef[] {
    return [...this.byKey.values()]
  }

  /** The persistent id of `torch.save`: `('storage', torch.FloatStorage, key, location, numel)`. */
  load(id: PickleNode, { fail }: CallContext): PickleNode {
    const [kind, type, key, location, numel] = id instanceof PickleTuple ? id.items : []
    const dtype = (type as Partial<AllowedGlobal> | null | undefined)?.storageDType
    const isStorage =
      kind === 'storage' && dtype !== undefined && typeof key === 'string' &&
      typeof location === 'string' && typeof numel === 'number' && numel >= 0
    if (!isStorage) throw fail('ERR_CHECKPOINT_FORMAT', 'expected a persistent id (\'storage\', type, key, location, numel)')
    const known = this.byKey.get(key)
    if (known !== undefined) {
      // torch.save refuses to write a storage under two dtypes, and torch.load would take the first.
      if (known.dtype !== dtype || known.numel !== numel) throw fail('ERR_CHECKPOINT_FORMAT', `storage ${JSON.stringify(key)} is declared twice, differently`)
      return known
    }
    const recordSize = this.archive.storageSize(key)
    if (recordSize === null) throw fail('ERR_CHECKPOINT_FORMAT', `the archive has no record for storage ${JSON.stringify(key)}`)
    if (recordSize !== numel * itemSize[dtype]) {
      throw fail('ERR_CHECKPOINT_FORMAT', `storage ${JSON.stringify(key)} is declared with ${numel} elements of ${dtype}, its record has ${recordSize} bytes`)
    }
    const storage = new StorageRef(key, location, dtype, numel)
    this.byKey.set(key, storage)
    return storage
  }
}
