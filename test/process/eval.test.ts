import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { stringify } from 'yaml'
import { decodeImage } from '../../lib'
import { root, runReference } from '../support/python'
import { run, type Outcome } from '../support/run'
import { TempFolder } from '../support/temp_folder'

const folder = new TempFolder()
const names = ['Normal', 'Benign', 'Malignant']
const options = { image_size: 64, batch_size: 5, iterations: 200, confidence_level: 0.9 }
const results = folder.file('results')
const config = folder.file('config.yaml')
const main = path.join(root, 'dist', 'cli', 'main.js')

const checkpoint = (split: string): string => folder.file(`checkpoints/best_${split}.pt`)
const manifest = (split: string): string => folder.file(`splits/${split}_test.csv`)
const argumentsOf = (...more: string[]): string[] => [main, 'eval', '--config', config, '--threads', '1', ...more]
const btxrd = (...more: string[]): Promise<Outcome> => run(process.execPath, argumentsOf(...more))
const json = (file: string): unknown => JSON.parse(readFileSync(path.join(results, file), 'utf8'))

type Row = [image: string, label: number]
const writeManifest = (split: string, rows: readonly Row[]): string =>
  folder.write(`splits/${split}_test.csv`, `image_id,split,label\n${rows.map(([image, label]) => `${image},test,${label}\n`).join('')}`)

let rows: Row[]
let evaluated: Outcome

beforeAll(async () => {
  for (const name of ['checkpoints', 'splits', 'data']) mkdirSync(folder.file(name))
  const drawn = await runReference<{ file: string, class: string }[]>('phantoms', { output_dir: folder.file('data/images'), per_class: 6 })
  rows = drawn.map(({ file, class: name }) => [path.basename(file), names.indexOf(name)])
  writeManifest('stratified', rows)
  writeManifest('center', rows.filter((_, i) => i % 3 !== 0))
  await runReference('make_checkpoint', { path: checkpoint('stratified'), seed: 1, image_size: 64, threads: 1 })
  await runReference('make_checkpoint', { path: checkpoint('center'), seed: 2, image_size: 64, threads: 1 })
  folder.write('config.yaml', stringify({
    seed: 42, device: 'cpu',
    data: { raw_dir: folder.file('data'), splits_dir: folder.file('splits'), image_size: 224, num_workers: 2 },
    model: { backbone: 'efficientnet_b0', pretrained: false, num_classes: 3, dropout: 0.2, class_names: names },
    training: { batch_size: options.batch_size, learning_rate: 0.001, weight_decay: 0.0001, epochs: 3, early_stopping_patience: 7 },
    evaluation: { bootstrap_iterations: options.iterations, confidence_level: options.confidence_level, split_strategies: ['stratified', 'center'] },
    paths: { checkpoints_dir: folder.file('checkpoints'), results_dir: results }
  }))
  evaluated = await btxrd()
}, 60_000)

test('writes the pipeline\'s files with Python\'s numbers, to the last bit', async () => {
  expect(evaluated).toMatchObject({ status: 0, stderr: '' })
  const python = await runReference<Record<string, unknown>[]>('evaluate_splits', {
    ...options, threads: 1, images_dir: folder.file('data/images'),
    splits: ['stratified', 'center'].map((split) => ({ split, checkpoint: checkpoint(split), manifest: manifest(split) }))
  })
  const formatted = [['stratified', 'stratified'], ['center', 'center_holdout']].map(([, dir], i) => {
    const { formatted: column, ...files } = python[i]!
    expect(Object.fromEntries(Object.keys(files).map((name) => [name, json(`${dir}/${name}.json`)]))).toEqual(files)
    return column as string[]
  })
  const lines = readFileSync(path.join(results, 'comparison_table.csv'), 'utf8').split('\n').map((line) => line.split(','))
  expect(lines.slice(1, 1 + formatted[0]!.length).map((line) => line.slice(1, 3))).toEqual(formatted[0]!.map((value, i) => [value, formatted[1]![i]]))
  const table = json('comparison_table.json') as Record<string, Record<string, unknown>>
  expect(table.center_holdout!.metrics_summary).toEqual(python[1]!.metrics_summary)
  expect(table.generalization_gap!.accuracy_gap).toBe((python[1]!.metrics_summary as { accuracy: number }).accuracy - (python[0]!.metrics_summary as { accuracy: number }).accuracy)
})

