import { float, int, pickle, str, tensor } from '../pickle_assembler'
import { deflated, torchFile, zip, type TorchFileOptions, type ZipOptions, type ZipRecord } from '../zip_builder'
import { changed, type HostileRow } from './row'

const someDict = pickle('}', str('epoch'), int(1), 's')
const floats = Buffer.from(new Float32Array([1, 2, 3, 4, 5, 6]).buffer)
const weights = pickle(...tensor({ numel: 6, size: [2, 3], stride: [3, 1] }))

/** A sound file, but for what the options say. */
const file = (options: TorchFileOptions): Buffer => torchFile(someDict, options)
const withRecord = (record: Partial<ZipRecord>, options: TorchFileOptions = {}): Buffer =>
  file({ more: [{ name: 'archive/x', data: Buffer.from('hello'), ...record }], ...options })
const withTensor = (record: Partial<ZipRecord>): Buffer =>
  torchFile(weights, { more: [{ name: 'archive/data/0', data: floats, ...record }] })
const without64 = (options: ZipOptions): Buffer => file({ zip64: false, ...options })

/** Where the directory has the entry of a record. */
function entryOf(bytes: Buffer, name: string): number {
  return bytes.lastIndexOf(name) - 46
}

/** A sound file with a change in the directory's entry of one of its records. */
function withEntry(name: string, change: (bytes: Buffer, at: number) => void): Buffer {
  return changed(torchFile(weights, { storages: { 0: floats } }), (bytes) => change(bytes, entryOf(bytes, name)))
}

/** A sound file with a change in the header in front of the pickle. */
const withHeader = (change: (header: Buffer) => void): Buffer => changed(file({}), change)

/** The zip64 end record and its locator; the end record is behind them. */
const end64 = -22 - 20 - 56
const locator = -22 - 20

/** A sound file with another number of 64 bits in its zip64 end record or locator. */
const withEnd64 = (at: number, value: bigint): Buffer =>
  changed(file({}), (bytes) => bytes.writeBigUInt64LE(value, bytes.length + at))

const pathLike = ['', '/a', 'a/../b', '..', 'a\\b', 'a\0b']

