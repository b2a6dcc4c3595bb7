import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { readManifest } from '../../lib/data/manifest'
import { root } from '../support/python'
import { asXlsx, makeRawDataSet } from '../support/raw_data_set'
import { run, type Outcome } from '../support/run'
import { TempFolder } from '../support/temp_folder'

const folder = new TempFolder()
const raw = folder.file('raw')

const btxrd = (...args: string[]): Promise<Outcome> => run(process.execPath, [path.join(root, 'dist', 'cli', 'main.js'), 'split', ...args])
const manifests = (name: string): Record<string, string> =>
  Object.fromEntries(readdirSync(folder.file(name)).sort().map((file) => [file, readFileSync(path.join(folder.file(name), file), 'utf8')]))

beforeAll(async () => {
  const rows = await makeRawDataSet(raw, 90)
  writeFileSync(folder.file('same.xlsx'), asXlsx(rows))
  folder.write('config.yaml', `
seed: 7
data: {raw_dir: ${raw}, splits_dir: ${folder.file('by-config')}, image_size: 64, num_workers: 0}
model: {backbone: efficientnet_b0, pretrained: false, num_classes: 3, dropout: 0.2, class_names: [Normal, Benign, Malignant]}
training: {batch_size: 4, learning_rate: 0.001, weight_decay: 0.0, epochs: 1, early_stopping_patience: 1}
`)
})

test('by flags and by a config, from .csv and from .xlsx: the same nine manifests, and a table of classes', async () => {
  const flags = await btxrd('--raw-dir', raw, '--splits-dir', folder.file('by-flags'), '--seed', '7')
  const config = await btxrd('--config', folder.file('config.yaml'), '--table', folder.file('same.xlsx'))
  expect({ status: flags.status, code: config.status }).toEqual({ status: 0, code: 0 })
  const made = manifests('by-flags')
  expect(Object.keys(made)).toEqual(['center', 'random', 'stratified'].flatMap((strategy) => ['test', 'train', 'val'].map((part) => `${strategy}_${part}.csv`)))
  expect(manifests('by-config')).toEqual(made)
  expect(config.stdout.replaceAll('by-config', 'by-flags')).toBe(flags.stdout)

  expect(flags.stdout).toContain('90 of 90 images can be read, ')
  const train = await readManifest(path.join(folder.file('by-flags'), 'stratified_train.csv'))
  const counts = [0, 1, 2].map((label) => train.filter((row) => row.label === label).length)
  const [, line = ''] = /^stratified .*\n {2}train +(.*)$/m.exec(flags.stdout) ?? []
  expect(line.split(/ +/).map(Number)).toEqual([...counts, train.length])
})

test('one strategy, another seed by an override: other rows', async () => {
  const { status } = await btxrd('--config', folder.file('config.yaml'), '--override', 'seed=8', `data.splits_dir=${folder.file('other')}`, '--strategy', 'random')
  expect(status).toBe(0)
  expect(Object.keys(manifests('other'))).toEqual(['random_test.csv', 'random_train.csv', 'random_val.csv'])
  expect(manifests('other')['random_train.csv']).not.toBe(manifests('by-flags')['random_train.csv'])
})

test('missing and unreadable images are named and left out, and the exit code says so', async () => {
  rmSync(path.join(raw, 'images', 'IMG000003.jpeg'))
  writeFileSync(path.join(raw, 'images', 'IMG000004.jpeg'), '')
  const { status, stdout, stderr } = await btxrd('--raw-dir', raw, '--splits-dir', folder.file('rest'), '--seed', '7')
  expect(status).toBe(3)
  expect(stdout).toContain('88 of 90 images can be read, ')
  expect(stderr).toContain('btxrd: missing: IMG000003.jpeg\n')
  expect(stderr).toMatch(/btxrd: unreadable: IMG000004\.jpeg: .*empty/)
  expect(Object.values(manifests('rest')).join('')).not.toMatch(/IMG00000[34]/)
})

test.each([
  ['nothing', 1, [], /--config FILE, or --raw-dir DIR.*\[ERR_INVALID_ARG\]/],
  ['a seed that is none', 2, ['--seed', '-1'], /Expected an integer from 0 to 4294967295/],
  ['another strategy', 2, ['--strategy', 'centre'], /Allowed choices are stratified, center, random/],
  ['a data set without a table', 1, ['--raw-dir', root, '--splits-dir', 'x', '--seed', '1'], /dataset\.xlsx or dataset\.csv.*\[ERR_FILE\]/],
  ['a config that is wrong', 1, ['--config', folder.file('config.yaml'), '--override', 'seed=x'], /for seed but received "x".*\[ERR_CONFIG\]/]
] as const)('%s: exit code %i and a message', async (_, code, args, message) => {
  const { status, stdout, stderr } = await btxrd(...args)
  expect({ status, stdout }).toEqual({ status: code, stdout: '' })
  expect(stderr).toMatch(message)
})
