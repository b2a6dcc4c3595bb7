import path from 'node:path'
import { crc32 } from 'node:zlib'
import { getAddon, settled, translated, type NativeSnapshot } from '../binding'
import { dataAlignment, layOutZip, type ZipRecord } from './zip_writer'

/** The data of a record: bytes, or the storage of that index in the snapshot. */
type Content = Buffer | number

/** The version of torch's zip container that `torch.save` writes. */
const containerVersion = '3\n'

/**
 * Writes the archive of `torch.save` to an open, empty file: the same records in the same order and
 * places. Tensor bytes go from the snapshot to the file.
 *
 * @param folder the name of the folder in the archive
 * @param sizes bytes of each storage of the snapshot
 */
export async function writeArchive(
  fd: number, folder: string, pickle: Buffer, snapshot: NativeSnapshot, sizes: readonly number[]
): Promise<void> {
  const checksums = await settled(() => getAddon().checksumStorages(snapshot))
  const contents: [string, Content][] = [
    ['data.pkl', pickle],
    ['.format_version', Buffer.from('1')],
    ['.storage_alignment', Buffer.from(String(dataAlignment))],
    ['byteorder', Buffer.from('little')],
    ...sizes.map((_, index): [string, Content] => [`data/${index}`, index]),
    ['version', Buffer.from(containerVersion)]
  ]
  const record = ([name, content]: [string, Content]): ZipRecord => ({
    name: `${folder}/${name}`,
    size: typeof content === 'number' ? sizes[content]! : content.length,
    crc32: typeof content === 'number' ? checksums[content]! : crc32(content)
  })
  const records = contents.map(record)
  // torch takes the checksums from the descriptors, which empty records have none of.
  const written = records.filter(({ size }) => size > 0).map((entry) => entry.crc32)
  const id = translated(() => getAddon().serializationId(contents.map(([name]) => name), written))
  contents.push(['.data/serialization_id', Buffer.from(id)])
  records.push(record(contents.at(-1)!))
  const { metadata, places } = interleave(records, contents.map(([, content]) => content))
  await settled(() => getAddon().writeStorages(fd, snapshot, metadata, places))
}

/** All bytes that are not a storage's, and for each storage how many of them come before it. */
function interleave(records: readonly ZipRecord[], contents: readonly Content[]): { metadata: Buffer, places: number[] } {
  const { headers, descriptors, directory } = layOutZip(records)
  const parts: Buffer[] = []
  const places: number[] = []
  let length = 0
  const add = (bytes: Buffer): void => {
    parts.push(bytes)
    length += bytes.length
  }
  contents.forEach((content, index) => {
    add(headers[index]!)
    if (typeof content === 'number') places.push(length)
    else add(content)
    add(descriptors[index]!)
  })
  add(directory)
  return { metadata: Buffer.concat(parts), places }
}

/**
 * The folder in the archive, as torch names it: after the file, without its last extension, or
 * `archive` when the path is not ASCII.
 */
export function archiveFolder(filepath: string): string {
  const isAscii = /^[\0-\x7f]*$/.test(filepath)
  const name = path.basename(filepath.replaceAll('\\', '/'))
  const stem = name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : name
  return isAscii && !/^\.*$/.test(stem) ? stem : 'archive'
}
