import { promisify } from 'node:util'
import { crc32, inflateRaw as inflateRawCallback } from 'node:zlib'
import type { ByteSource } from './byte_source'
import { copyAgain, quoted } from './checkpoint_error'
import type { CheckpointLimits } from './limits'
import { readZipDirectory, type ZipEntry } from './zip_directory'

/** Where the data of a record lies in the file. */
export interface DataRange {
  readonly offset: number
  /** Bytes in the file. */
  readonly nbytes: number
  /** Of the record's content; null when the writer did not record checksums. */
  readonly crc32: number | null
  /** Bytes of the content when it is deflated; null when it is stored as it is. */
  readonly inflatedBytes: number | null
}

const inflateRaw = promisify(inflateRawCallback)

const headerBytes = 30

/** The records of an archive, by name, with checked places in the file. */
export class ZipReader {
  readonly entries: ReadonlyMap<string, ZipEntry>
  /** `torch.serialization.set_crc32_options(False)` writes 0 for every record. */
  readonly hasChecksums: boolean

  private constructor(private readonly source: ByteSource, entries: readonly ZipEntry[]) {
    this.entries = new Map(entries.map((entry) => [entry.name, entry]))
    this.hasChecksums = entries.some((entry) => entry.crc32 !== 0)
  }

  static async open(source: ByteSource, limits: CheckpointLimits): Promise<ZipReader> {
    return new ZipReader(source, await readZipDirectory(source, limits))
  }

  /** The bytes of one record, its checksum verified; null when there is no such record. */
  async read(name: string, limitName: keyof CheckpointLimits, limits: CheckpointLimits): Promise<Buffer | null> {
    const entry = this.entries.get(name)
    if (entry === undefined) return null
    if (entry.size > limits[limitName]) {
      throw this.source.fail('ERR_CHECKPOINT_LIMIT', `record ${quoted(name)} at byte ${entry.headerOffset} has ${entry.size} bytes, more than ${limitName} (${limits[limitName]})`)
    }
    const [range] = await this.locate([entry])
    return this.readContent(range!, name)
  }

  /** The content of a record, inflated, its checksum verified. */
  async readContent(range: DataRange, name: string): Promise<Buffer> {
    const { offset, nbytes, inflatedBytes } = range
    const stored = await this.source.read(offset, nbytes)
    const content = inflatedBytes === null ? stored : await this.inflate(stored, inflatedBytes, name, offset)
    if (range.crc32 !== null && crc32(content) !== range.crc32) {
      throw this.source.fail('ERR_CHECKPOINT_TRUNCATED', `record ${quoted(name)} at byte ${offset} is damaged: its CRC-32 does not match`, copyAgain)
    }
    return content
  }

  private async inflate(deflated: Buffer, size: number, name: string, offset: number): Promise<Buffer> {
    try {
      const content = await inflateRaw(deflated, { maxOutputLength: Math.max(size, 1) })
      if (content.length === size) return content
    } catch (cause) {
      throw this.source.fail('ERR_CHECKPOINT_TRUNCATED', `record ${quoted(name)} at byte ${offset} does not inflate to the ${size} bytes that it declares`, copyAgain, cause)
    }
    throw this.source.fail('ERR_CHECKPOINT_TRUNCATED', `record ${quoted(name)} at byte ${offset} inflates to less than the ${size} bytes that it declares`, copyAgain)
  }

  /**
   * The place of each entry's data. Only the local header in front of the data tells where it
   * begins: torch pads there so that data is 64-byte aligned in the file.
   */
  async locate(entries: readonly ZipEntry[]): Promise<DataRange[]> {
    const headers = await this.source.readEach(entries.map(({ headerOffset, nameBytes }) => ({ offset: headerOffset, length: headerBytes + nameBytes.length })))
    return entries.map((entry, index) => this.place(entry, headers[index]!))
  }

  private place(entry: ZipEntry, header: Buffer): DataRange {
    const nameEnd = headerBytes + entry.nameBytes.length
    const same =
      header.readUInt32LE(0) === 0x04034b50 &&
      header.readUInt16LE(8) === entry.method &&
      header.subarray(headerBytes, nameEnd).equals(entry.nameBytes) &&
      header.readUInt16LE(26) === entry.nameBytes.length
    const offset = entry.headerOffset + nameEnd + header.readUInt16LE(28)
    if (!same || offset + entry.compressedSize > entry.end) {
      throw this.source.fail(
        'ERR_CHECKPOINT_TRUNCATED',
        `the zip archive is damaged: the header of record ${quoted(entry.name)} at byte ${entry.headerOffset} does not fit the directory`,
        copyAgain
      )
    }
    return {
      offset, nbytes: entry.compressedSize, crc32: this.hasChecksums ? entry.crc32 : null,
      inflatedBytes: entry.method === 0 ? null : entry.size
    }
  }
}
