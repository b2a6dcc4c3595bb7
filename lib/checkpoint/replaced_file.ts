import { open } from 'node:fs/promises'

/** On Linux, for a descriptor that keeps a file in being and can do nothing else; it needs no permission and opens nothing. */
const O_PATH = 0o10000000

const beingFreed = new Set<Promise<void>>()

/**
 * Keeps the file at `target` in being while another takes its place, until the returned function is
 * called. Freeing its blocks takes long where the file system tells the disk of them: some 40 ms for a
 * checkpoint of 50 MB, in which `rename` would not return. The function has it done in the background.
 */
export async function keepReplaced(target: string): Promise<() => void> {
  if (process.platform !== 'linux') return () => undefined
  // Where there is nothing yet, nothing is replaced.
  const file = await open(target, O_PATH).catch(() => null)
  return () => {
    if (file === null) return
    const freeing: Promise<void> = file.close().catch(() => undefined).finally(() => beingFreed.delete(freeing))
    beingFreed.add(freeing)
  }
}

/** Resolves when the disk has the room again of all that was replaced. */
export async function replacedAreFreed(): Promise<void> {
  await Promise.all(beingFreed)
}
