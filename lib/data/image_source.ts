import { constants } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'

import { BtxrdTorchError, badArgument } from '../errors'
import { inSlices } from './slices'

/** The largest image file that is read: above any uncompressed radiograph, below what fills a server's memory. */
export const MAX_IMAGE_FILE_BYTES = 1 << 30

/** Copied between two turns of the event loop: about 1 ms. */
const COPY_BYTES = 1 << 22

/** The bytes of an image and how messages call them. */
export interface ImageSource {
  bytes: Buffer
  /** `"scan.jpeg"` for a file, `the given bytes` for a buffer. */
  label: string
  file?: string
}

/** The error for an image that cannot be decoded: what it is, why not, what to do. */
export function imageError(source: ImageSource, problem: string, remedy: string, cause?: unknown): BtxrdTorchError {
  return new BtxrdTorchError(
    'ERR_IMAGE',
    `Expected a readable JPEG, PNG, BMP, TIFF or WebP image in ${source.label} but ${problem}. ${remedy}`,
    { cause, ...(source.file === undefined ? {} : { file: source.file }) }
  )
}

/** The bytes of an ordinary file, or a copy of the given ones. */
export async function readImageSource(source: string | Uint8Array): Promise<ImageSource> {
  if (source instanceof Uint8Array) {
    return { bytes: await copyOf(source), label: 'the given bytes' }
  }
  if (typeof source !== 'string' || source === '') {
    throw badArgument('source', 'the path of an image file or a Uint8Array of its bytes', source)
  }
  return { bytes: await readOrdinaryFile(source), label: JSON.stringify(source), file: source }
}

/**
 * Decoding runs on another thread while the caller may transfer or detach the array: of the
 * caller's own memory libvips would read what is freed.
 */
async function copyOf(source: Uint8Array): Promise<Buffer> {
  const bytes = Buffer.alloc(source.length)
  await inSlices(bytes.length, COPY_BYTES, (start, end) => {
    if (source.length !== bytes.length) {
      throw badArgument('source', 'bytes that stay in place until the image is decoded', source)
    }
    bytes.set(source.subarray(start, end), start)
  })
  return bytes
}

async function readOrdinaryFile(file: string): Promise<Buffer> {
  let handle: FileHandle | undefined
  try {
    // Looked at before it is opened, since opening a device can act on it; and again afterwards,
    // since the name may have come to mean something else. O_NONBLOCK: a FIFO must not hang us.
    checkOrdinary(file, await stat(file))
    handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    const stats = await handle.stat()
    checkOrdinary(file, stats)
    const bytes = Buffer.allocUnsafeSlow(stats.size)
    let length = 0
    while (length < stats.size) {
      const { bytesRead } = await handle.read(bytes, length, stats.size - length, length)
      if (bytesRead === 0) break
      length += bytesRead
    }
    return bytes.subarray(0, length)
  } catch (error) {
    if (error instanceof BtxrdTorchError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw fileError(file, `it cannot be read (${reason})`, 'Check the path and the permissions.', error)
  } finally {
    await handle?.close()
  }
}

function checkOrdinary(file: string, stats: { size: number, isFile(): boolean, isDirectory(): boolean }): void {
  if (!stats.isFile()) {
    const kind = stats.isDirectory() ? 'a folder' : 'not an ordinary file (a device, pipe or socket)'
    throw fileError(file, `it is ${kind}`, 'Give the path of one image file, or its bytes.')
  }
  if (stats.size > MAX_IMAGE_FILE_BYTES) {
    throw fileError(
      file, `it has ${stats.size} bytes, over the limit of ${MAX_IMAGE_FILE_BYTES}`,
      'Store the image compressed, for example as PNG.'
    )
  }
}

function fileError(file: string, problem: string, remedy: string, cause?: unknown): BtxrdTorchError {
  const message = `Expected an image file at ${JSON.stringify(file)} but ${problem}. ${remedy}`
  return new BtxrdTorchError('ERR_FILE', message, { cause, file })
}
