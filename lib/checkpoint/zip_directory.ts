import { TextDecoder } from 'node:util'
import type { ByteSource } from './byte_source'
import { copyAgain, quoted } from './checkpoint_error'
import type { CheckpointLimits } from './limits'

/** One record of the archive as its central directory describes it. Sizes and offsets are in bytes. */
export interface ZipEntry {
  readonly name: string
  readonly nameBytes: Buffer
  /** 0 stored, 8 deflated. */
  readonly method: number
  readonly crc32: number
  readonly size: number
  readonly compressedSize: number
  readonly headerOffset: number
  /** The first byte that belongs to the next record or to the directory. */
  end: number
}

interface DirectoryLocation {
  offset: number
  size: number
  count: number
}

const endBytes = 22
const end64Bytes = 56
const locatorBytes = 20
const headerBytes = 46
const maxCommentBytes = 0xffff
/** Enough for the directory of an EfficientNet checkpoint, so that one read fetches everything. */
const tailBytes = 128 << 10

/** Reads and checks the central directory, in the order of the directory. */
export async function readZipDirectory(source: ByteSource, limits: CheckpointLimits): Promise<ZipEntry[]> {
  const tailOffset = Math.max(0, source.size - tailBytes)
  const tail = await source.read(tailOffset, source.size - tailOffset)
  const { offset, size, count } = locateDirectory(source, tail, tailOffset)
  if (count > limits.maxRecords) {
    throw source.fail('ERR_CHECKPOINT_LIMIT', `the archive's directory lists ${count} records at byte ${offset}, more than maxRecords (${limits.maxRecords})`)
  }
  if (size > limits.maxDirectoryBytes) {
    throw source.fail('ERR_CHECKPOINT_LIMIT', `the archive's directory at byte ${offset} has ${size} bytes, more than maxDirectoryBytes (${limits.maxDirectoryBytes})`)
  }
  const directory = offset >= tailOffset
    ? tail.subarray(offset - tailOffset, offset - tailOffset + size)
    : await source.read(offset, size)
  const entries = parseEntries(source, directory, offset, count, limits)
  setEnds(source, entries, offset)
  checkInflation(source, entries, limits)
  return entries
}

function locateDirectory(source: ByteSource, tail: Buffer, tailOffset: number): DirectoryLocation {
  const at = findEnd(tail)
  if (at === -1) {
    throw source.fail(
      'ERR_CHECKPOINT_TRUNCATED',
      `the file begins as a zip archive but its end is missing (${source.size} bytes are here)`,
      copyAgain
    )
  }
  let location: DirectoryLocation = {
    count: tail.readUInt16LE(at + 10),
    size: tail.readUInt32LE(at + 12),
    offset: tail.readUInt32LE(at + 16)
  }
  let disks = tail.readUInt32LE(at + 4)
  let directoryEnd = tailOffset + at
  if (at >= locatorBytes && tail.readUInt32LE(at - locatorBytes) === 0x07064b50) {
    const end64 = safe64(source, tail, at - locatorBytes + 8, tailOffset) - tailOffset
    // The writer puts both right before the end record; anything else is not what torch.save writes.
    if (end64 !== at - locatorBytes - end64Bytes || end64 < 0 || tail.readUInt32LE(end64) !== 0x06064b50) {
      throw damaged(source, `its zip64 end record is not where the locator at byte ${tailOffset + at - locatorBytes} says`)
    }
    const location64 = {
      count: safe64(source, tail, end64 + 32, tailOffset),
      size: safe64(source, tail, end64 + 40, tailOffset),
      offset: safe64(source, tail, end64 + 48, tailOffset)
    }
    const agrees =
      [location64.count, 0xffff].includes(location.count) &&
      [location64.size, 0xffffffff].includes(location.size) &&
      [location64.offset, 0xffffffff].includes(location.offset)
    if (!agrees) throw damaged(source, `its zip64 end record at byte ${tailOffset + end64} and its end record disagree`)
    location = location64
    disks = tail.readUInt32LE(end64 + 16) | tail.readUInt32LE(end64 + 20)
    directoryEnd = tailOffset + end64
  }
  if (disks !== 0) throw source.fail('ERR_CHECKPOINT_FORMAT', `its end record at byte ${directoryEnd} says that the zip archive is split over several files, torch.save writes one`)
  if (location.offset + location.size !== directoryEnd) {
    throw damaged(source, `its directory should end at byte ${directoryEnd}, it is declared to end at ${location.offset + location.size}`)
  }
  return location
}

