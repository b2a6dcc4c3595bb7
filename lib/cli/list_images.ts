import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { BtxrdTorchError } from '../errors'
import { PICTURE_SUFFIX } from '../inference/picture_names'

/** The extensions that the pipeline's inference command takes. */
const EXTENSIONS = new Set(['.jpg', '.jpeg', '.png', '.bmp', '.tiff'])

/**
 * The files of `--image`, then those of `--input-dir` by name, but for pictures that `btxrd infer` made.
 * @throws BtxrdTorchError `ERR_INVALID_ARG` for neither, `ERR_FILE` for a folder that cannot be read or has no image
 */
export async function listImages({ image = [], inputDir }: { image?: string[], inputDir?: string }): Promise<string[]> {
  if (inputDir === undefined) {
    if (image.length > 0) return image
    throw new BtxrdTorchError('ERR_INVALID_ARG', 'Expected --image FILE or --input-dir DIR but received neither.')
  }
  const entries = await readdir(inputDir, { withFileTypes: true }).catch((cause: Error) => {
    throw new BtxrdTorchError('ERR_FILE', `Expected a folder for --input-dir but the system said: ${cause.message}.`, { cause, file: inputDir })
  })
  const found = entries
    .filter((entry) => !entry.isDirectory() && !entry.name.endsWith(PICTURE_SUFFIX) && EXTENSIONS.has(path.extname(entry.name).toLowerCase()))
    .map((entry) => path.join(inputDir, entry.name))
    .sort()
  if (found.length === 0) {
    throw new BtxrdTorchError('ERR_FILE', `Expected an image (${[...EXTENSIONS].join(' ')}) in ${inputDir} but it has none.`, { file: inputDir })
  }
  return [...image, ...found]
}
