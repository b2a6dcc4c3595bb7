import { createHash, randomBytes } from 'node:crypto'
import { readlinkSync } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'

/**
 * Temporary files are `.btxrd-save-<host>-<process id>-<random>.tmp`, in the folder of the file that
 * they become. One that a killed process left is removed by the next save into the folder: the name
 * tells whose it was. Those of other hosts, whose processes cannot be seen, and of this very process,
 * of which a worker may have been terminated, are removed when nobody has written to them for long.
 */
const prefix = '.btxrd-save-'
const pattern = /^\.btxrd-save-([0-9a-f]{8})-(\d+)-[0-9a-f]{16}\.tmp$/

/** Longer than any save waits between two writes; a container that starts again is another host. */
const abandonedMs = 24 * 60 * 60 * 1000

export function temporaryName(): string {
  return `${prefix}${host()}-${process.pid}-${randomBytes(8).toString('hex')}.tmp`
}

/** Removes what processes of this host that are no more have left in `folder`. */
export async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const [, owner, pid] = pattern.exec(name) ?? []
    if (owner === undefined) continue
    const file = path.join(folder, name)
    const isOver = owner === host() && !isAlive(Number(pid))
    // Another save may be doing the same.
    if (isOver || await isOld(file)) await rm(file, { force: true }).catch(() => undefined)
  }
}

async function isOld(file: string): Promise<boolean> {
  const stats = await stat(file).catch(() => null)
  return stats !== null && Date.now() - stats.mtimeMs > abandonedMs
}

/** Stands for what process ids are counted in: containers can share a host's name and a folder. */
function host(): string {
  let namespace = ''
  try {
    namespace = readlinkSync('/proc/self/ns/pid')
  } catch {
    // Not Linux: no such thing.
  }
  return createHash('sha256').update(`${os.hostname()}\n${namespace}`).digest('hex').slice(0, 8)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
