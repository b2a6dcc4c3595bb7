/** A record of a zip archive to be written. */
export interface ZipRecord {
  /** ASCII. */
  readonly name: string
  /** Bytes. */
  readonly size: number
  readonly crc32: number
}

/** All bytes of an archive but the data: each record is `headers[i]`, its data, `descriptors[i]`. */
export interface ZipLayout {
  headers: Buffer[]
  descriptors: Buffer[]
  /** What follows the last record. */
  directory: Buffer
}

const localBytes = 30
const centralBytes = 46
/** Bit 11: names are UTF-8. Bit 3: sizes and checksum follow the data; where there is none, nothing follows. */
const flagsOf = (size: number): number => (size === 0 ? 0x800 : 0x808)
/** From here on a size or offset moves to the 64-bit extra field. */
const max32 = 0xffffffff
/** Of the data in the file: lets readers map tensors into memory. */
export const dataAlignment = 64

/**
 * The layout that torch's writer (miniz) gives an archive of stored records: byte for byte, with
 * data aligned by an extra field `FB` full of `Z`, no times, and a 64-bit end record always.
 */
export function layOutZip(records: readonly ZipRecord[]): ZipLayout {
  const layout: ZipLayout = { headers: [], descriptors: [], directory: Buffer.alloc(0) }
  const entries: Buffer[] = []
  let at = 0
  for (const record of records) {
    const header = localHeader(record, at)
    const descriptor = dataDescriptor(record, at)
    layout.headers.push(header)
    layout.descriptors.push(descriptor)
    entries.push(centralEntry(record, at))
    at += header.length + record.size + descriptor.length
  }
  const directory = Buffer.concat(entries)
  layout.directory = Buffer.concat([directory, endRecords(records.length, directory.length, at)])
  return layout
}

function localHeader({ name, size }: ZipRecord, at: number): Buffer {
  // The sizes stand in the descriptor. miniz also puts a large one here, beside a stored size of 0.
  const extra = extra64(size, 0, at)
  const paddingEnd = at + localBytes + name.length + extra.length + 4
  const padding = (dataAlignment - (paddingEnd % dataAlignment)) % dataAlignment
  const header = Buffer.alloc(localBytes + name.length + extra.length + 4 + padding, 'Z')
  header.fill(0, 0, localBytes)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(flagsOf(size), 6)
  header.writeUInt16LE(name.length, 26)
  header.writeUInt16LE(extra.length + 4 + padding, 28)
  header.write(name, localBytes, 'latin1')
  header.set(extra, localBytes + name.length)
  const field = localBytes + name.length + extra.length
  header.write('FB', field, 'latin1')
  header.writeUInt16LE(padding, field + 2)
  return header
}

function dataDescriptor({ size, crc32 }: ZipRecord, at: number): Buffer {
  if (size === 0) return Buffer.alloc(0)
  const wide = size >= max32 || at >= max32
  const descriptor = Buffer.alloc(wide ? 24 : 16)
  descriptor.writeUInt32LE(0x08074b50, 0)
  descriptor.writeUInt32LE(crc32, 4)
  for (const index of [0, 1]) {
    if (wide) descriptor.writeBigUInt64LE(BigInt(size), 8 + 8 * index)
    else descriptor.writeUInt32LE(size, 8 + 4 * index)
  }
  return descriptor
}

function centralEntry({ name, size, crc32 }: ZipRecord, at: number): Buffer {
  const extra = extra64(size, size, at)
  const entry = Buffer.alloc(centralBytes + name.length + extra.length)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(flagsOf(size), 8)
  entry.writeUInt32LE(crc32, 16)
  entry.writeUInt32LE(Math.min(size, max32), 20)
  entry.writeUInt32LE(Math.min(size, max32), 24)
  entry.writeUInt16LE(name.length, 28)
  entry.writeUInt16LE(extra.length, 30)
  entry.writeUInt32LE(Math.min(at, max32), 42)
  entry.write(name, centralBytes, 'latin1')
  entry.set(extra, centralBytes + name.length)
  return entry
}

/** The extra field 0x0001: size and stored size, and offset, where 32 bits cannot hold them. */
function extra64(size: number, stored: number, at: number): Buffer {
  const values = [...(size >= max32 ? [size, stored] : []), ...(at >= max32 ? [at] : [])]
  if (values.length === 0) return Buffer.alloc(0)
  const extra = Buffer.alloc(4 + 8 * values.length)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(8 * values.length, 2)
  values.forEach((value, index) => extra.writeBigUInt64LE(BigInt(value), 4 + 8 * index))
  return extra
}

/** The 64-bit end record, its locator and the end record. */
function endRecords(count: number, size: number, offset: number): Buffer {
  const records = Buffer.alloc(56 + 20 + 22)
  records.writeUInt32LE(0x06064b50, 0)
  records.writeBigUInt64LE(44n, 4)
  records.writeUInt16LE(0x31e, 12)
  records.writeUInt16LE(45, 14)
  records.writeBigUInt64LE(BigInt(count), 24)
  records.writeBigUInt64LE(BigInt(count), 32)
  records.writeBigUInt64LE(BigInt(size), 40)
  records.writeBigUInt64LE(BigInt(offset), 48)
  records.writeUInt32LE(0x07064b50, 56)
  records.writeBigUInt64LE(BigInt(offset + size), 56 + 8)
  records.writeUInt32LE(1, 56 + 16)
  records.writeUInt32LE(0x06054b50, 76)
  records.writeUInt16LE(Math.min(count, 0xffff), 76 + 8)
  records.writeUInt16LE(Math.min(count, 0xffff), 76 + 10)
  records.writeUInt32LE(Math.min(size, max32), 76 + 12)
  records.writeUInt32LE(Math.min(offset, max32), 76 + 16)
  return records
}
