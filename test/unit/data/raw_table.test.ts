import { findRawTable, readRawTable } from '../../../lib/data/split/raw_table'
import { asCsv, asXlsx } from '../../support/raw_data_set'
import { TempFolder } from '../../support/temp_folder'

const folder = new TempFolder()
const table = [
  ['image_id', 'center', 'age', 'tumor', 'benign', 'malignant'],
  ['IMG000001.jpeg', 1, 40, 0, 0, 0],
  ['IMG000002.jpeg', 2, 31, 1, 1, 0],
  ['IMG000003.jpeg', 3, 12, 1, 0, 1],
  // Malignant counts before benign.
  ['IMG000004.jpeg', 1, 12, 1, 1, 1]
]
const rows = [[1, 0], [2, 1], [3, 2], [1, 2]].map(([center, label], i) => ({ imageId: `IMG00000${i + 1}.jpeg`, center, label }))

test('a CSV file and an Excel file of the same table give the same rows', async () => {
  expect(await readRawTable(folder.write('dataset.csv', `\ufeff${asCsv(table)}\n`))).toEqual(rows)
  expect(await findRawTable(folder.path)).toBe(folder.file('dataset.csv'))
  expect(await readRawTable(folder.write('dataset.xlsx', asXlsx(table)))).toEqual(rows)
  expect(await findRawTable(folder.path)).toBe(folder.file('dataset.xlsx'))
  await expect(findRawTable(folder.file('none'))).rejects.toMatchObject({ code: 'ERR_FILE', message: expect.stringContaining('--table FILE') })
})

test.each([
  ['a missing column', table.map((cells) => cells.slice(0, 5)), ': expected the columns image_id, center, malignant, benign but it has image_id, center, age, tumor, benign.'],
  ['another center', [...table, ['x.jpeg', 4, 1, 0, 0, 0]], ', row 6: expected 1, 2 or 3 for center but received '],
  ['a class that is no flag', [...table, ['x.jpeg', 1, 1, 0, 2, 0]], ', row 6: expected 0 or 1 for benign but received '],
  ['a row without an image', [...table, ['', 1, 1, 0, 0, 0]], ', row 6: expected the name of an image for image_id but it is empty.'],
  ['an image twice', [...table, table[2]!], ', row 6: expected each image once but IMG000002.jpeg is in row 3 too.'],
  ['nothing', [], ': expected the columns image_id, center, malignant, benign but it has none.']
])('%s: an error with the file and the row, in both formats', async (_, broken, message) => {
  for (const [name, content] of [['broken.csv', asCsv(broken)], ['broken.xlsx', asXlsx(broken)]] as const) {
    const file = folder.write(name, content)
    await expect(readRawTable(file)).rejects.toMatchObject({ code: 'ERR_CONFIG', file, message: expect.stringContaining(file + message) })
  }
})

test.each([
  ['broken.xlsx', 'not a spreadsheet', 'ERR_CONFIG', 'expected an Excel file (.xlsx) but it cannot be read'],
  ['broken.csv', 'image_id,center\n"x', 'ERR_CONFIG', 'expected CSV but']
])('%s that is none', async (name, content, code, message) => {
  await expect(readRawTable(folder.write(name, content))).rejects.toMatchObject({ code, message: expect.stringContaining(message) })
  await expect(readRawTable(folder.file(`none-${name}`))).rejects.toMatchObject({ code: 'ERR_FILE' })
})
