import { availableParallelism } from 'node:os'
import { BtxrdTorchError } from '../../errors'
import { decodeImage } from '../decode'
import { namesIn, imageFile } from '../image_folder'
import { groupByHash } from './group_by_hash'
import type { HashedRow } from './make_splits'
import { perceptualHash } from './perceptual_hash'
import type { RawRow } from './raw_table'

export interface ImageCheck {
  /** The rows whose image can be read, in order, with the image's perceptual hash. */
  rows: HashedRow[]
  /** Image ids without a file. */
  missing: string[]
  /** Why each of the others cannot be read. */
  unreadable: { imageId: string, reason: string }[]
  /** Groups of two or more of them with one hash. */
  duplicates: HashedRow[][]
}

/**
 * Opens every image of the raw data set. What is missing or cannot be read is listed, not thrown.
 * @param onProgress is told after each image
 * @throws BtxrdTorchError `ERR_FILE` when the folder itself cannot be read, `ERR_ABORTED`
 */
export async function checkImages(
  rows: readonly RawRow[], imagesDir: string, { onProgress, signal }: { onProgress?: (done: number) => void, signal?: AbortSignal | undefined } = {}
): Promise<ImageCheck> {
  const names = await namesIn(imagesDir)
  const hashes = new Array<string | undefined>(rows.length)
  const missing = new Set<number>()
  const unreadable: (string | undefined)[] = []
  let next = 0
  let done = 0
  const work = async (): Promise<void> => {
    for (let i = next++; i < rows.length; i = next++) {
      if (signal?.aborted) throw new BtxrdTorchError('ERR_ABORTED', 'The check of the images was aborted.', { cause: signal.reason })
      const file = imageFile(imagesDir, names, rows[i]!.imageId)
      if (file === undefined) missing.add(i)
      else {
        try {
          hashes[i] = perceptualHash(await decodeImage(file))
        } catch (error) {
          if (!(error instanceof BtxrdTorchError)) throw error
          unreadable[i] = error.message
        }
      }
      onProgress?.(++done)
    }
  }
  // Decoding is on the threads of its library; each image in hand holds its pixels.
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), 8) }, work))
  const read = rows.flatMap((row, i) => hashes[i] === undefined ? [] : [{ ...row, hash: hashes[i] }])
  return {
    rows: read,
    missing: rows.filter((_, i) => missing.has(i)).map(({ imageId }) => imageId),
    unreadable: rows.flatMap(({ imageId }, i) => unreadable[i] === undefined ? [] : [{ imageId, reason: unreadable[i] }]),
    duplicates: groupByHash(read).filter(({ length }) => length > 1)
  }
}
