import { constants, fstat, read, type Stats } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { isUint8Array } from 'node:util/types'
import { promisify } from 'node:util'
import { getAddon, settled } from '../binding'
import { badArgument } from '../errors'
import { copyAgain, failFor, rangeError, type Fail } from './checkpoint_error'

/** What can be loaded: a path, the bytes of a file, or a descriptor of an open regular file. */
export type Loadable = string | Uint8Array | number

const stat = promisify(fstat)
/** So few that a job of native code gains nothing. */
const fewPieces = 16
/** Pieces read in one job, so that their memory stays small. */
const piecesAtOnce = 4096

/** A file or bytes; every read gives exactly the bytes asked for or throws. */
export abstract class ByteSource {
  protected constructor(
    /** The path, or what messages say for it. */
    readonly file: string,
    /** Bytes in the file when it was opened. */
    readonly size: number,
    readonly fail: Fail
  ) {}

  /**
   * @throws BtxrdTorchError `ERR_INVALID_ARG` for anything else; `ERR_FILE` when a file is missing,
   *   not readable or not a regular file
   */
  static async open(source: Loadable): Promise<ByteSource> {
    if (isUint8Array(source)) return new BytesSource(source)
    if (Number.isInteger(source) && source as number >= 0) return FileSource.openDescriptor(source as number)
    if (typeof source !== 'string' || source === '') throw badArgument('filepath', 'the path of a checkpoint, its bytes or a file descriptor', source)
    if (source.includes('\0')) throw badArgument('filepath', 'a path without NUL characters', source)
    return FileSource.openPath(source)
  }

  /** The open file; null for bytes. */
  abstract get fd(): number | null

  /** `length` bytes from `offset`; the caller has checked that they lie inside `size`. Not to be changed. */
  abstract read(offset: number, length: number): Promise<Buffer>

  /** The bytes of many small pieces, as `read` gives those of one; far faster than a call for each. */
  abstract readEach(pieces: readonly Piece[]): Promise<Buffer[]>

  abstract close(): Promise<void>
}

/** Bytes of a source. */
export interface Piece {
  readonly offset: number
  readonly length: number
}

class BytesSource extends ByteSource {
  private readonly bytes: Buffer
  readonly fd = null

  constructor(bytes: Uint8Array) {
    super('bytes', bytes.length, failFor(`<${bytes.length} bytes>`))
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  async read(offset: number, length: number): Promise<Buffer> {
    const bytes = this.bytes.subarray(offset, offset + length)
    if (bytes.length < length) throw this.fail('ERR_CHECKPOINT_TRUNCATED', 'the bytes were taken away while they were read')
    return bytes
  }

  readEach(pieces: readonly Piece[]): Promise<Buffer[]> {
    return Promise.all(pieces.map(({ offset, length }) => this.read(offset, length)))
  }

  async close(): Promise<void> {}
}

class FileSource extends ByteSource {
  private readonly pending = new Set<Promise<number>>()

  private constructor(file: string, size: number, fail: Fail, readonly fd: number, private readonly handle: FileHandle | null) {
    super(file, size, fail)
  }

  static async openPath(file: string): Promise<FileSource> {
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
      return new FileSource(file, regularSize(await handle.stat(), fail), fail, handle.fd, handle)
    } catch (error) {
      await handle.close()
      throw error
    }
  }

  /** The descriptor stays the caller's: it is not closed, and its position stays as it is. */
  static async openDescriptor(fd: number): Promise<FileSource> {
    const name = `<file descriptor ${fd}>`
    const fail = failFor(name)
    const stats = await stat(fd).catch((error: NodeJS.ErrnoException) => {
      throw fail('ERR_FILE', `the descriptor cannot be read (${error.code})`, 'Pass one of a file that is open for reading.', error)
    })
    return new FileSource(name, regularSize(stats, fail), fail, fd, null)
  }

  async read(offset: number, length: number): Promise<Buffer> {
    const bytes = this.allocate(offset, length)
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

  async readEach(pieces: readonly Piece[]): Promise<Buffer[]> {
    if (pieces.length <= fewPieces) return Promise.all(pieces.map(({ offset, length }) => this.read(offset, length)))
    const buffers: Buffer[] = []
    for (let first = 0; first < pieces.length; first += piecesAtOnce) {
      for (const buffer of await this.readSome(pieces.slice(first, first + piecesAtOnce))) buffers.push(buffer)
    }
    return buffers
  }

  private async readSome(pieces: readonly Piece[]): Promise<Buffer[]> {
    const numbers = new Float64Array(pieces.flatMap(({ offset, length }) => [offset, length]))
    try {
      const bytes = Buffer.from(await settled(() => getAddon().readPieces(this.fd, numbers)))
      let end = 0
      return pieces.map(({ length }) => bytes.subarray(end, (end += length)))
    } catch (error) {
      throw rangeError(this.fail, error, (piece) => `the piece at byte ${pieces[piece]!.offset}`)
    }
  }

  private allocate(offset: number, length: number): Buffer {
    try {
      return Buffer.allocUnsafe(length)
    } catch (error) {
      throw this.fail('ERR_CHECKPOINT_LIMIT', `its ${length} bytes at byte ${offset} do not fit into the memory of this process`, 'Lower the limits of load() on small machines.', error)
    }
  }

  async close(): Promise<void> {
    // A read still under way would go on with a descriptor that may belong to another file by then.
    await Promise.allSettled(this.pending)
    await this.handle?.close()
  }

  /** `fs.read`, not `FileHandle.read`, which takes 3 times as long. */
  private readOnce(bytes: Buffer, at: number, length: number, position: number): Promise<number> {
    const reading = new Promise<number>((resolve, reject) => {
      read(this.fd, bytes, at, length, position, (error, count) => {
        this.pending.delete(reading)
        if (error) reject(this.fail('ERR_FILE', `reading failed (${error.code})`, 'Check the disk or network share.', error))
        else resolve(count)
      })
    })
    this.pending.add(reading)
    return reading
  }
}

function regularSize(stats: Stats, fail: Fail): number {
  if (stats.isDirectory()) throw fail('ERR_FILE', 'expected a checkpoint file, this is a folder')
  if (!stats.isFile()) throw fail('ERR_FILE', 'expected a checkpoint file, this is a pipe, socket or device')
  return stats.size
}
