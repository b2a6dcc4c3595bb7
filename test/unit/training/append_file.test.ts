import { readFileSync } from 'node:fs'
import { AppendFile } from '../../../lib/training/run/append_file'
import { TempFolder } from '../../support/temp_folder'

const folder = new TempFolder()

test('grows by entries, which are there at once', async () => {
  const file = folder.file('log.csv')
  const log = await AppendFile.create(file, 'one\n')
  await log.append(Buffer.from('two\n'), { flush: true })
  expect(readFileSync(file, 'utf8')).toBe('one\ntwo\n')
  await log.close()
})

test('refuses a file that is there, and leaves it', async () => {
  const file = folder.write('there.csv', 'mine')
  await expect(AppendFile.create(file, '')).rejects.toMatchObject({ code: 'ERR_FILE', file })
  expect(readFileSync(file, 'utf8')).toBe('mine')
})

test('a folder that is not there', async () => {
  await expect(AppendFile.create(folder.file('none/log.csv'), '')).rejects.toMatchObject({ code: 'ERR_FILE' })
})