/** The end record is the last one whose comment reaches exactly to the end of the file. */
function findEnd(tail: Buffer): number {
  const first = Math.max(0, tail.length - endBytes - maxCommentBytes)
  for (let at = tail.length - endBytes; at >= first; at--) {
    if (tail.readUInt32LE(at) === 0x06054b50 && at + endBytes + tail.readUInt16LE(at + 20) === tail.length) return at
  }
  return -1
}

/** What deflated records declare is checked before anything is inflated. */
function checkInflation(source: ByteSource, entries: readonly ZipEntry[], limits: CheckpointLimits): void {
  let total = 0
  for (const { name, method, size, compressedSize, headerOffset } of entries) {
    if (method === 0) continue
    if (method !== 8) {
      throw source.fail('ERR_CHECKPOINT_FORMAT', `record ${quoted(name)} at byte ${headerOffset} is compressed by zip method ${method}, only 8 (deflate) is read`, 'Save it again in Python with torch.save.')
    }
    if (size > compressedSize * limits.maxInflationRatio) {
      throw source.fail(
        'ERR_CHECKPOINT_LIMIT',
        `record ${quoted(name)} at byte ${headerOffset} declares ${size} bytes in ${compressedSize} deflated ones, more than maxInflationRatio (${limits.maxInflationRatio}) allows`
      )
    }
    // Either can be the larger one, and both are held in memory.
    total += Math.max(size, compressedSize)
    if (total > limits.maxInflatedBytes) {
      throw source.fail('ERR_CHECKPOINT_LIMIT', `its deflated records up to ${quoted(name)} at byte ${headerOffset} come to ${total} bytes, more than maxInflatedBytes (${limits.maxInflatedBytes})`)
    }
  }
}

function parseEntries(source: ByteSource, directory: Buffer, directoryOffset: number, count: number, limits: CheckpointLimits): ZipEntry[] {
  const entries: ZipEntry[] = []
  const names = new Set<string>()
  let at = 0
  for (let index = 0; index < count; index++) {
    if (at + headerBytes > directory.length || directory.readUInt32LE(at) !== 0x02014b50) {
      throw damaged(source, `its directory lists ${count} records but entry ${index}, at byte ${directoryOffset + at}, is not one`)
    }
    const place = `record ${index}, whose entry is at byte ${directoryOffset + at},`
    const nameLength = directory.readUInt16LE(at + 28)
    const extraLength = directory.readUInt16LE(at + 30)
    const next = at + headerBytes + nameLength + extraLength + directory.readUInt16LE(at + 32)
    if (next > directory.length) throw damaged(source, `entry ${index} of its directory, at byte ${directoryOffset + at}, leaves it`)
    if (nameLength > limits.maxNameBytes) {
      throw source.fail('ERR_CHECKPOINT_LIMIT', `${place} has a name of ${nameLength} bytes, more than maxNameBytes (${limits.maxNameBytes})`)
    }
    const nameBytes = directory.subarray(at + headerBytes, at + headerBytes + nameLength)
    const name = readName(source, nameBytes, place)
    if (names.has(name)) throw damaged(source, `two records are named ${quoted(name)}, the second one by the entry at byte ${directoryOffset + at}`)
    names.add(name)
    const extra = directory.subarray(at + headerBytes + nameLength, at + headerBytes + nameLength + extraLength)
    entries.push(readEntry(source, directory, directoryOffset, at, extra, name, nameBytes))
    at = next
  }
  if (at !== directory.length) throw damaged(source, `its directory has ${directory.length - at} bytes after the last entry, at byte ${directoryOffset + at}`)
  return entries
}

