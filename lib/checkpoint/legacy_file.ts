import type { NativeStorages } from '../binding'
import { describe } from '../errors'
import type { ByteSource } from './byte_source'
import { copyAgain, quoted } from './checkpoint_error'
import { itemSize } from './dtypes'
import { GlobalPolicy } from './global_policy'
import type { CheckpointLimits } from './limits'
import { StorageTable } from './persistent_storage'
import { pickleEnd } from './pickle_end'
import type { PickleBytes } from './pickle_machine'
import type { PickleNode, StorageRef } from './pickle_objects'
import { readPickle } from './pickle_reader'
import { readStoredRanges, type StorageReading } from './storage_reader'
import { TimeSlice } from './time_slice'
import type { DataRange } from './zip_reader'

const magicNumber = 0x1950a86a20f9469cfc6cn
const protocolVersion = 1001
/** The first read; most files' pickles are shorter. */
const firstBytes = 256 << 10
/** Before each storage: its elements, 64-bit little-endian. */
const lengthBytes = 8

/**
 * The file that `torch.save` wrote before version 1.6, and writes still on request: five pickles
 * (magic number, protocol version, facts of the writer, the value, the keys of its storages), then
 * the bytes of each storage in the order of the keys.
 */
export class LegacyFile {
  private constructor(
    private readonly source: ByteSource,
    private readonly limits: CheckpointLimits,
    readonly pickle: PickleBytes,
    private readonly keysPickle: PickleBytes,
    /** The first byte after the pickles. */
    private readonly dataOffset: number
  ) {}

  static async open(source: ByteSource, limits: CheckpointLimits): Promise<LegacyFile> {
    const reader = new PickleSequence(source, limits)
    if (await reader.value() !== magicNumber) throw source.fail('ERR_CHECKPOINT_FORMAT', 'its magic number, at byte 0, is not that of torch.save')
    const versionOffset = reader.offset
    const version = await reader.value()
    if (version !== protocolVersion) {
      throw source.fail('ERR_CHECKPOINT_FORMAT', `expected version ${protocolVersion} of the format before torch 1.6 at byte ${versionOffset}, the file says ${describe(version)}`)
    }
    // What the writer's machine was: the bytes of storages are little-endian on every one.
    await reader.next()
    const pickle = await reader.next()
    const keysPickle = await reader.next()
    return new LegacyFile(source, limits, pickle, keysPickle, reader.offset)
  }

  /** For the persistent ids of the pickle; sizes are checked by {@link locate}. */
  storageTable(): StorageTable {
    return new StorageTable(() => undefined, true)
  }

  /** Where the bytes of all storages of the table lie, in its order. */
  async locate(table: StorageTable): Promise<DataRange[]> {
    const storages = await this.inFileOrder(table)
    const places = new Map<StorageRef, number>()
    let at = this.dataOffset
    for (const storage of storages) {
      places.set(storage, at + lengthBytes)
      at += lengthBytes + storage.nbytes
    }
    if (at > this.source.size) {
      throw this.source.fail('ERR_CHECKPOINT_TRUNCATED', `its storages end at byte ${at}, the file at ${this.source.size}`, copyAgain)
    }
    const lengths = await this.source.readEach(storages.map((storage) => ({ offset: places.get(storage)! - lengthBytes, length: lengthBytes })))
    storages.forEach((storage, index) => this.checkLength(storage, places.get(storage)!, lengths[index]!))
    return table.storages.map((storage) => ({ offset: places.get(storage)!, nbytes: storage.nbytes, crc32: null, inflatedBytes: null }))
  }

  /** Nothing in such a file is deflated. */
  readContent(_storage: StorageRef, { offset, nbytes }: DataRange): Promise<Buffer> {
    return this.source.read(offset, nbytes)
  }

  async readStorages(table: StorageTable, reading: StorageReading): Promise<NativeStorages> {
    return readStoredRanges(this.source, await this.locate(table), reading)
  }

  private async inFileOrder(table: StorageTable): Promise<StorageRef[]> {
    const { fail } = this.source
    const place = `at byte ${this.keysPickle.place.base}`
    const keys = await run(this.keysPickle, this.source, this.limits)
    if (!Array.isArray(keys)) throw fail('ERR_CHECKPOINT_FORMAT', `expected a list of storage keys after the pickle, ${place}`)
    const storages = keys.map((key) => {
      const storage = typeof key === 'string' ? table.get(key) : undefined
      if (storage === undefined) throw fail('ERR_CHECKPOINT_FORMAT', `the list of storages ${place} has ${describe(key)}, which its pickle does not name`)
      return storage
    })
    if (new Set(storages).size !== table.storages.length || keys.length !== table.storages.length) {
      throw fail('ERR_CHECKPOINT_FORMAT', `the pickle names ${table.storages.length} storages, the list after it, ${place}, has ${keys.length}`)
    }
    return storages
  }

  private checkLength(storage: StorageRef, offset: number, length: Buffer): void {
    const numel = length.readBigInt64LE()
    const expected = storage.nbytes / (storage.dtype === null ? 1 : itemSize[storage.dtype])
    if (numel !== BigInt(expected)) {
      throw this.source.fail('ERR_CHECKPOINT_FORMAT', `storage ${quoted(storage.key)} at byte ${offset} is declared with ${expected} elements, the file has ${numel}`)
    }
  }
}

/** Pickles one after the other, of which nothing but their content tells the length. */
class PickleSequence {
  /** The first byte of the next pickle. */
  offset = 0
  private window: Buffer = Buffer.alloc(0)

  constructor(private readonly source: ByteSource, private readonly limits: CheckpointLimits) {}

  async next(): Promise<PickleBytes> {
    const { source, limits } = this
    for (;;) {
      const end = pickleEnd(this.window)
      if (end !== null) return this.take(end)
      const whole = source.size - this.offset
      if (this.window.length === whole) {
        throw source.fail('ERR_CHECKPOINT_TRUNCATED', `the file of ${source.size} bytes ends within the pickle that begins at byte ${this.offset}`, copyAgain)
      }
      if (this.window.length >= limits.maxPickleBytes) {
        throw source.fail('ERR_CHECKPOINT_LIMIT', `the pickle at byte ${this.offset} has more bytes than maxPickleBytes (${limits.maxPickleBytes})`)
      }
      const wanted = Math.max(firstBytes, 4 * this.window.length)
      this.window = await source.read(this.offset, Math.min(wanted, whole, limits.maxPickleBytes))
    }
  }

  private take(length: number): PickleBytes {
    const pickle = { bytes: this.window.subarray(0, length), place: { label: 'byte', base: this.offset } }
    this.window = this.window.subarray(length)
    this.offset += length
    return pickle
  }

  /** The value of the next pickle, one without storages and names. */
  async value(): Promise<PickleNode> {
    return run(await this.next(), this.source, this.limits)
  }
}

function run(pickle: PickleBytes, source: ByteSource, limits: CheckpointLimits): Promise<PickleNode> {
  return readPickle(pickle, source.fail, limits, new TimeSlice(), new GlobalPolicy(), (_, { fail }) => {
    throw fail('ERR_CHECKPOINT_FORMAT', 'a storage stands where none can be')
  })
}
