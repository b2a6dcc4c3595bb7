import { rename, rm, writeFile } from 'node:fs/promises'
import { failFor } from '../checkpoint/checkpoint_error'
import { writeError } from '../checkpoint/write_error'

/**
 * Writes a picture that can be made again: renamed into place, so that a full disk leaves no half of
 * it, and not flushed, which would take longer than making it.
 * @throws BtxrdTorchError `ERR_FILE`
 */
export async function writePicture(file: string, bytes: Uint8Array): Promise<void> {
  const partial = `${file}.partial`
  try {
    await writeFile(partial, bytes)
    await rename(partial, file)
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined)
    throw writeError(failFor(file), error, false)
  }
}
