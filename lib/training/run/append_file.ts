import { open, type FileHandle } from 'node:fs/promises'
import { failFor, type Fail } from '../../checkpoint/checkpoint_error'
import { writeError } from '../../checkpoint/write_error'

/**
 * A new file that grows by whole entries: one that cannot be written completely, as on a full disk,
 * is taken back, and the entries before it stay.
 */
export class AppendFile {
  readonly #handle: FileHandle
  readonly #fail: Fail
  #length = 0

  private constructor(handle: FileHandle, fail: Fail) {
    this.#handle = handle
    this.#fail = fail
  }

  /**
   * @param first the entry that it begins with
   * @throws BtxrdTorchError `ERR_FILE`, also when there is a file of that name
   */
  static async create(file: string, first: string | Uint8Array): Promise<AppendFile> {
    const fail = failFor(file)
    const handle = await open(file, 'ax').catch((error: unknown) => { throw writeError(fail, error, false) })
    const created = new AppendFile(handle, fail)
    try {
      await created.append(first)
      return created
    } catch (error) {
      await created.close()
      throw error
    }
  }

  /**
   * @param entry what a reader may see only as a whole
   * @param options.flush waits until it is on the disk
   * @throws BtxrdTorchError `ERR_FILE`; the file then ends with the entry before
   */
  async append(entry: string | Uint8Array, { flush = false }: { flush?: boolean } = {}): Promise<void> {
    const bytes = typeof entry === 'string' ? Buffer.from(entry) : entry
    try {
      for (let done = 0; done < bytes.length;) done += (await this.#handle.write(bytes, done)).bytesWritten
      if (flush) await this.#handle.sync()
      this.#length += bytes.length
    } catch (error) {
      // The error that matters is the one that led here.
      await this.#handle.truncate(this.#length).catch(() => undefined)
      throw writeError(this.#fail, error, false)
    }
  }

  async close(): Promise<void> {
    await this.#handle.close()
  }
}
