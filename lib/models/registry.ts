import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { BtxrdTorchError } from '../errors'
import { parseArchitecture, type ArchitectureMetadata } from './architecture'
import { parseTape, type Tape } from './init_tape'

/** The architectures that come with the package. */
const SHIPPED = path.join(__dirname, '..', '..', 'models')

/** Names of files and nothing else: a backbone may come from a checkpoint of a stranger. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]*$/

/** An exported architecture whose files have the checksums of its metadata. */
export interface LoadedArchitecture {
  metadata: ArchitectureMetadata
  /** The TorchScript archive: the bytes that were checked, not a path to read again. */
  archive: Uint8Array
  tape: Tape
}

/** Folders with exported architectures: the package's own, and the one of `BTXRD_MODELS_DIR`. */
function folders(): string[] {
  const own = process.env.BTXRD_MODELS_DIR
  return own ? [SHIPPED, path.resolve(own)] : [SHIPPED]
}

async function namesIn(folder: string): Promise<string[]> {
  const files = await readdir(folder).catch(() => [])
  return files.filter((f) => f.endsWith('.json') && !f.endsWith('.tape.json')).map((f) => f.slice(0, -'.json'.length))
}

/** The architectures that {@link loadArchitecture} knows, sorted. */
export async function listArchitectures(): Promise<string[]> {
  const names = await Promise.all(folders().map(namesIn))
  return [...new Set(names.flat())].sort()
}

/**
 * Reads an architecture and checks every file against its checksum.
 * @param id the name of its files, `'efficientnet_b0'` or `'resnet50_cbam'`
 * @throws BtxrdTorchError `ERR_UNKNOWN_BACKBONE` or `ERR_ARCHIVE`
 */
export async function loadArchitecture(id: string): Promise<LoadedArchitecture> {
  const folder = await folderOf(id)
  const file = path.join(folder, `${id}.json`)
  const metadata = parseArchitecture(await readArchitectureFile(file), file)
  const [archive, tape] = await Promise.all([
    readChecked(folder, metadata.archive),
    readChecked(folder, metadata.tape)
  ])
  return { metadata, archive, tape: parseTape(tape, path.join(folder, metadata.tape.file)) }
}

async function folderOf(id: string): Promise<string> {
  const holders: string[] = []
  for (const folder of NAME.test(id) ? folders() : []) {
    if ((await namesIn(folder)).includes(id)) holders.push(folder)
  }
  if (holders.length === 1) return holders[0] as string
  if (holders.length > 1) {
    throw new BtxrdTorchError(
      'ERR_UNKNOWN_BACKBONE',
      `Expected one architecture named "${id}" but both ${holders.join(' and ')} have one. ` +
        'Rename the one in BTXRD_MODELS_DIR, or unset BTXRD_MODELS_DIR to use the shipped one.'
    )
  }
  throw new BtxrdTorchError(
    'ERR_UNKNOWN_BACKBONE',
    `Expected a known backbone but received ${JSON.stringify(id)}. Known: ${(await listArchitectures()).join(', ')}. ` +
      'Make another with "btxrd export NAME --output-dir DIR" and set BTXRD_MODELS_DIR to DIR.'
  )
}

async function readArchitectureFile(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (cause) {
    throw new BtxrdTorchError(
      'ERR_ARCHIVE',
      `Expected to read ${file} but the system said: ${(cause as Error).message}. Install the package again, or export the architecture again.`,
      { cause, file }
    )
  }
}

async function readChecked(folder: string, expected: { file: string, sha256: string }): Promise<Uint8Array> {
  const file = path.join(folder, path.basename(expected.file))
  const bytes = await readArchitectureFile(file)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (sha256 !== expected.sha256) {
    throw new BtxrdTorchError(
      'ERR_ARCHIVE',
      `Expected ${file} to have SHA-256 ${expected.sha256} but it has ${sha256}: the file is damaged or was replaced, ` +
        'and TorchScript is code, so it was not loaded. Install the package again, or export the architecture again.',
      { file }
    )
  }
  return bytes
}
