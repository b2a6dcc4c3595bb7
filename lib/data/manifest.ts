import { readFile } from 'node:fs/promises'
import { CsvError, parse } from 'csv-parse/sync'
import { BtxrdTorchError, describe } from '../errors'

/** A row of `<prefix>_train.csv` and the like. */
export interface ManifestRow {
  imageId: string
  split: string
  /** Normal 0, Benign 1, Malignant 2. */
  label: number
}

/**
 * Reads a manifest: a CSV file with the columns `image_id`, `split` and `label`.
 * @throws BtxrdTorchError `ERR_FILE`, or `ERR_CONFIG` with the line that is wrong
 */
export async function readManifest(file: string): Promise<ManifestRow[]> {
  const text = await readFile(file, 'utf8').catch((cause: Error) => {
    throw new BtxrdTorchError('ERR_FILE', `${file}: expected a manifest but the system said: ${cause.message}. Make it with btxrd split.`, { cause, file })
  })
  const fail = (line: number, problem: string): never => {
    throw new BtxrdTorchError('ERR_CONFIG', `${file}, line ${line}: ${problem}.`, { file })
  }
  const rows = parsed(text, file)
  const [header = []] = rows
  const places = ['image_id', 'split', 'label'].map((name) => {
    const place = header.indexOf(name)
    return place === -1 ? fail(1, `expected the columns image_id, split and label but it has ${header.join(', ') || 'none'}`) : place
  })
  return rows.slice(1).map((cells, i) => {
    const [imageId = '', split = '', label = ''] = places.map((place) => cells[place])
    if (imageId === '') fail(i + 2, 'expected the name of an image for image_id but it is empty')
    if (!/^\d{1,9}$/.test(label)) fail(i + 2, `expected a class, an integer of 0 or more, for label but received ${describe(label)}`)
    return { imageId, split, label: Number(label) }
  })
}

function parsed(text: string, file: string): string[][] {
  try {
    return parse(text, { bom: true, skip_empty_lines: true, relax_column_count: false })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new BtxrdTorchError('ERR_CONFIG', `${file}: expected CSV but ${error.message}.`, { cause: error, file })
  }
}
