import { lstat, mkdir, open, readlink, rename, rm, type FileHandle } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { failFor, type Fail } from './checkpoint_error'
import { keepReplaced, replacedAreFreed } from './replaced_file'
import { removeAbandoned, temporaryName } from './temporary_name'
import { writeError } from './write_error'

/** As many as Linux follows. */
const maxLinks = 40

/**
 * Writes a file that replaces `filepath` when it is complete and on the disk, and not at all
 * otherwise: after a crash at any moment the old or the new file is there. Missing parent folders
 * are made. `write` fills a temporary file in the same folder.
 *
 * The file gets the permissions of a new file. Where `filepath` is a symbolic link, the file that
 * it leads to is replaced and the link stays; hard links keep the old file.
 *
 * @param filepath an absolute path
 * @throws BtxrdTorchError `ERR_FILE` with what failed and what to do
 */
export async function replaceFile(filepath: string, write: (fd: number) => Promise<void>): Promise<void> {
  const fail = failFor(filepath)
  let replaced = false
  let release = (): void => undefined
  try {
    const target = await followLinks(filepath)
    const folder = path.dirname(target)
    const firstMade = await mkdir(folder, { recursive: true })
    await checkReplaceable(target, fail)
    await removeAbandoned(folder)
    await replacedAreFreed()
    release = await keepReplaced(target)
    await writeThenRename(target, path.join(folder, temporaryName()), write)
    replaced = true
    await flushFolders(folder, firstMade)
  } catch (error) {
    throw writeError(fail, error, replaced)
  } finally {
    release()
  }
}

async function writeThenRename(target: string, temporary: string, write: (fd: number) => Promise<void>): Promise<void> {
  const handle = await open(temporary, 'wx', 0o666)
  try {
    await writeAndFlush(handle, write)
    await rename(temporary, target)
  } catch (error) {
    // The error that matters is the one that led here.
    await rm(temporary, { force: true }).catch(() => undefined)
    throw error
  }
}

async function writeAndFlush(handle: FileHandle, write: (fd: number) => Promise<void>): Promise<void> {
  try {
    await write(handle.fd)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** The file that opening `file` for writing would write, whether it exists or not. */
async function followLinks(file: string): Promise<string> {
  for (let links = 0; links <= maxLinks; links++) {
    const stats = await lstatOrNull(file)
    if (stats === null || !stats.isSymbolicLink()) return file
    file = path.resolve(path.dirname(file), await readlink(file))
  }
  throw Object.assign(new Error('too many symbolic links'), { errno: -os.constants.errno.ELOOP })
}

async function checkReplaceable(target: string, fail: Fail): Promise<void> {
  const stats = await lstatOrNull(target)
  if (stats === null || stats.isFile()) return
  const what = stats.isDirectory() ? 'a folder' : 'a pipe, socket or device'
  throw fail('ERR_FILE', `expected the path of a file, this is ${what}`, 'Add a file name such as best.pt.')
}

async function lstatOrNull(file: string): Promise<Awaited<ReturnType<typeof lstat>> | null> {
  try {
    return await lstat(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** The new name is on the disk when its folder is, and so on up to the first folder that was made. */
async function flushFolders(folder: string, firstMade: string | undefined): Promise<void> {
  // Windows keeps names with the file system's own journal and opens no folder.
  if (process.platform === 'win32') return
  const last = firstMade === undefined ? folder : path.dirname(firstMade)
  for (let current = folder; ; current = path.dirname(current)) {
    const handle = await open(current, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
    if (current === last || current === path.dirname(current)) return
  }
}