/** Zip archives whose records, directory or end lie. */
export const hostileZips: HostileRow[] = [
  ['two records of one name', withRecord({ name: 'archive/version' }), 'ERR_CHECKPOINT_TRUNCATED', /two records are named "archive\/version", the second one by the entry at byte \d+/],
  ['overlapping records', withRecord({ declared: { headerOffset: 4 } }), 'ERR_CHECKPOINT_TRUNCATED', /needs bytes 0 to/],
  ['records at one place', withRecord({ declared: { headerOffset: 0 } }), 'ERR_CHECKPOINT_TRUNCATED', /needs bytes 0 to/],
  ['a record behind the directory', withRecord({ declared: { headerOffset: 100_000 } }), 'ERR_CHECKPOINT_TRUNCATED', /needs bytes 100000 to 100044/],
  ['a size beyond the file', withRecord({ declared: { size: 1e6, compressedSize: 1e6 } }), 'ERR_CHECKPOINT_TRUNCATED', /needs bytes \d+ to \d+/],
  ['records that together declare more than the file', torchFile(weights, {
    storages: { 0: floats }, more: ['1', '2', '3'].map((key) => ({ name: `archive/data/${key}`, data: floats, declared: { size: 1000, compressedSize: 1000 } }))
  }), 'ERR_CHECKPOINT_TRUNCATED', /needs bytes \d+ to \d+/],
  ['two sizes of a stored record', withRecord({ declared: { size: 4 } }), 'ERR_CHECKPOINT_TRUNCATED', /"archive\/x" at byte \d+ is stored but has two sizes, 4 and 5/],
  ['a wrong checksum of the pickle', file({ pickleRecord: { declared: { crc32: 1 } } }), 'ERR_CHECKPOINT_TRUNCATED', /"archive\/data\.pkl" at byte 64 is damaged: its CRC-32/],
  ['a wrong checksum of a storage', withTensor({ declared: { crc32: 1 } }), 'ERR_CHECKPOINT_TRUNCATED', /CRC-32.*the storage at byte \d+/],
  ['another name in the header than in the directory', file({ pickleRecord: { name: 'archive/data.pkx', declared: { name: Buffer.from('archive/data.pkl') } } }), 'ERR_CHECKPOINT_TRUNCATED', /header of record "archive\/data\.pkl" at byte 0/],
  ['a header that is none', withHeader((header) => header.write('PK\x03\x05', 0, 'latin1')), 'ERR_CHECKPOINT_FORMAT', /begins with the bytes 504b0305/],
  ['a header that is none, of a storage', withEntry('archive/data/0', (bytes, at) => bytes.writeUInt32LE(bytes.readUInt32LE(at + 42) - 8, at + 42)), 'ERR_CHECKPOINT_TRUNCATED', /header of record "archive\/data\/0" at byte \d+/],
  ['a header of another method', withHeader((header) => header.writeUInt16LE(8, 8)), 'ERR_CHECKPOINT_TRUNCATED', /header of record "archive\/data\.pkl" at byte 0/],
  ['a header whose name is longer', withHeader((header) => header.writeUInt16LE(17, 26)), 'ERR_CHECKPOINT_TRUNCATED', /header of record/],
  ['a header whose extra field reaches into the next record', withHeader((header) => header.writeUInt16LE(0xffff, 28)), 'ERR_CHECKPOINT_TRUNCATED', /header of record/],
  ['an encrypted record', withRecord({ flags: 0x809 }), 'ERR_CHECKPOINT_FORMAT', /"archive\/x" at byte \d+ is encrypted/],
  ['a compression that nobody uses', withRecord({ method: 12 }), 'ERR_CHECKPOINT_FORMAT', /"archive\/x" at byte \d+ is compressed by zip method 12/],
  ['a record that only says it is deflated', withTensor({ method: 8 }), 'ERR_CHECKPOINT_TRUNCATED', /"archive\/data\/0" at byte \d+ does not inflate/],
  ['a deflated record that inflates to more than it declares', withTensor(deflated(Buffer.alloc(100_000), 24)), 'ERR_CHECKPOINT_TRUNCATED', /"archive\/data\/0" at byte \d+ does not inflate to the 24 bytes/],
  ['a deflated record that inflates to less than it declares', withTensor(deflated(Buffer.alloc(20), 24)), 'ERR_CHECKPOINT_TRUNCATED', /"archive\/data\/0" at byte \d+ inflates to less than the 24 bytes/],
  ['a deflated pickle that is larger than a pickle may be', file({ pickleRecord: deflated(Buffer.alloc(5000)) }), 'ERR_CHECKPOINT_LIMIT', /"archive\/data\.pkl" at byte 0 has 5000 bytes, more than maxPickleBytes/, { maxPickleBytes: 4999 }],
  ['a zip bomb', withRecord(deflated(Buffer.alloc(0), 1e9)), 'ERR_CHECKPOINT_LIMIT', /at byte \d+ declares 1000000000 bytes in 2 deflated ones, more than maxInflationRatio/],
  ['zip bombs that are modest one by one', withRecord(deflated(Buffer.alloc(1000)), { storages: { 0: floats } }), 'ERR_CHECKPOINT_LIMIT', /deflated records up to "archive\/x" at byte \d+ come to 1000 bytes, more than maxInflatedBytes/, { maxInflatedBytes: 999 }],
  ['more records declared than there are', without64({ declared: { count: 6 } }), 'ERR_CHECKPOINT_TRUNCATED', /lists 6 records but entry 5, at byte \d+/],
  ['fewer records declared than there are', without64({ declared: { count: 1 } }), 'ERR_CHECKPOINT_TRUNCATED', /bytes after the last entry, at byte \d+/],
  ['bytes after the directory', without64({ slack: Buffer.from('slack') }), 'ERR_CHECKPOINT_TRUNCATED', /5 bytes after the last entry, at byte \d+/],
  ['a directory elsewhere', without64({ declared: { directoryOffset: 8 } }), 'ERR_CHECKPOINT_TRUNCATED', /should end at byte \d+, it is declared to end at/],
  ['a directory beyond the file', without64({ declared: { directoryOffset: 0xfffffff0 } }), 'ERR_CHECKPOINT_TRUNCATED', /should end at byte \d+, it is declared to end at/],
  ['a directory of 4 GB', without64({ declared: { directorySize: 0xfffffffe } }), 'ERR_CHECKPOINT_TRUNCATED', /should end at byte \d+, it is declared to end at/],
  ['an entry that leaves the directory', withEntry('archive/data/0', (bytes, at) => bytes.writeUInt16LE(60_000, at + 32)), 'ERR_CHECKPOINT_TRUNCATED', /entry 5 of its directory, at byte \d+, leaves it/],
  ['an entry without its 64-bit size', withEntry('archive/data/0', (bytes, at) => bytes.writeUInt32LE(0xffffffff, at + 24)), 'ERR_CHECKPOINT_TRUNCATED', /"archive\/data\/0", whose entry is at byte \d+, lacks its 64-bit size or offset/],
  ['several disks', changed(without64({}), (bytes) => bytes.writeUInt16LE(3, bytes.length - 18)), 'ERR_CHECKPOINT_FORMAT', /end record at byte \d+ .*split over several files/],
  ['several disks by zip64', changed(file({}), (bytes) => bytes.writeUInt32LE(1, bytes.length + end64 + 16)), 'ERR_CHECKPOINT_FORMAT', /split over several files/],
  ['a zip64 end record with another count', withEnd64(end64 + 32, 7n), 'ERR_CHECKPOINT_TRUNCATED', /at byte \d+ and its end record disagree/],
  ['a zip64 end record with another size', withEnd64(end64 + 40, 7n), 'ERR_CHECKPOINT_TRUNCATED', /disagree/],
  ['a zip64 end record with another offset', withEnd64(end64 + 48, 7n), 'ERR_CHECKPOINT_TRUNCATED', /disagree/],
  ['a zip64 offset beyond 2^53', withEnd64(end64 + 48, 2n ** 63n), 'ERR_CHECKPOINT_TRUNCATED', /declares 9223372036854775808 bytes for a size or offset, in what begins at byte \d+/],
  ['a zip64 end record elsewhere', withEnd64(locator + 8, 0n), 'ERR_CHECKPOINT_TRUNCATED', /zip64 end record is not where the locator at byte \d+ says/],
  ['a zip64 end record that is none', changed(file({}), (bytes) => bytes.writeUInt32LE(0, bytes.length + end64)), 'ERR_CHECKPOINT_TRUNCATED', /not where the locator at byte \d+ says/],
  ['bytes after the end', Buffer.concat([file({}), floats]), 'ERR_CHECKPOINT_TRUNCATED', /end is missing/],
  ['a comment that is longer than the file', changed(file({}), (bytes) => bytes.writeUInt16LE(9, bytes.length - 2)), 'ERR_CHECKPOINT_TRUNCATED', /end is missing/],
  ...pathLike.map((name): HostileRow =>
    [`a record named ${JSON.stringify(name)}`, withRecord({ name }), 'ERR_CHECKPOINT_FORMAT', /record 5, whose entry is at byte \d+, has the name/]),
  ['a record whose name is not UTF-8', withRecord({ name: Buffer.from([0x61, 0xff]) }), 'ERR_CHECKPOINT_FORMAT', /record 5, whose entry is at byte \d+, has a name that is not valid UTF-8/],
  ['a record whose name has a surrogate', withRecord({ name: Buffer.from('eda080', 'hex') }), 'ERR_CHECKPOINT_FORMAT', /not valid UTF-8/],
  ['a record with a long name', withRecord({ name: 'a'.repeat(1025) }), 'ERR_CHECKPOINT_LIMIT', /record 5, whose entry is at byte \d+, has a name of 1025 bytes, more than maxNameBytes/],
  ['a name that would steer the terminal', withRecord({ name: 'archive/\x1b[2J', method: 12 }), 'ERR_CHECKPOINT_FORMAT', /record "archive\/\\u001b\[2J" at byte \d+ is compressed/],
  ['many records', file({}), 'ERR_CHECKPOINT_LIMIT', /5 records at byte \d+, more than maxRecords \(4\)/, { maxRecords: 4 }],
  ['a large directory', file({}), 'ERR_CHECKPOINT_LIMIT', /directory at byte \d+ has \d+ bytes, more than maxDirectoryBytes \(60\)/, { maxDirectoryBytes: 60 }],
  ['a pickle that is larger than one may be', file({}), 'ERR_CHECKPOINT_LIMIT', /"archive\/data\.pkl" at byte 0 has \d+ bytes, more than maxPickleBytes \(4\)/, { maxPickleBytes: 4 }],
  ['a text record that is not small', file({ records: { version: '3'.padEnd(5000) } }), 'ERR_CHECKPOINT_LIMIT', /"archive\/version" at byte \d+ has 5000 bytes, more than maxTextRecordBytes/],
  ['two pickles', withRecord({ name: 'other/data.pkl' }), 'ERR_CHECKPOINT_FORMAT', /2 records data\.pkl/],
  ['a big-endian mark', file({ records: { byteorder: 'big' } }), 'ERR_CHECKPOINT_FORMAT', /big-endian/],
  ['a byte order that is none', file({ records: { byteorder: 'x'.repeat(4000) } }), 'ERR_CHECKPOINT_FORMAT', /byteorder "little", the file says "x{200}\.\.\."/],
  ['a container of the future', file({ records: { version: '11\n' } }), 'ERR_CHECKPOINT_FORMAT', /version 1 to 10, the file says "11"/],
  ['a container without a version', file({ records: { version: null } }), 'ERR_CHECKPOINT_FORMAT', /version 1 to 10, the file says nothing/],
  ['a version that is no number', file({ records: { version: 'three' } }), 'ERR_CHECKPOINT_FORMAT', /the file says "three"/],
  ['a format of the future', file({ records: { '.format_version': '2' } }), 'ERR_CHECKPOINT_FORMAT', /\.format_version 1, the file says "2"/],
  ['no directory', zip([]), 'ERR_CHECKPOINT_FORMAT', /an empty zip archive/],
  ['a cut in the middle', file({}).subarray(0, 400), 'ERR_CHECKPOINT_TRUNCATED', /end is missing/],
  ['a pickle that is cut, under a right checksum', torchFile(pickle(float(1)).subarray(0, 8)), 'ERR_CHECKPOINT_TRUNCATED', /ends at byte 8, in the middle of a value \(data\.pkl, byte 2\)/]
]
