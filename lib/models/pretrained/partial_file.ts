import { randomBytes, type Hash } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { etagHash } from './etag_hash'
import type { RemoteFile } from './remote_file'

const SUFFIX = '.btxrd.incomplete'
const CHUNK = 1 << 20

/**
 * A blob under way. Whoever writes it owns it by its name, which no other process knows: taking
 * over what another left is a rename, and only one can succeed with it.
 */
export class PartialFile {
  /** Bytes received. */
  size = 0
  /** Whether it began with what an earlier download left. */
  resumed = false
  #hash: Hash

  private constructor(
    private readonly file: string,
    private readonly handle: FileHandle,
    private readonly blob: string,
    private readonly remote: RemoteFile
  ) {
    this.#hash = etagHash(remote.etag, remote.size)
  }

  /**
   * @param blob where the complete file goes
   * @param idleMs a file that was not written for so long belongs to nobody: its process ended
   */
  static async open(blob: string, remote: RemoteFile, idleMs: number): Promise<PartialFile> {
    const folder = path.dirname(blob)
    await mkdir(folder, { recursive: true })
    const file = path.join(folder, `${remote.etag}.${randomBytes(4).toString('hex')}${SUFFIX}`)
    await takeOver(folder, remote.etag, idleMs, file)
    const partial = new PartialFile(file, await open(file, 'a+'), blob, remote)
    try {
      await partial.#readBack()
    } catch (error) {
      await partial.keep()
      throw error
    }
    return partial
  }

  async append(bytes: Uint8Array): Promise<void> {
    await this.handle.appendFile(bytes)
    this.#hash.update(bytes)
    this.size += bytes.length
  }

  async restart(): Promise<void> {
    await this.handle.truncate(0)
    this.#hash = etagHash(this.remote.etag, this.remote.size)
    this.size = 0
    this.resumed = false
  }

  /** Becomes the blob if its bytes have the checksum; is removed and gives false if not. */
  async complete(): Promise<boolean> {
    if (this.#hash.digest('hex') !== this.remote.etag) {
      await this.discard()
      return false
    }
    // On disk before it has the name that says so.
    await this.handle.sync()
    await this.handle.close()
    await rename(this.file, this.blob)
    return true
  }

  /** Leaves the bytes for the next download, which may take them over at once. */
  async keep(): Promise<void> {
    if (this.size === 0) return this.discard()
    await this.handle.close()
    await rename(this.file, path.join(path.dirname(this.blob), `${this.remote.etag}${SUFFIX}`))
  }

  async discard(): Promise<void> {
    await this.handle.close()
    await rm(this.file, { force: true })
  }

  async #readBack(): Promise<void> {
    const buffer = Buffer.allocUnsafe(CHUNK)
    for (;;) {
      const { bytesRead } = await this.handle.read(buffer, 0, CHUNK, this.size)
      if (bytesRead === 0) break
      this.#hash.update(buffer.subarray(0, bytesRead))
      this.size += bytesRead
    }
    this.resumed = this.size > 0
    if (this.size > this.remote.size) await this.restart()
  }
}

async function takeOver(folder: string, etag: string, idleMs: number, file: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(`${etag}.`) && name.endsWith(SUFFIX))
  for (const name of names) {
    const left = path.join(folder, name)
    const stats = await stat(left).catch(() => null)
    if (stats === null) continue
    const released = name === `${etag}${SUFFIX}`
    if (!released && Date.now() - stats.mtimeMs < idleMs) continue
    if (await rename(left, file).then(() => true, () => false)) return
  }
}
