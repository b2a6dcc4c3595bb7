import { getSystemErrorName } from 'node:util'
import { BtxrdTorchError } from '../errors'
import type { Fail } from './checkpoint_error'

/** What went wrong and what to do, by the system's name for it. */
const known: Readonly<Record<string, [problem: string, remedy: string]>> = {
  ENOSPC: ['there is no space left', 'Free some space or save to another folder.'],
  EDQUOT: ['the disk quota is used up', 'Free some space or save to another folder.'],
  EFBIG: ['the file would be larger than the system allows', 'Raise the limit (ulimit -f) or save to another file system.'],
  EROFS: ['the file system is read-only', 'Save to another folder.'],
  EACCES: ['permission is denied', 'Check the permissions of the folder.'],
  EPERM: ['permission is denied', 'Check the permissions of the folder.'],
  ENOTDIR: ['a part of its path is a file, not a folder', 'Check the path.'],
  EEXIST: ['a part of its path is a file, not a folder', 'Check the path.'],
  ENAMETOOLONG: ['its name is too long', 'Save under a shorter name.'],
  ELOOP: ['its symbolic links lead in a circle', 'Check the links.']
}

/** The `ERR_FILE` for a failure of the system; any other error, and one that names its file already, as it is. */
export function writeError(fail: Fail, error: unknown, replaced: boolean): unknown {
  const code = systemCode(error)
  if (code === undefined || (error instanceof BtxrdTorchError && error.file !== undefined)) return error
  const [problem, remedy] = known[code] ?? ['the system refused', 'Check the disk or network share.']
  return replaced
    ? fail('ERR_FILE', `the file was written, but its folder cannot be flushed to the disk: ${problem} (${code})`, remedy, error)
    : fail('ERR_FILE', `the file cannot be written: ${problem} (${code}); what was there before is unchanged`, remedy, error)
}

/** The name of the system's error, from Node's file functions or from the addon. */
function systemCode(error: unknown): string | undefined {
  const source = (error instanceof BtxrdTorchError ? error.cause : error) as NodeJS.ErrnoException | undefined
  return typeof source?.errno === 'number' ? getSystemErrorName(source.errno) : undefined
}
