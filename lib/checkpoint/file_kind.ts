import type { ByteSource } from './byte_source'
import { copyAgain } from './checkpoint_error'

const zipSignature = Buffer.from('PK\x03\x04', 'latin1')
/** The magic number that opens a file of torch < 1.6, as its pickle has it: LONG1 and ten bytes. */
const legacyMagic = Buffer.from('8a0a6cfc9c46f9206aa85019', 'hex')
/** Where it is: after PROTO, and after FRAME in protocol 4 and later. */
const legacyMagicPlaces = [2, 11]
/** Bytes from the start of a file that are enough to tell its kind. */
export const headBytes = 512

/** The formats that are read. */
export type FileKind = 'zip' | 'legacy' | 'safetensors'

interface ForeignKind {
  what: string
  matches(head: Buffer): boolean
  remedy?: string
}

const startsWith = (...signatures: string[]) => (head: Buffer): boolean =>
  signatures.some((signature) => head.subarray(0, signature.length).equals(Buffer.from(signature, 'latin1')))

const foreignKinds: ForeignKind[] = [
  { what: 'a Python pickle that torch.save did not write', matches: (head) => head[0] === 0x80 && (head[1] ?? 0) >= 2 && (head[1] ?? 0) <= 5, remedy: 'Load it in Python and save its content with torch.save.' },
  { what: 'a Git LFS pointer, not the file it points to', matches: startsWith('version https://git-lfs'), remedy: 'Run "git lfs pull".' },
  { what: 'an HTML or XML page, perhaps an error page of a download', matches: startsWith('<'), remedy: 'Download the file again.' },
  { what: 'gzip-compressed', matches: startsWith('\x1f\x8b'), remedy: 'Unpack it first.' },
  { what: 'an HDF5 (Keras) file', matches: startsWith('\x89HDF') },
  { what: 'a NumPy .npy file', matches: startsWith('\x93NUMPY') },
  { what: 'an empty zip archive', matches: startsWith('PK\x05\x06') }
]

/** Eight bytes of header length, then a JSON object. */
export function isSafetensors(head: Buffer): boolean {
  return head.length > 8 && head[8] === 0x7b && head.readBigUInt64LE(0) < 100_000_000n
}

function isLegacy(head: Buffer): boolean {
  return head[0] === 0x80 && legacyMagicPlaces.some((at) => head.subarray(at, at + legacyMagic.length).equals(legacyMagic))
}

/** Before the magic number, torch.save wrote a tar archive with these members; `weights_only=True` refuses it too. */
function isLegacyTar(head: Buffer): boolean {
  const member = head.toString('latin1', 0, 100).replace(/\0.*$/s, '')
  return head.toString('latin1', 257, 262) === 'ustar' && ['sys_info', 'pickle', 'storages', 'tensors'].includes(member)
}

/**
 * The format of a file, by its content.
 * @throws BtxrdTorchError that says what the file is when it is of none of the formats
 */
export async function fileKind(source: ByteSource): Promise<FileKind> {
  const { size, fail } = source
  if (size === 0) throw fail('ERR_CHECKPOINT_TRUNCATED', 'the file is empty (0 bytes)', copyAgain)
  const head = await source.read(0, Math.min(headBytes, size))
  if (head.subarray(0, zipSignature.length).equals(zipSignature)) return 'zip'
  if (isLegacy(head)) return 'legacy'
  if (isSafetensors(head)) return 'safetensors'
  if (size < zipSignature.length && zipSignature.subarray(0, size).equals(head)) {
    throw fail('ERR_CHECKPOINT_TRUNCATED', `the file ends after ${size} bytes`, copyAgain)
  }
  if (isLegacyTar(head)) {
    throw fail('ERR_CHECKPOINT_LEGACY', 'this is a torch.save file of the tar format before torch 0.1.10', 'Save it again in Python: torch.save(torch.load(FILE, weights_only=False), NEW_FILE), if you trust it.')
  }
  const kind = foreignKinds.find(({ matches }) => matches(head))
  const found = kind === undefined ? `it begins with the bytes ${head.subarray(0, 8).toString('hex')}` : `this is ${kind.what}`
  throw fail('ERR_CHECKPOINT_FORMAT', `expected a checkpoint that torch.save wrote, or safetensors, but ${found}`, kind?.remedy)
}
