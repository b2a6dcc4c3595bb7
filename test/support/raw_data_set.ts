import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { RandomState } from '../../lib/rng/numpy_random_state'
import { zip } from './zip_builder'

/** The columns of BTXRD's table that the pipeline reads, among as many as it has. */
const OTHERS = Array.from({ length: 27 }, (_, i) => `site_${i}`)
const HEADER = ['image_id', 'center', 'age', 'gender', ...OTHERS.slice(0, 14), 'tumor', 'benign', 'malignant', ...OTHERS.slice(14), 'frontal', 'lateral', 'oblique']

type Cell = string | number

/**
 * A raw data set in BTXRD's layout: `images/` with grey JPEG files and `dataset.csv`. Every ninth
 * image is a copy of an earlier one, and every eighteenth such a one in another size and quality.
 * @returns the rows of the table, the header first
 */
export async function makeRawDataSet(folder: string, count: number): Promise<Cell[][]> {
  const random = new RandomState(1)
  mkdirSync(path.join(folder, 'images'), { recursive: true })
  const rows: Cell[][] = [HEADER]
  for (let i = 0; i < count; i++) {
    const imageId = `IMG${String(i + 1).padStart(6, '0')}.jpeg`
    const target = path.join(folder, 'images', imageId)
    const original = path.join(folder, 'images', String(rows[i - 6]?.[0]))
    if (i % 18 === 17) await sharp(original).resize(230, 190, { fit: 'fill' }).jpeg({ quality: 70 }).toFile(target)
    else if (i % 9 === 8) copyFileSync(original, target)
    else await drawBlobs(random, target)
    const label = [0, 0, 1, 0, 1, 2][random.randint(0, 6, 1)[0]!]!
    const center = 1 + Number(random.random() > 0.6) + Number(random.random() > 0.7)
    const others = random.randint(0, 2, OTHERS.length)
    rows.push([imageId, center, 10 + i % 70, i % 2 === 0 ? 'M' : 'F', ...others.slice(0, 14), Number(label > 0), Number(label === 1), Number(label === 2), ...others.slice(14), 1, 0, 0])
  }
  writeFileSync(path.join(folder, 'dataset.csv'), asCsv(rows))
  return rows
}

export function asCsv(rows: readonly Cell[][]): string {
  return rows.map((cells) => `${cells.join(',')}\n`).join('')
}

/** An Excel file of one sheet. */
export function asXlsx(rows: readonly Cell[][]): Buffer {
  const cell = (value: Cell, column: number, row: number): string => {
    const at = `${columnName(column)}${row + 1}`
    return typeof value === 'number' ? `<c r="${at}"><v>${value}</v></c>` : `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`
  }
  const sheet = rows.map((cells, row) => `<row r="${row + 1}">${cells.map((value, column) => cell(value, column, row)).join('')}</row>`).join('')
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const packageRelationships = 'http://schemas.openxmlformats.org/package/2006/relationships'
  const files: Record<string, string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    '_rels/.rels': `<Relationships xmlns="${packageRelationships}"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packageRelationships}"><Relationship Id="rId1" Type="${relationships}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`
  }
  return zip(Object.entries(files).map(([name, text]) => ({ name, data: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`) })))
}

function columnName(index: number): string {
  return (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + index % 26)
}

async function drawBlobs(random: RandomState, file: string): Promise<void> {
  const [width, height] = random.randint(60, 260, 2) as [number, number]
  const grid = Buffer.from(random.randint(0, 256, 49))
  await sharp(grid, { raw: { width: 7, height: 7, channels: 1 } }).resize(width, height, { fit: 'fill' }).toColourspace('b-w').jpeg({ quality: 92 }).toFile(file)
}
