import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipRecord {
  name: string | Buffer
  data: Buffer
  method?: number
  flags?: number
  /** What the directory says, where it should not be the truth. */
  declared?: { crc32?: number, size?: number, compressedSize?: number, headerOffset?: number, name?: Buffer }
}

export interface ZipOptions {
  /** As torch: 64-bit end record and locator before the end record. */
  zip64?: boolean
  comment?: Buffer
  /** Bytes in the directory after its entries. */
  slack?: Buffer
  declared?: { count?: number, directorySize?: number, directoryOffset?: number }
}

/** What a record is when its content is deflated; `size` is what it declares to inflate to. */
export function deflated(content: Buffer, size = content.length): Pick<ZipRecord, 'data' | 'method' | 'declared'> {
  return { data: deflateRawSync(content), method: 8, declared: { crc32: crc32(content), size } }
}

const alignment = 64

/** A zip archive laid out as torch writes it: stored, data aligned by an extra field, data descriptors. */
export function zip(records: readonly ZipRecord[], options: ZipOptions = {}): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  const add = (bytes: Buffer): void => {
    parts.push(bytes)
    at += bytes.length
  }
  for (const record of records) {
    const headerOffset = at
    const name = Buffer.from(record.name)
    const padding = (alignment - ((at + 30 + name.length + 4) % alignment)) % alignment
    const { method = 0, flags = 0x808, declared = {}, data } = record
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(flags, 6)
    local.writeUInt16LE(method, 8)
    local.writeUInt16LE(name.length, 26)
    local.writeUInt16LE(4 + padding, 28)
    const extra = Buffer.alloc(4 + padding, 'Z')
    extra.write('FB', 0, 'latin1')
    extra.writeUInt16LE(padding, 2)
    const descriptor = Buffer.alloc(16)
    descriptor.writeUInt32LE(0x08074b50, 0)
    descriptor.writeUInt32LE(crc32(data), 4)
    descriptor.writeUInt32LE(data.length, 8)
    descriptor.writeUInt32LE(data.length, 12)
    for (const bytes of [local, name, extra, data, descriptor]) add(bytes)
    const entry = Buffer.alloc(46)
    const directoryName = declared.name ?? name
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(flags, 8)
    entry.writeUInt16LE(method, 10)
    entry.writeUInt32LE(declared.crc32 ?? crc32(data), 16)
    entry.writeUInt32LE(declared.compressedSize ?? data.length, 20)
    entry.writeUInt32LE(declared.size ?? data.length, 24)
    entry.writeUInt16LE(directoryName.length, 28)
    entry.writeUInt32LE(declared.headerOffset ?? headerOffset, 42)
    directory.push(entry, directoryName)
  }
  directory.push(options.slack ?? Buffer.alloc(0))
  const entries = Buffer.concat(directory)
  const count = options.declared?.count ?? records.length
  const size = options.declared?.directorySize ?? entries.length
  const offset = options.declared?.directoryOffset ?? at
  add(entries)
  if (options.zip64 === true) {
    const end64 = Buffer.alloc(56)
    end64.writeUInt32LE(0x06064b50, 0)
    end64.writeBigUInt64LE(44n, 4)
    end64.writeBigUInt64LE(BigInt(count), 24)
    end64.writeBigUInt64LE(BigInt(count), 32)
    end64.writeBigUInt64LE(BigInt(size), 40)
    end64.writeBigUInt64LE(BigInt(offset), 48)
    const locator = Buffer.alloc(20)
    locator.writeUInt32LE(0x07064b50, 0)
    locator.writeBigUInt64LE(BigInt(at), 8)
    locator.writeUInt32LE(1, 16)
    add(end64)
    add(locator)
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Math.min(count, 0xffff), 8)
  end.writeUInt16LE(Math.min(count, 0xffff), 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  end.writeUInt16LE(options.comment?.length ?? 0, 20)
  return Buffer.concat([...parts, end, options.comment ?? Buffer.alloc(0)])
}

export interface TorchFileOptions extends ZipOptions {
  storages?: Record<string, Buffer>
  /** Text records that differ from what torch writes; null leaves one out. */
  records?: Record<string, string | null>
  folder?: string
  /** What differs in the record of the pickle. */
  pickleRecord?: Partial<ZipRecord>
  /** More records, after all others. */
  more?: ZipRecord[]
}

/** A file as `torch.save` writes it around a pickle. */
export function torchFile(pickle: Buffer, { storages = {}, records = {}, folder = 'archive', pickleRecord = {}, more = [], ...options }: TorchFileOptions = {}): Buffer {
  const text = { '.format_version': '1', '.storage_alignment': '64', byteorder: 'little', version: '3\n', ...records }
  return zip(
    [
      { name: `${folder}/data.pkl`, data: pickle, ...pickleRecord },
      ...Object.entries(text).flatMap(([name, content]) => (content === null ? [] : [{ name: `${folder}/${name}`, data: Buffer.from(content) }])),
      ...Object.entries(storages).map(([key, data]) => ({ name: `${folder}/data/${key}`, data })),
      ...more
    ],
    { zip64: true, ...options }
  )
}
