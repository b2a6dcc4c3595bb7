import type { BtxrdTorchError } from '../errors'
import { copyAgain, type Fail } from './checkpoint_error'

const zipSignature = Buffer.from('PK\x03\x04', 'latin1')
/** The pickle (protocol 2, LONG1, STOP) of the magic number that opens a file of torch < 1.6. */
const legacyMagic = Buffer.from('80028a0a6cfc9c46f9206aa850192e', 'hex')
const saveAgain = 'Save it again in Python: torch.save(torch.load(FILE, weights_only=True), NEW_FILE).'

/** Bytes from the start of a file that are enough to tell its kind. */
export const headBytes = 512

interface Kind {
  what: string
  matches(head: Buffer): boolean
  remedy?: string
}

const startsWith = (...signatures: string[]) => (head: Buffer): boolean =>
  signatures.some((signature) => head.subarray(0, signature.length).equals(Buffer.from(signature, 'latin1')))

const foreignKinds: Kind[] = [
  { what: 'a safetensors file', matches: isSafetensors, remedy: 'Load it in Python and save the pipeline\'s dict with torch.save.' },
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
  if (head.subarray(0, legacyMagic.length).equals(legacyMagic)) return true
  // Before the magic number, torch.save wrote a tar archive with these members.
  const member = head.toString('latin1', 0, 100).replace(/\0.*$/s, '')
  return head.toString('latin1', 257, 262) === 'ustar' && ['sys_info', 'pickle', 'storages', 'tensors'].includes(member)
}

/** The error for a file that does not begin like a zip archive, or null when it does. */
export function refuseForeignFile(head: Buffer, size: number, fail: Fail): BtxrdTorchError | null {
  if (size === 0) return fail('ERR_CHECKPOINT_TRUNCATED', 'the file is empty (0 bytes)', copyAgain)
  if (head.subarray(0, zipSignature.length).equals(zipSignature)) return null
  if (size < zipSignature.length && zipSignature.subarray(0, size).equals(head)) {
    return fail('ERR_CHECKPOINT_TRUNCATED', `the file ends after ${size} bytes`, copyAgain)
  }
  if (isLegacy(head)) {
    return fail('ERR_CHECKPOINT_LEGACY', 'this is a torch.save file of the format before torch 1.6 (not a zip archive)', saveAgain)
  }
  const kind = foreignKinds.find(({ matches }) => matches(head))
  const found = kind === undefined ? `it begins with the bytes ${head.subarray(0, 8).toString('hex')}` : `this is ${kind.what}`
  return fail('ERR_CHECKPOINT_FORMAT', `expected a checkpoint that torch.save wrote (a zip archive), but ${found}`, kind?.remedy)
}
