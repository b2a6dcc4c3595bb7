/** A record of a zip archive to be written. */
export interface ZipRecord {
  /** ASCII. */
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** Where the data is checked only while it is written, it can be set until the archive ends. */
  crc32: number
}

/** A record that has its place. */
export interface ZipEntry {
  readonly record: ZipRecord
  /** Of its header in the file. */
  readonly offset: number
  /** The bytes of the metadata before its data. */
  readonly dataAt: number
  /** Where the metadata has its checksum; null for a record without data, which has none there. */
  readonly checksumAt: number | null
}

const localBytes = 30
const centralBytes = 46
/** Bit 11: names are UTF-8. Bit 3: sizes and checksum follow the data; where there is none, nothing follows. */
const flagsOf = (size: number): number => (size === 0 ? 0x800 : 0x808)
/** From here on a size or offset moves to the 64-bit extra field. */
const max32 = 0xffffffff
/** Of the data in the file: lets readers map tensors into memory. */
export const dataAlignment = 64
const firstBytes = 64 << 10

/**
 * The layout that torch's writer (miniz) gives an archive of stored records: byte for byte, with
 * data aligned by an extra field `FB` full of `Z`, no times, and a 64-bit end record always.
 *
 * It makes the metadata, which is all bytes of the archive but the data of records. One buffer for
 * all: a checkpoint has a thousand records, and a small buffer for each field would take longer than
 * the checksums of the data.
 */
export class ZipLayout {
  private readonly entries: ZipEntry[] = []
  private bytes = Buffer.alloc(firstBytes)
  private length = 0
  /** Bytes of the file so far, data included. */
  private fileLength = 0

  /** `data` becomes part of the metadata; without it, it is written elsewhere. */
  add(record: ZipRecord, data?: Uint8Array): ZipEntry {
    const offset = this.fileLength
    this.localHeader(record)
    const dataAt = this.length
    if (data === undefined) this.fileLength += record.size
    else this.raw(data)
    const checksumAt = record.size === 0 ? null : this.dataDescriptor(record, offset)
    const entry = { record, offset, dataAt, checksumAt }
    this.entries.push(entry)
    return entry
  }

  /** What follows the last record. */
  end(): void {
    const offset = this.fileLength
    for (const entry of this.entries) this.centralEntry(entry)
    this.endRecords(this.entries.length, this.fileLength - offset, offset)
  }

  /** The metadata since the last call. Places of entries count from there. */
  take(): Buffer {
    const taken = this.bytes.subarray(0, this.length)
    this.bytes = Buffer.alloc(firstBytes)
    this.length = 0
    return taken
  }

  private localHeader({ name, size }: ZipRecord): void {
    const offset = this.fileLength
    const extraBytes = extra64Bytes(size, offset)
    const paddingEnd = offset + localBytes + name.length + extraBytes + 4
    const padding = (dataAlignment - (paddingEnd % dataAlignment)) % dataAlignment
    const at = this.grow(localBytes)
    this.bytes.writeUInt32LE(0x04034b50, at)
    this.bytes.writeUInt16LE(flagsOf(size), at + 6)
    this.bytes.writeUInt16LE(name.length, at + 26)
    this.bytes.writeUInt16LE(extraBytes + 4 + padding, at + 28)
    this.text(name)
    // The sizes stand in the descriptor. miniz also puts a large one here, beside a stored size of 0.
    this.extra64(size, 0, offset)
    const field = this.grow(4 + padding)
    this.bytes.write('FB', field, 'latin1')
    this.bytes.writeUInt16LE(padding, field + 2)
    this.bytes.fill('Z', field + 4, field + 4 + padding, 'latin1')
  }

  /** Returns where the checksum is. */
  private dataDescriptor({ size, crc32 }: ZipRecord, offset: number): number {
    const isWide = size >= max32 || offset >= max32
    const at = this.grow(isWide ? 24 : 16)
    this.bytes.writeUInt32LE(0x08074b50, at)
    this.bytes.writeUInt32LE(crc32, at + 4)
    for (const index of [0, 1]) {
      if (isWide) this.bytes.writeBigUInt64LE(BigInt(size), at + 8 + 8 * index)
      else this.bytes.writeUInt32LE(size, at + 8 + 4 * index)
    }
    return at + 4
  }

