import { constants, read } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { copyAgain, failFor, type Fail } from './checkpoint_error'

/** A regular file open for reading; every read gives exactly the bytes asked for or throws. */
export class ByteSource {
  private readonly pending = new Set<Promise<number>>()

  private constructor(
    readonly file: string,
    /** Bytes in the file when it was opened. */
    readonly size: number,
    readonly fail: Fail,
    private readonly handle: FileHandle
  ) {}

  /** Throws `ERR_FILE` when `file` is missing, not readable or not a regular file. */
  static async open(file: string): Promise<ByteSource> {
    const fail = failFor(file)
    let handle: FileHandle
    try {
      // Without O_NONBLOCK, opening a FIFO waits for a writer and holds a thread of libuv's pool.
      handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code
      if (code === 'ENOENT') throw fail('ERR_FILE', 'there is no such file', 'Check the path.', error)
      throw fail('ERR_FILE', `the file cannot be opened (${code})`, 'Check its permissions.', error)
    }
    try {
      const stats = await handle.stat()
      if (stats.isDirectory()) throw fail('ERR_FILE', 'expected a checkpoint file, this is a folder')
      if (!stats.isFile()) throw fail('ERR_FILE', 'expected a checkpoint file, this is a pipe, socket or device')
      return new ByteSource(file, stats.size, fail, handle)
    } catch (error) {
      await handle.close()
      throw error
    }
  }

  get fd(): number {
    return this.handle.fd
  }

  /** `length` bytes from `offset`; the caller has checked that they lie inside `size`. */
  async read(offset: number, length: number): Promise<Buffer> {
    const bytes = Buffer.allocUnsafe(length)
    let filled = 0
    while (filled < length) {
      const count = await this.readOnce(bytes, filled, length - filled, offset + filled)
      if (count === 0) {
        throw this.fail('ERR_CHECKPOINT_TRUNCATED', `the file ended at byte ${offset + filled} while it was read`, copyAgain)
      }
      filled += count
    }
    return bytes
  }

  async close(): Promise<void> {
    // A read still under way would go on with a descriptor that may belong to another file by then.
    await Promise.allSettled(this.pending)
    await this.handle.close()
  }

  /** `fs.read`, not `FileHandle.read`: a checkpoint takes hundreds of small reads, and a promise each made them 3x slower. */
  private readOnce(bytes: Buffer, at: number, length: number, position: number): Promise<number> {
    const reading = new Promise<number>((resolve, reject) => {
      read(this.handle.fd, bytes, at, length, position, (error, count) => {
        this.pending.delete(reading)
        if (error) reject(this.fail('ERR_FILE', `reading failed (${error.code})`, 'Check the disk or network share.', error))
        else resolve(count)
      })
    })
    this.pending.add(reading)
    return reading
  }
}
