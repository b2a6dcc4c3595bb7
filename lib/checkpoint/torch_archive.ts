import type { ByteSource } from './byte_source'
import { headBytes, refuseForeignFile } from './file_kind'
import type { CheckpointLimits } from './limits'
import type { ZipEntry } from './zip_directory'
import { ZipReader, type DataRange } from './zip_reader'

/** The versions of torch's zip container that torch 2.13 itself reads. */
const lowestVersion = 1
const highestVersion = 10

/** The zip archive that `torch.save` writes: `<folder>/data.pkl`, `<folder>/data/<key>` and a few text records. */
export class TorchArchive {
  private constructor(
    private readonly source: ByteSource,
    private readonly zip: ZipReader,
    private readonly folder: string,
    /** The pickle. */
    readonly pickle: Buffer
  ) {}

  /** Throws the error that says which kind of file it is when it is not such an archive. */
  static async open(source: ByteSource, limits: CheckpointLimits): Promise<TorchArchive> {
    const head = await source.read(0, Math.min(headBytes, source.size))
    const refusal = refuseForeignFile(head, source.size, source.fail)
    if (refusal !== null) throw refusal
    const zip = await ZipReader.open(source, limits)
    const folder = findFolder(source, zip)
    const text = async (name: string): Promise<string | null> =>
      (await zip.read(`${folder}/${name}`, 'maxTextRecordBytes', limits))?.toString('latin1').trim() ?? null
    const pickle = await zip.read(`${folder}/data.pkl`, 'maxPickleBytes', limits)
    checkVersion(source, await text('version'))
    checkFormatVersion(source, await text('.format_version'))
    checkByteOrder(source, await text('byteorder'))
    return new TorchArchive(source, zip, folder, pickle!)
  }

  /** Bytes of the storage with that key; null when the archive lacks it. */
  storageSize(key: string): number | null {
    return this.entry(key)?.size ?? null
  }

  /** Where the bytes of the storages lie in the file; all of them must be in the archive. */
  locateStorages(keys: readonly string[]): Promise<DataRange[]> {
    return this.zip.locate(keys.map((key) => this.entry(key)!))
  }

  private entry(key: string): ZipEntry | undefined {
    return this.zip.entries.get(`${this.folder}/data/${key}`)
  }
}

/** torch takes the folder of the first record; it is named after the file at the time of saving. */
function findFolder(source: ByteSource, zip: ZipReader): string {
  const [first] = zip.entries.keys()
  const folder = first?.includes('/') ? first.slice(0, first.indexOf('/')) : ''
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
      `this is a zip archive but not one of torch.save: it has no ${folder || '<folder>'}/data.pkl`,
      'Check that it is the right file.'
    )
  }
  return folder
}

function checkVersion(source: ByteSource, version: string | null): void {
  const number = Number(version)
  if (version === null || !Number.isInteger(number) || number < lowestVersion || number > highestVersion) {
    throw source.fail('ERR_CHECKPOINT_FORMAT', `expected container version ${lowestVersion} to ${highestVersion}, the file says ${JSON.stringify(version)}`)
  }
}

/** Absent before torch 2.6. */
function checkFormatVersion(source: ByteSource, version: string | null): void {
  if (version === null || version === '1') return
  throw source.fail('ERR_CHECKPOINT_FORMAT', `expected .format_version 1, the file says ${JSON.stringify(version)}`, 'It was written by a torch newer than this package knows.')
}

/** Absent before torch 2.1, which wrote the order of the machine; those that ran torch were little-endian. */
function checkByteOrder(source: ByteSource, order: string | null): void {
  if (order === null || order === 'little') return
  const problem = order === 'big' ? 'the file was written on a big-endian machine' : `expected byteorder "little", the file says ${JSON.stringify(order)}`
  throw source.fail('ERR_CHECKPOINT_FORMAT', problem, 'Load it in Python on a little-endian machine and save it again.')
}
