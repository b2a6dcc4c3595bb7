import { getAddon, translated, type NativeStorages } from '../binding'
import type { ByteSource } from './byte_source'
import { quoted } from './checkpoint_error'
import type { CheckpointLimits } from './limits'
import { StorageTable } from './persistent_storage'
import type { PickleBytes } from './pickle_machine'
import type { StorageRef } from './pickle_objects'
import { dataPkl } from './pickle_reader'
import { fillStorages, newStorages, type StorageReading } from './storage_reader'
import type { ZipEntry } from './zip_directory'
import { ZipReader, type DataRange } from './zip_reader'

/** The versions of torch's zip container that torch 2.13 itself reads. */
const lowestVersion = 1
const highestVersion = 10

/** The records of a zip archive that hold what torch.save has to say, by the names below its folder. */
const textRecords = ['.format_version', '.storage_alignment', 'byteorder', 'version', '.data/serialization_id']

/** The zip archive that `torch.save` writes: `<folder>/data.pkl`, `<folder>/data/<key>` and a few text records. */
export class TorchArchive {
  private constructor(
    private readonly source: ByteSource,
    private readonly zip: ZipReader,
    private readonly folder: string,
    readonly pickle: PickleBytes,
    /** The version of the container that the writer recorded. */
    readonly version: string
  ) {}

  /** @throws BtxrdTorchError that says what the archive is when `torch.save` did not write it */
  static async open(source: ByteSource, limits: CheckpointLimits): Promise<TorchArchive> {
    const zip = await ZipReader.open(source, limits)
    const folder = findFolder(source, zip)
    const text = async (name: string): Promise<string | null> =>
      (await zip.read(`${folder}/${name}`, 'maxTextRecordBytes', limits))?.toString('latin1').trim() ?? null
    const pickle = await zip.read(`${folder}/data.pkl`, 'maxPickleBytes', limits)
    const version = await text('version')
    checkVersion(source, version)
    checkFormatVersion(source, await text('.format_version'))
    checkByteOrder(source, await text('byteorder'))
    return new TorchArchive(source, zip, folder, { bytes: pickle!, place: dataPkl }, version!)
  }

  /** For the persistent ids of the pickle. */
  storageTable(): StorageTable {
    return new StorageTable((key) => this.entry(key)?.size ?? null)
  }

  get records(): ReadonlyMap<string, ZipEntry> {
    return this.zip.entries
  }

  get hasChecksums(): boolean {
    return this.zip.hasChecksums
  }

  /** Names of records that are no part of what `torch.save` writes, and of other storages than these. */
  strangers(storages: readonly StorageRef[]): string[] {
    const known = new Set(['data.pkl', ...textRecords, ...storages.map(({ key }) => `data/${key}`)])
    return [...this.zip.entries.keys()].filter((name) => !name.startsWith(`${this.folder}/`) || !known.has(name.slice(this.folder.length + 1)))
  }

  /** Where the bytes of all storages of the table lie, in its order. */
  async locate({ storages }: StorageTable): Promise<DataRange[]> {
    return this.zip.locate(storages.map(({ key }) => this.entry(key)!))
  }

  /** The bytes of one storage, inflated. */
  readContent(storage: StorageRef, range: DataRange): Promise<Buffer> {
    return this.zip.readContent(range, `${this.folder}/data/${storage.key}`)
  }

  /** All storages of the table, in its order. */
  async readStorages(table: StorageTable, reading: StorageReading): Promise<NativeStorages> {
    const ranges = [...(await this.locate(table)).entries()]
    const storages = newStorages(ranges.length)
    await fillStorages(storages, this.source, ranges.filter(([, { inflatedBytes }]) => inflatedBytes === null), reading)
    for (const [index, range] of ranges) {
      if (range.inflatedBytes === null) continue
      const content = await this.readContent(table.storages[index]!, range)
      translated(() => getAddon().copyStorage(storages, index, content, null))
    }
    return storages
  }

  private entry(key: string): ZipEntry | undefined {
    return this.zip.entries.get(`${this.folder}/data/${key}`)
  }
}

/** Whatever the folder is named: torch names it after the file at the time of saving. Other tools put records before it. */
function findFolder(source: ByteSource, zip: ZipReader): string {
  const names = [...zip.entries.keys()]
  const pickles = names.filter((name) => /^[^/]+\/data\.pkl$/.test(name))
  const [first] = pickles.length === 0 ? names : pickles
  const folder = first?.includes('/') ? first.slice(0, first.indexOf('/')) : ''
  if (pickles.length > 1) {
    throw source.fail('ERR_CHECKPOINT_FORMAT', `the zip archive has ${pickles.length} records data.pkl, torch.save writes one`)
  }
  if (zip.entries.has(`${folder}/constants.pkl`)) {
    throw source.fail(
      'ERR_CHECKPOINT_FORMAT',
      'this is a TorchScript archive (torch.jit.save), which holds a program, not a checkpoint',
      'Save the state dict with torch.save instead.'
    )
  }
  if (!zip.entries.has(`${folder}/data.pkl`)) {
    throw source.fail(
      'ERR_CHECKPOINT_FORMAT',
      `this is a zip archive but not one of torch.save: it has no ${folder === '' ? '<folder>/data.pkl' : quoted(`${folder}/data.pkl`)}`,
      'Check that it is the right file.'
    )
  }
  return folder
}

function checkVersion(source: ByteSource, version: string | null): void {
  const number = Number(version)
  if (version === null || !Number.isInteger(number) || number < lowestVersion || number > highestVersion) {
    throw source.fail('ERR_CHECKPOINT_FORMAT', `expected container version ${lowestVersion} to ${highestVersion}, the file says ${shown(version)}`)
  }
}

const shown = (record: string | null): string => (record === null ? 'nothing' : quoted(record))

/** Absent before torch 2.6. */
function checkFormatVersion(source: ByteSource, version: string | null): void {
  if (version === null || version === '1') return
  throw source.fail('ERR_CHECKPOINT_FORMAT', `expected .format_version 1, the file says ${quoted(version)}`, 'It was written by a torch newer than this package knows.')
}

/** Absent before torch 2.1, which wrote the order of the machine; those that ran torch were little-endian. */
function checkByteOrder(source: ByteSource, order: string | null): void {
  if (order === null || order === 'little') return
  const problem = order === 'big' ? 'the file was written on a big-endian machine' : `expected byteorder "little", the file says ${quoted(order)}`
  throw source.fail('ERR_CHECKPOINT_FORMAT', problem, 'Load it in Python on a little-endian machine and save it again.')
}
