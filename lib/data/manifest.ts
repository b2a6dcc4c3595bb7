import { writeFile } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { replaceFile } from '../checkpoint/atomic_file'
import { CLASS_NAMES } from '../constants'
import { csvLine, parseCsv } from '../csv'
import { badArgument, BtxrdTorchError, describe } from '../errors'

/** A row of `<prefix>_train.csv` and the like. */
export interface ManifestRow {
  /** Name of the image's file, with its extension. */
  imageId: string
  split: string
  /** Normal 0, Benign 1, Malignant 2. */
  label: number
}

const COLUMNS = ['image_id', 'split', 'label'] as const

/**
 * Reads a manifest: a CSV file with the columns `image_id`, `split` and `label`, in any order.
 * Other columns are left out.
 * @param classNames a label is one of them, or its index
 * @throws BtxrdTorchError `ERR_FILE`, or `ERR_CONFIG` with the line that is wrong
 */
export async function readManifest(file: string, classNames: readonly string[] = CLASS_NAMES): Promise<ManifestRow[]> {
  const text = await readFile(file, 'utf8').catch((cause: Error) => {
    throw new BtxrdTorchError('ERR_FILE', `${file}: expected a manifest but the system said: ${cause.message}. Make it with btxrd split.`, { cause, file })
  })
  const fail = (line: number, problem: string): never => {
    throw new BtxrdTorchError('ERR_CONFIG', `${file}, line ${line}: ${problem}.`, { file })
  }
  const [header, ...rows] = parseCsv(text, file)
  const names = header?.cells ?? []
  const places = COLUMNS.map((name) => {
    const place = names.indexOf(name)
    return place === -1 ? fail(header?.line ?? 1, `expected the columns ${COLUMNS.join(', ')} but it has ${names.join(', ') || 'none'}`) : place
  })
  return rows.map(({ cells, line }) => {
    const [imageId = '', split = '', label = ''] = places.map((place) => cells[place])
    if (imageId === '') fail(line, 'expected the name of an image for image_id but it is empty')
    const index = /^\d{1,9}$/.test(label) ? Number(label) : classNames.indexOf(label)
    if (index === -1) fail(line, `expected a class, ${classNames.join(', ')} or its index, for label but received ${describe(label)}`)
    return { imageId, split, label: index }
  })
}

/**
 * Writes a manifest as the pipeline's (`DataFrame.to_csv(index=False)`), with the names of the
 * classes; a file of that name is replaced when the new one is complete.
 * @throws BtxrdTorchError `ERR_INVALID_ARG` for a label that is no class, `ERR_FILE`
 */
export async function writeManifest(file: string, rows: readonly ManifestRow[], classNames: readonly string[] = CLASS_NAMES): Promise<void> {
  const lines = rows.map(({ imageId, split, label }) => {
    const name = classNames[label]
    if (name === undefined) throw badArgument(`the label of ${imageId}`, `a class from 0 to ${classNames.length - 1}`, label)
    return csvLine([imageId, split, name])
  })
  await replaceFile(path.resolve(file), (fd) => promisify(writeFile)(fd, csvLine(COLUMNS) + lines.join('')))
}
