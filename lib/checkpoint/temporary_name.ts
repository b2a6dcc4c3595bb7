import { createHash, randomBytes } from 'node:crypto'
import { readlinkSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'

/**
 * Temporary files are `.btxrd-save-<host>-<process id>-<random>.tmp`, in the folder of the file that
 * they become. One that a killed process left is removed by the next save into the folder: the name
 * tells whose it was. Those of other hosts are left alone, since their processes cannot be seen.
 */
const prefix = '.btxrd-save-'
const pattern = /^\.btxrd-save-([0-9a-f]{8})-(\d+)-[0-9a-f]{16}\.tmp$/

export function temporaryName(): string {
  return `${prefix}${host()}-${process.pid}-${randomBytes(8).toString('hex')}.tmp`
}

/** Removes what processes of this host that are no more have left in `folder`. */
export async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const [, owner, pid] = pattern.exec(name) ?? []
    if (owner !== host() || isAlive(Number(pid))) continue
    // Another save may be doing the same.
    await rm(path.join(folder, name), { force: true }).catch(() => undefined)
  }
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