  private centralEntry({ record: { name, size, crc32 }, offset }: ZipEntry): void {
    const at = this.grow(centralBytes)
    this.bytes.writeUInt32LE(0x02014b50, at)
    this.bytes.writeUInt16LE(flagsOf(size), at + 8)
    this.bytes.writeUInt32LE(crc32, at + 16)
    this.bytes.writeUInt32LE(Math.min(size, max32), at + 20)
    this.bytes.writeUInt32LE(Math.min(size, max32), at + 24)
    this.bytes.writeUInt16LE(name.length, at + 28)
    this.bytes.writeUInt16LE(extra64Bytes(size, offset), at + 30)
    this.bytes.writeUInt32LE(Math.min(offset, max32), at + 42)
    this.text(name)
    this.extra64(size, size, offset)
  }

  /** The extra field 0x0001: size and stored size, and offset, where 32 bits cannot hold them. */
  private extra64(size: number, stored: number, offset: number): void {
    const bytes = extra64Bytes(size, offset)
    if (bytes === 0) return
    const at = this.grow(bytes)
    this.bytes.writeUInt16LE(1, at)
    this.bytes.writeUInt16LE(bytes - 4, at + 2)
    const values = [...(size >= max32 ? [size, stored] : []), ...(offset >= max32 ? [offset] : [])]
    values.forEach((value, index) => this.bytes.writeBigUInt64LE(BigInt(value), at + 4 + 8 * index))
  }

  /** The 64-bit end record, its locator and the end record. */
  private endRecords(count: number, size: number, offset: number): void {
    const at = this.grow(56 + 20 + 22)
    this.bytes.writeUInt32LE(0x06064b50, at)
    this.bytes.writeBigUInt64LE(44n, at + 4)
    this.bytes.writeUInt16LE(0x31e, at + 12)
    this.bytes.writeUInt16LE(45, at + 14)
    this.bytes.writeBigUInt64LE(BigInt(count), at + 24)
    this.bytes.writeBigUInt64LE(BigInt(count), at + 32)
    this.bytes.writeBigUInt64LE(BigInt(size), at + 40)
    this.bytes.writeBigUInt64LE(BigInt(offset), at + 48)
    this.bytes.writeUInt32LE(0x07064b50, at + 56)
    this.bytes.writeBigUInt64LE(BigInt(offset + size), at + 56 + 8)
    this.bytes.writeUInt32LE(1, at + 56 + 16)
    this.bytes.writeUInt32LE(0x06054b50, at + 76)
    this.bytes.writeUInt16LE(Math.min(count, 0xffff), at + 76 + 8)
    this.bytes.writeUInt16LE(Math.min(count, 0xffff), at + 76 + 10)
    this.bytes.writeUInt32LE(Math.min(size, max32), at + 76 + 12)
    this.bytes.writeUInt32LE(Math.min(offset, max32), at + 76 + 16)
  }

  private text(text: string): void {
    const at = this.grow(text.length)
    this.bytes.write(text, at, 'latin1')
  }

  private raw(data: Uint8Array): void {
    const at = this.grow(data.length)
    this.bytes.set(data, at)
  }

  /** Adds zeros; returns where they begin. Can put another buffer in place of `bytes`. */
  private grow(count: number): number {
    const at = this.length
    this.length += count
    this.fileLength += count
    if (this.length > this.bytes.length) {
      const larger = Buffer.alloc(Math.max(this.length, 2 * this.bytes.length))
      larger.set(this.bytes)
      this.bytes = larger
    }
    return at
  }
}

function extra64Bytes(size: number, offset: number): number {
  const values = (size >= max32 ? 2 : 0) + (offset >= max32 ? 1 : 0)
  return values === 0 ? 0 : 4 + 8 * values
}