test('says what it found, and draws four pictures a split', async () => {
  expect(evaluated.stdout).toMatch(/^stratified: 18 test images, .*best_stratified\.pt \(epoch 2\)\n {2}Macro AUC 0\.\d{3} \[0\.\d{3}, 0\.\d{3}\], accuracy 0\.\d{3}\n {2}Normal +sensitivity/)
  expect(evaluated.stdout).toContain(`center: 12 test images`)
  for (const dir of ['stratified', 'center_holdout']) {
    const files = readdirSync(path.join(results, dir))
    expect(files.toSorted()).toEqual([
      'bootstrap_ci.json', 'classification_report.json', 'confusion_matrix.png', 'confusion_matrix_normalized.png',
      'metrics_summary.json', 'pr_curves.png', 'roc_curves.png'
    ])
    for (const file of files.filter((name) => name.endsWith('.png'))) {
      expect((await decodeImage(path.join(results, dir, file))).width).toBe(800)
    }
  }
})

test('--checkpoint, --split-strategy and --output-dir take the place of the config\'s', async () => {
  const out = folder.file('deep/er')
  const { status, stdout } = await btxrd('--split-strategy', 'center', '--checkpoint', checkpoint('stratified'), '--output-dir', out, '--override', 'evaluation.bootstrap_iterations=3')
  expect(status).toBe(0)
  expect(stdout).toContain(checkpoint('stratified'))
  expect(readdirSync(out).toSorted()).toEqual(['center_holdout', 'comparison_table.csv', 'comparison_table.json'])
  const { macro_auc: interval } = JSON.parse(readFileSync(path.join(out, 'center_holdout/bootstrap_ci.json'), 'utf8')) as { macro_auc: { n_valid: number } }
  expect(interval.n_valid).toBeLessThanOrEqual(3)
})

test.each<[string, () => string[], RegExp]>([
  ['a checkpoint for two splits', () => ['--checkpoint', checkpoint('center')], /one split, as there is one checkpoint,.*--split-strategy.*\[ERR_INVALID_ARG\]/],
  ['a missing checkpoint', () => ['--checkpoint-dir', folder.file('none')], /none\/best_stratified\.pt.*\[ERR_FILE\]/],
  ['a missing manifest', () => ['--split-strategy', 'random'], /random_test\.csv.*\[ERR_FILE\]/],
  ['a manifest without an image', () => ['--override', `data.splits_dir=${splitsOf('empty', [])}`, '--split-strategy', 'stratified'], /stratified_test\.csv.*no|none.*\[ERR_CONFIG\]/],
  ['a class without an image', () => ['--override', `data.splits_dir=${splitsOf('two', rows.filter(([, label]) => label < 2))}`, '--split-strategy', 'stratified'], /a test image of each class but it has none of Malignant.*\[ERR_CONFIG\]/],
  ['a label that is no class', () => ['--override', `data.splits_dir=${splitsOf('four', [...rows, [rows[0]![0], 3]])}`, '--split-strategy', 'stratified'], /label.*3.*\[ERR_CONFIG\]/],
  ['an image that is not there', () => ['--override', `data.splits_dir=${splitsOf('gone', [...rows, ['gone.jpeg', 0]])}`, '--split-strategy', 'stratified'], /gone\.jpeg.*\[ERR_FILE\]/],
  ['a file where the results should go', () => ['--output-dir', config], /config\.yaml.*\[ERR_FILE\]/]
])('%s: a clear error', async (_name, args, message) => {
  const { status, stdout, stderr } = await btxrd(...args())
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toMatch(message)
})

describe('a results folder', () => {
  const disk = folder.file('disk')
  const onDisk = (mount: string, script: string): string[] =>
    ['--user', '--map-root-user', '--mount', 'sh', '-c', `mount -t tmpfs -o ${mount} none '${disk}' && ${script}`]
  mkdirSync(disk)
  // Not on macOS, and not in containers that forbid mounting.
  const onLinux = spawnSync('unshare', onDisk('size=1m', 'true')).status === 0 ? test : test.skip

  onLinux('that is read-only: an error before any image is read', async () => {
    const command = `'${[process.execPath, ...argumentsOf('--output-dir', disk)].join("' '")}'`
    const { status, stdout, stderr } = await run('unshare', onDisk('size=1m,ro', command))
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toMatch(/read-only \(EROFS\).*\[ERR_FILE\]/)
  })
})

/** A folder of manifests of its own, with one for the stratified split. */
function splitsOf(name: string, content: readonly Row[]): string {
  mkdirSync(folder.file(`splits/${name}`), { recursive: true })
  return path.dirname(writeManifest(`${name}/stratified`, content))
}
