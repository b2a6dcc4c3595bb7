import { CsvError, parse } from 'csv-parse/sync'
import { BtxrdTorchError } from './errors'

export interface CsvRow {
  cells: string[]
  /** As an editor counts, from 1; of a row of several lines, the last. */
  line: number
}

/**
 * The rows of a CSV file, its header among them; empty lines are left out.
 * @param file the name that messages give it
 * @throws BtxrdTorchError `ERR_CONFIG`
 */
export function parseCsv(content: string | Buffer, file: string): CsvRow[] {
  try {
    const rows = parse(content, { bom: true, skip_empty_lines: true, info: true }) as unknown as { record: string[], info: { lines: number } }[]
    return rows.map(({ record, info }) => ({ cells: record, line: info.lines }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new BtxrdTorchError('ERR_CONFIG', `${file}: expected CSV but ${error.message.replace(/\.$/, '')}.`, { cause: error, file })
  }
}

/** A line of a CSV file; cells are in quotes where their text needs them. */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map((cell) => csvCell(String(cell))).join(',')}\n`
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
