import { mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { defaultRunFolder, makeRunFolder, runFiles, writeNew } from '../../../lib/training/run/run_folder'
import { TempFolder } from '../../support/temp_folder'

const folder = new TempFolder()

test('makes a folder and its parents, once', async () => {
  const run = folder.file('a/b')
  await makeRunFolder(run)
  await writeNew(runFiles(run, 'stratified').config, 'seed: 42\n')
  await expect(makeRunFolder(run)).rejects.toMatchObject({ code: 'ERR_FILE', message: expect.stringMatching(/exists and is left as it is.*--run-dir/) as string })
  await expect(writeNew(runFiles(run, 'stratified').config, '')).rejects.toMatchObject({ code: 'ERR_FILE' })
  expect(readdirSync(run)).toEqual(['config.yaml'])
})

test('a parent that is a file', async () => {
  folder.write('file', '')
  await expect(makeRunFolder(folder.file('file/run'))).rejects.toMatchObject({ code: 'ERR_FILE', message: expect.stringContaining('is a file, not a folder') as string })
})

test('an empty folder is no free name either', async () => {
  mkdirSync(folder.file('empty'))
  await expect(makeRunFolder(folder.file('empty'))).rejects.toMatchObject({ code: 'ERR_FILE' })
})

test('names', () => {
  expect(defaultRunFolder('efficientnet_b0', 'center', new Date(2026, 0, 31, 7, 5, 9))).toBe(path.join('runs', '20260131-070509-efficientnet_b0-center'))
  expect(path.basename(runFiles('x', 'random').best)).toBe('best_random.pt')
})
