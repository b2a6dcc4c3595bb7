import { writeFile } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { crc32 } from 'node:zlib'
import { getAddon, settled, translated, type NativeSnapshot } from '../binding'
import { dataAlignment, ZipLayout, type ZipEntry } from './zip_writer'

/** The version of torch's zip container that `torch.save` writes. */
const containerVersion = '3\n'

/**
 * Writes the archive of `torch.save` to an open, empty file: the same records in the same order and
 * places. Tensor bytes go from the snapshot to the file, and their checksums are computed meanwhile.
 *
 * @param folder the name of the folder in the archive
 * @param sizes bytes of each storage of the snapshot
 */
export async function writeArchive(
  fd: number, folder: string, pickle: Buffer, snapshot: NativeSnapshot, sizes: readonly number[]
): Promise<void> {
  const layout = new ZipLayout()
  const entries: ZipEntry[] = []
  const add = (name: string, data: Buffer): void => {
    entries.push(layout.add({ name: `${folder}/${name}`, size: data.length, crc32: crc32(data) }, data))
  }
  add('data.pkl', pickle)
  add('.format_version', Buffer.from('1'))
  add('.storage_alignment', Buffer.from(String(dataAlignment)))
  add('byteorder', Buffer.from('little'))
  const storages = sizes.map((size, index) => layout.add({ name: `${folder}/data/${index}`, size, crc32: 0 }))
  entries.push(...storages)
  add('version', Buffer.from(containerVersion))
  const checksums = await settled(() => getAddon().writeRecords(
    fd, snapshot, layout.take(), storages.map(({ dataAt }) => dataAt), storages.map(({ checksumAt }) => checksumAt ?? -1)
  ))
  storages.forEach(({ record }, index) => { record.crc32 = checksums[index]! })
  add('.data/serialization_id', serializationId(entries, folder))
  layout.end()
  await promisify(writeFile)(fd, layout.take())
}

function serializationId(entries: readonly ZipEntry[], folder: string): Buffer {
  const names = entries.map(({ record }) => record.name.slice(folder.length + 1))
  // torch takes the checksums from the descriptors, which empty records have none of.
  const checksums = entries.filter(({ checksumAt }) => checksumAt !== null).map(({ record }) => record.crc32)
  return Buffer.from(translated(() => getAddon().serializationId(names, checksums)))
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
