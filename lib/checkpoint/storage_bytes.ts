import { crc32 } from 'node:zlib'
import type { ByteSource } from './byte_source'
import { copyAgain } from './checkpoint_error'
import type { DescribedFile } from './described_file'
import type { StorageRef } from './pickle_objects'
import type { DataRange } from './zip_reader'

/** Bytes of one read, which bound the memory that comparing a file takes. */
export const pieceBytes = 4 << 20

/** Reads parts of the storages of a file, each storage only if its checksum is right. */
export class StorageBytes {
  private readonly verified = new Set<StorageRef>()
  /** The last deflated storage; what is deflated can only be had whole. */
  private inflated: { storage: StorageRef, content: Buffer } | null = null

  private constructor(
    private readonly source: ByteSource, private readonly file: DescribedFile, private readonly ranges: ReadonlyMap<StorageRef, DataRange>
  ) {}

  static async open(source: ByteSource, file: DescribedFile): Promise<StorageBytes> {
    const ranges = await file.locate()
    return new StorageBytes(source, file, new Map(file.storages.map((storage, index) => [storage, ranges[index]!])))
  }

  /** The bytes are not to be changed. */
  async read(storage: StorageRef, begin: number, nbytes: number): Promise<Buffer> {
    const range = this.ranges.get(storage)!
    if (range.inflatedBytes !== null) return (await this.inflate(storage, range)).subarray(begin, begin + nbytes)
    if (!this.verified.has(storage)) await this.verify(storage, range)
    return this.source.read(range.offset + begin, nbytes)
  }

  private async inflate(storage: StorageRef, range: DataRange): Promise<Buffer> {
    if (this.inflated?.storage !== storage) this.inflated = { storage, content: await this.file.readContent(storage, range) }
    return this.inflated.content
  }

  private async verify(storage: StorageRef, { offset, nbytes, crc32: expected }: DataRange): Promise<void> {
    if (expected !== null) {
      let checksum = 0
      for (let at = 0; at < nbytes; at += pieceBytes) checksum = crc32(await this.source.read(offset + at, Math.min(pieceBytes, nbytes - at)), checksum)
      if (checksum !== expected) {
        throw this.source.fail('ERR_CHECKPOINT_TRUNCATED', `the storage at byte ${offset} is damaged: it does not have its CRC-32`, copyAgain)
      }
    }
    this.verified.add(storage)
  }
}
