import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'

import { BtxrdTorchError, describe } from '../errors'

/** Tried in this order for an id without extension. */
const EXTENSIONS = ['.jpeg', '.jpg'] as const

/** Missing images that an error lists by name. */
const LISTED = 10

/** The id that names an image's annotation: without `.jpeg` or `.jpg`. */
export function imageStem(imageId: string): string {
  const extension = EXTENSIONS.find((end) => imageId.toLowerCase().endsWith(end))
  return extension === undefined ? imageId : imageId.slice(0, -extension.length)
}

/**
 * The file of each image id in a folder: that of the very name, else with `.jpeg`, else with `.jpg`.
 * @throws BtxrdTorchError `ERR_FILE` when the folder cannot be read, or one that lists every missing
 *   image; `ERR_INVALID_ARG` for an id that is no plain file name
 */
export async function findImages(folder: string, imageIds: readonly string[]): Promise<string[]> {
  for (const imageId of imageIds) checkImageId(imageId)
  const names = await namesIn(folder)
  const missing: string[] = []
  const files = imageIds.map((imageId) => {
    const file = imageFile(folder, names, imageId)
    if (file === undefined) missing.push(imageId)
    return file ?? path.join(folder, imageId)
  })
  if (missing.length > 0) throw missingImages(folder, [...new Set(missing)])
  return files
}

/** For lib/ only: the file of one image id among the names in a folder, undefined for none. */
export function imageFile(folder: string, names: ReadonlySet<string>, imageId: string): string | undefined {
  const name = ['', ...EXTENSIONS].map((extension) => imageId + extension).find((candidate) => names.has(candidate))
  return name === undefined ? undefined : path.join(folder, name)
}

/** `folder/images_<size>`, where images of that size are kept ready, if it is there. */
export async function resizedFolder(folder: string, imageSize: number): Promise<string | undefined> {
  const resized = path.join(folder, `images_${imageSize}`)
  const stats = await stat(resized).catch(() => undefined)
  return stats?.isDirectory() ? resized : undefined
}

/** A manifest must not lead out of the images folder. */
function checkImageId(imageId: unknown): void {
  if (typeof imageId !== 'string' || imageId === '' || imageId === '.' || imageId === '..' || /[/\\\0]/.test(imageId)) {
    throw new BtxrdTorchError(
      'ERR_INVALID_ARG', `Expected the plain name of an image for image_id but received ${describe(imageId)}. Give no folder with it.`
    )
  }
}

/** For lib/ only: the names in a folder. */
export async function namesIn(folder: string): Promise<Set<string>> {
  try {
    return new Set(await readdir(folder))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new BtxrdTorchError(
      'ERR_FILE', `Expected a folder at ${JSON.stringify(folder)} but it cannot be read (${reason}). Check the path and the permissions.`,
      { cause: error, file: folder }
    )
  }
}

function missingImages(folder: string, missing: string[]): BtxrdTorchError {
  const listed = missing.slice(0, LISTED).join(', ')
  const more = missing.length > LISTED ? ` and ${missing.length - LISTED} more` : ''
  return new BtxrdTorchError(
    'ERR_FILE',
    `Expected every image of the manifest in ${JSON.stringify(folder)} but ${missing.length} missing: ${listed}${more}. ` +
      'Copy them there, or take their rows out of the manifest.',
    { file: folder }
  )
}