function readEntry(source: ByteSource, directory: Buffer, directoryOffset: number, at: number, extra: Buffer, name: string, nameBytes: Buffer): ZipEntry {
  const fields64 = new Zip64Fields(source, extra, name, directoryOffset + at)
  // The order of the 64-bit values in the extra field.
  const size = fields64.widen(directory.readUInt32LE(at + 24))
  const compressedSize = fields64.widen(directory.readUInt32LE(at + 20))
  const headerOffset = fields64.widen(directory.readUInt32LE(at + 42))
  const flags = directory.readUInt16LE(at + 8)
  // Bit 0: encrypted, 5: patch data, 6: strong encryption, 13: masked headers.
  if ((flags & 0x2061) !== 0) throw source.fail('ERR_CHECKPOINT_FORMAT', `record ${quoted(name)} at byte ${headerOffset} is encrypted or patched, torch.save writes neither`)
  const method = directory.readUInt16LE(at + 10)
  if (method === 0 && size !== compressedSize) throw damaged(source, `record ${quoted(name)} at byte ${headerOffset} is stored but has two sizes, ${size} and ${compressedSize}`)
  return { name, nameBytes, method, crc32: directory.readUInt32LE(at + 16), size, compressedSize, headerOffset, end: 0 }
}

/** The extra field 0x0001: a 64-bit value for each 32-bit one that is all ones. */
class Zip64Fields {
  private values: Buffer | null = null
  private at = 0

  constructor(private readonly source: ByteSource, extra: Buffer, private readonly name: string, private readonly entryOffset: number) {
    for (let at = 0; at + 4 <= extra.length && this.values === null; at += 4 + extra.readUInt16LE(at + 2)) {
      if (extra.readUInt16LE(at) === 1) this.values = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2))
    }
  }

  widen(value: number): number {
    if (value !== 0xffffffff) return value
    if (this.values === null || this.at + 8 > this.values.length) {
      throw damaged(this.source, `record ${quoted(this.name)}, whose entry is at byte ${this.entryOffset}, lacks its 64-bit size or offset`)
    }
    this.at += 8
    return safe64(this.source, this.values, this.at - 8, this.entryOffset)
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Names are only compared, never used as paths; path-like ones are still a sign of a crafted file. */
function readName(source: ByteSource, bytes: Buffer, place: string): string {
  let name: string
  try {
    name = utf8.decode(bytes)
  } catch (error) {
    throw source.fail('ERR_CHECKPOINT_FORMAT', `${place} has a name that is not valid UTF-8`, '', error)
  }
  if (name === '' || name.startsWith('/') || /[\0\\]/.test(name) || name.split('/').includes('..')) {
    throw source.fail('ERR_CHECKPOINT_FORMAT', `${place} has the name ${quoted(name)}, which torch.save cannot write`)
  }
  return name
}

/** Gives each record the room up to the next one, and refuses records that overlap or leave the file. */
function setEnds(source: ByteSource, entries: readonly ZipEntry[], directoryOffset: number): void {
  const sorted = [...entries].sort((a, b) => a.headerOffset - b.headerOffset)
  sorted.forEach((entry, index) => {
    entry.end = sorted[index + 1]?.headerOffset ?? directoryOffset
    const least = entry.headerOffset + 30 + entry.nameBytes.length + entry.compressedSize
    if (least > entry.end) {
      throw damaged(source, `record ${quoted(entry.name)} needs bytes ${entry.headerOffset} to ${least}, but the next part begins at ${entry.end}`)
    }
  })
}

/** A size or offset of 64 bits at `at` of bytes that begin at byte `base` of the file, or belong to the entry there. */
function safe64(source: ByteSource, bytes: Buffer, at: number, base: number): number {
  const value = bytes.readBigUInt64LE(at)
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw damaged(source, `it declares ${value} bytes for a size or offset, in what begins at byte ${base}`)
  return Number(value)
}

function damaged(source: ByteSource, problem: string): Error {
  return source.fail('ERR_CHECKPOINT_TRUNCATED', `the zip archive is damaged: ${problem}`, copyAgain)
}
