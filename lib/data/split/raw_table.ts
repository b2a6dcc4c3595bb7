import { access, readFile } from 'node:fs/promises'
import path from 'node:path'
import { readSheet } from 'read-excel-file/node'
import { parseCsv } from '../../csv'
import { BtxrdTorchError, describe } from '../../errors'

/** An image of the raw data set. */
export interface RawRow {
  imageId: string
  /** 1, 2 or 3. */
  center: number
  /** Malignant 2, else benign 1, else normal 0. */
  label: 0 | 1 | 2
}

const COLUMNS = ['image_id', 'center', 'malignant', 'benign'] as const

/**
 * Reads the table of the raw data set, `dataset.xlsx` or `dataset.csv`; of its columns,
 * `image_id`, `center`, `malignant` and `benign`. Rows without any cell are left out.
 * @throws BtxrdTorchError `ERR_FILE`, or `ERR_CONFIG` with the row that is wrong
 */
export async function readRawTable(file: string): Promise<RawRow[]> {
  const fail = (problem: string, cause?: unknown): BtxrdTorchError => new BtxrdTorchError('ERR_CONFIG', `${file}${problem}.`, { cause, file })
  const bytes = await readFile(file).catch((cause: Error) => {
    throw new BtxrdTorchError('ERR_FILE', `${file}: expected the data set's table but the system said: ${cause.message}.`, { cause, file })
  })
  const rows = path.extname(file).toLowerCase() === '.xlsx' ? await sheetRows(bytes, fail) : parseCsv(bytes, file)
  const [header, ...body] = rows
  const names = header?.cells.map(String) ?? []
  const [imageAt, centerAt, malignantAt, benignAt] = COLUMNS.map((name) => {
    const place = names.indexOf(name)
    if (place === -1) throw fail(`: expected the columns ${COLUMNS.join(', ')} but it has ${names.join(', ') || 'none'}`)
    return place
  }) as [number, number, number, number]
  const seen = new Map<string, number>()
  return body.map(({ cells, line }) => {
    const where = `, row ${line}`
    const flag = (place: number): boolean => {
      const value = Number(cells[place] ?? NaN)
      if (value !== 0 && value !== 1) throw fail(`${where}: expected 0 or 1 for ${names[place]} but received ${describe(cells[place])}`)
      return value === 1
    }
    const imageId = String(cells[imageAt] ?? '').trim()
    if (imageId === '') throw fail(`${where}: expected the name of an image for image_id but it is empty`)
    const before = seen.get(imageId)
    if (before !== undefined) throw fail(`${where}: expected each image once but ${imageId} is in row ${before} too`)
    seen.set(imageId, line)
    const center = Number(cells[centerAt] === '' ? NaN : cells[centerAt] ?? NaN)
    if (![1, 2, 3].includes(center)) throw fail(`${where}: expected 1, 2 or 3 for center but received ${describe(cells[centerAt])}`)
    return { imageId, center, label: flag(malignantAt) ? 2 : flag(benignAt) ? 1 : 0 }
  })
}

/**
 * The table in the folder of the raw data set.
 * @throws BtxrdTorchError `ERR_FILE` when there is none
 */
export async function findRawTable(rawDir: string): Promise<string> {
  for (const name of ['dataset.xlsx', 'dataset.csv']) {
    const file = path.join(rawDir, name)
    if (await access(file).then(() => true, () => false)) return file
  }
  throw new BtxrdTorchError('ERR_FILE', `Expected dataset.xlsx or dataset.csv in ${rawDir} but there is neither. Name the table with --table FILE.`, { file: rawDir })
}

interface TableRow {
  cells: readonly unknown[]
  /** As a spreadsheet or an editor counts, from 1. */
  line: number
}

type Fail = (problem: string, cause?: unknown) => BtxrdTorchError

async function sheetRows(bytes: Buffer, fail: Fail): Promise<TableRow[]> {
  try {
    const rows = await readSheet(bytes)
    return rows.map((cells, i) => ({ cells, line: i + 1 })).filter(({ cells }) => cells.some((cell) => cell !== null))
  } catch (cause) {
    throw fail(`: expected an Excel file (.xlsx) but it cannot be read: ${(cause as Error).message.replace(/\.$/, '')}`, cause)
  }
}
