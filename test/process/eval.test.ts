import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { stringify } from 'yaml'
import { decodeImage, evaluateSplits, loadConfig, type TestSplitOptions } from '../../lib'
import { root, runReference } from '../support/python'
import { run, runUntil, type Outcome } from '../support/run'
import { SmallDisk, shell } from '../support/small_disk'
import { TempFolder } from '../support/temp_folder'

const folder = new TempFolder()
const names = ['Normal', 'Benign', 'Malignant']
const options = { image_size: 64, batch_size: 5, iterations: 50, confidence_level: 0.9 }
const results = folder.file('results')
const config = folder.file('config.yaml')
const main = path.join(root, 'dist', 'cli', 'main.js')

const checkpoint = (split: string): string => folder.file(`checkpoints/best_${split}.pt`)
const manifest = (split: string): string => folder.file(`splits/${split}_test.csv`)
const argumentsOf = (...more: string[]): string[] => [main, 'eval', '--config', config, '--threads', '1', ...more]
const btxrd = (...more: string[]): Promise<Outcome> => run(process.execPath, argumentsOf(...more))
const json = (file: string): unknown => JSON.parse(readFileSync(path.join(results, file), 'utf8'))

type Row = [image: string, label: number]
/** With names for labels, as the pipeline's are; what is no class, as it is. */
const writeManifest = (split: string, rows: readonly Row[]): string =>
  folder.write(`splits/${split}_test.csv`, `image_id,split,label\n${rows.map(([image, label]) => `${image},test,${names[label] ?? label}\n`).join('')}`)

let rows: Row[]
let evaluated: Outcome

beforeAll(async () => {
  for (const name of ['checkpoints', 'splits', 'data']) mkdirSync(folder.file(name))
  const [drawn] = await Promise.all([
    runReference<{ file: string, class: string }[]>('phantoms', { output_dir: folder.file('data/images'), per_class: 5 }),
    runReference('make_checkpoint', { path: checkpoint('stratified'), seed: 1, image_size: 64, threads: 1 })
  ])
  copyFileSync(checkpoint('stratified'), checkpoint('center'))
  rows = drawn.map(({ file, class: name }) => [path.basename(file), names.indexOf(name)])
  writeManifest('stratified', rows)
  writeManifest('center', rows.filter((_, i) => i % 3 !== 0))
  folder.write('config.yaml', stringify({
    seed: 42, device: 'cpu',
    data: { raw_dir: folder.file('data'), splits_dir: folder.file('splits'), image_size: 224, num_workers: 2 },
    model: { backbone: 'efficientnet_b0', pretrained: false, num_classes: 3, dropout: 0.2, class_names: names },
    training: { batch_size: options.batch_size, learning_rate: 0.001, weight_decay: 0.0001, epochs: 3, early_stopping_patience: 7 },
    evaluation: { bootstrap_iterations: options.iterations, confidence_level: options.confidence_level, split_strategies: ['stratified', 'center'] },
    paths: { checkpoints_dir: folder.file('checkpoints'), results_dir: results }
  }))
  evaluated = await btxrd()
})

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
  expect(evaluated.stdout).toMatch(/^stratified: 15 test images, .*best_stratified\.pt \(epoch 2\)\n {2}Macro AUC 0\.\d{3} \[0\.\d{3}, 0\.\d{3}\], accuracy 0\.\d{3}\n {2}Normal +sensitivity/)
  expect(evaluated.stdout).toContain(`center: 10 test images`)
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

test('Ctrl-C ends it after the batch under way; the files of the split that was done stay', async () => {
  const out = folder.file('stopped')
  const { status, stdout, stderr } = await runUntil(process.execPath, argumentsOf('--output-dir', out), 'Files: ', (child) => child.kill('SIGINT'))
  expect(status).toBe(130)
  expect(stdout).toMatch(/^stratified: .*\n(?: .*\n)+$/)
  expect(stderr).toBe('btxrd: SIGINT: this batch is finished; once more stops at once\nbtxrd: stopped; the files of splits that were done stay\n')
  expect(readdirSync(path.join(out, 'stratified'))).toHaveLength(7)
  expect(readdirSync(path.join(out, 'center_holdout'))).toEqual([])
})

test('an error ends it with exit code 1', async () => {
  const { status, stdout, stderr } = await btxrd('--split-strategy', 'random')
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toMatch(/^btxrd: .*random_test\.csv: .*\[ERR_FILE\]\n$/)
})

test.each<[string, string, RegExp, () => TestSplitOptions & { manifest?: readonly Row[] }]>([
  ['a checkpoint for two splits', 'ERR_INVALID_ARG', /one split, as there is one checkpoint,.*--split-strategy/, () => ({ splits: ['center', 'stratified'], checkpoint: config })],
  ['a split of another name', 'ERR_INVALID_ARG', /one or more of stratified, center, random for splits but received "all"/, () => ({ splits: ['all' as 'random'] })],
  ['a missing checkpoint', 'ERR_FILE', /none\/best_stratified\.pt/, () => ({ checkpointDir: folder.file('none') })],
  ['a file that is no checkpoint', 'ERR_CHECKPOINT_FORMAT', /config\.yaml/, () => ({ checkpoint: config })],
  ['a manifest without an image', 'ERR_CONFIG', /stratified_test\.csv: expected the test images of a split but it has none/, () => ({ manifest: [] })],
  ['a class without an image', 'ERR_CONFIG', /a test image of each class but it has none of Malignant/, () => ({ manifest: rows.filter(([, label]) => label < 2) })],
  ['a label that is no class', 'ERR_CONFIG', /a class of the checkpoint, from 0 to 2, for the label of .* but received 3/, () => ({ manifest: [...rows, ['last.jpeg', 3]] })],
  ['an image that is not there', 'ERR_FILE', /gone\.jpeg/, () => ({ manifest: [...rows, ['gone.jpeg', 0]] })],
  ['a file where the results should go', 'ERR_FILE', /a part of its path is a file/, () => ({ outputDir: config })]
])('%s: %s', async (_name, code, message, optionsOf) => {
  const { manifest: content, ...given } = optionsOf()
  const splitsDir = folder.file('splits/own')
  mkdirSync(splitsDir, { recursive: true })
  if (content !== undefined) writeManifest('own/stratified', content)
  const resolved = await loadConfig(config, { overrides: content === undefined ? [] : [`data.splits_dir=${splitsDir}`] })
  const evaluation = evaluateSplits(resolved, { splits: ['stratified'], outputDir: folder.file('unused'), ...given })
  await expect(evaluation.next()).rejects.toMatchObject({ code, message: expect.stringMatching(message) as string })
})

const disk = new SmallDisk(folder.file('disk'))

disk.test('a results folder that is read-only is an error before any image is read', async () => {
  const { status, stdout, stderr } = await disk.run('size=1m,ro', shell(process.execPath, ...argumentsOf('--output-dir', disk.path)))
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toMatch(/read-only \(EROFS\).*\[ERR_FILE\]/)
})
