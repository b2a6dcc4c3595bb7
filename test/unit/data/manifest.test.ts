import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { readManifest, writeManifest } from '../../../lib/data/manifest'
import { TempFolder } from '../../support/temp_folder'

const folder = new TempFolder().path
const file = path.join(folder, 'stratified_train.csv')

test('rows are written as pandas writes them, and read back', async () => {
  const rows = [
    { imageId: 'IMG000001.jpeg', split: 'train', label: 0 },
    { imageId: 'a, "b".jpg', split: 'train', label: 2 },
    { imageId: 'größe 1.jpeg', split: 'val', label: 1 }
  ]
  await writeManifest(file, rows)
  expect(readFileSync(file, 'utf8')).toBe('image_id,split,label\nIMG000001.jpeg,train,Normal\n"a, ""b"".jpg",train,Malignant\ngröße 1.jpeg,val,Benign\n')
  expect(await readManifest(file)).toEqual(rows)
  expect(readdirSync(folder)).toEqual(['stratified_train.csv'])
})

test('columns in another order, more of them, a byte order mark, CRLF and empty lines are read', async () => {
  writeFileSync(file, '\ufefflabel,center,image_id,split\r\n2,1,a.jpeg,train\r\n\r\n0,3,b.jpeg,train\r\n')
  expect(await readManifest(file)).toEqual([{ imageId: 'a.jpeg', split: 'train', label: 2 }, { imageId: 'b.jpeg', split: 'train', label: 0 }])
})

test('labels are indices or names', async () => {
  writeFileSync(file, 'image_id,split,label\na.jpeg,train,Malignant\nb.jpeg,train,0\n')
  expect((await readManifest(file)).map(({ label }) => label)).toEqual([2, 0])
  writeFileSync(file, 'image_id,split,label\na.jpeg,train,Cyst\n')
  expect((await readManifest(file, ['None', 'Cyst'])).map(({ label }) => label)).toEqual([1])
})

test.each([
  ['a label that is no class', 'image_id,split,label\na.jpeg,train,0\n\nb.jpeg,train,x\n', 'line 4: expected a class, Normal, Benign, Malignant or its index, for label but received "x"'],
  ['a label that is a float', 'image_id,split,label\na.jpeg,train,1.0\n', 'line 2: expected a class, Normal, Benign, Malignant or its index, for label but received "1.0"'],
  ['a row without a label', 'image_id,split,label\na.jpeg,train,0\nb.jpeg,train\n', 'expected CSV but Invalid Record Length: expect 3, got 2 on line 3'],
  ['a row without an image', 'image_id,split,label\n,train,0\n', 'line 2: expected the name of an image for image_id but it is empty'],
  ['a missing column', 'image_id,label\na.jpeg,0\n', 'line 1: expected the columns image_id, split, label but it has image_id, label'],
  ['nothing', '', 'line 1: expected the columns image_id, split, label but it has none'],
  ['a quote that is not closed', 'image_id,split,label\n"a.jpeg,train,0\n', 'expected CSV but Quote Not Closed']
])('%s: an error with the file and the line', async (_, text, message) => {
  writeFileSync(file, text)
  await expect(readManifest(file)).rejects.toMatchObject({ code: 'ERR_CONFIG', file, message: expect.stringContaining(message) })
  await expect(readManifest(file)).rejects.toThrow(file)
})

test('a missing manifest, and one that cannot be written', async () => {
  await expect(readManifest(path.join(folder, 'none.csv'))).rejects.toMatchObject({ code: 'ERR_FILE', message: expect.stringContaining('Make it with btxrd split') })
  await expect(writeManifest(folder, [])).rejects.toMatchObject({ code: 'ERR_FILE' })
  await expect(writeManifest(file, [{ imageId: 'a', split: 'train', label: 0.5 }])).rejects.toMatchObject({ code: 'ERR_INVALID_ARG', message: expect.stringContaining('the label of a') })
})
