import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { loadCheckpoint, save } from '../../lib'
import type { PipelineConfig } from '../../lib/config/pipeline_config'
import { train, type TrainOptions } from '../../lib/training/train'
import type { EpochEvent, TrainCallbacks, TrainWarning } from '../../lib/training/train_events'
import { writeDataFolder } from '../support/data_folder'
import { TempFolder } from '../support/temp_folder'
import { trainingConfig, writeManifests, type ManifestParts } from '../support/training_files'

const folder = new TempFolder()
const rawDir = folder.file('raw')
const splitsDir = folder.file('splits')
const annotationsDir = path.join(rawDir, 'Annotations')
let parts: ManifestParts

const config = (training: Partial<PipelineConfig['training']> = {}, data: Partial<PipelineConfig['data']> = {}): PipelineConfig =>
  trainingConfig({ rawDir, splitsDir }, 32, { batch_size: 6, epochs: 2, ...training }, data)
const log = (name: string): string => readFileSync(path.join(folder.file(name), 'training_log.csv'), 'utf8')

/** Trains to the end in a folder of that name. */
async function trained(name: string, given: PipelineConfig, options: TrainOptions = {}): Promise<EpochEvent[]> {
  const events: EpochEvent[] = []
  for await (const event of train(given, { runDir: folder.file(name), ...options })) events.push(event)
  return events
}

beforeAll(async () => {
  const { rows } = await writeDataFolder(rawDir, 18)
  parts = { train: rows.slice(0, 12), val: rows.slice(12) }
  writeManifests(splitsDir, parts)
})

describe('a whole run', () => {
  const stages: string[] = []
  const stage = (name: string, epoch: number, batch: string): void => { stages.push([name, epoch, batch].filter(Boolean).join(' ')) }
  const callbacks: TrainCallbacks = {
    onTrainBegin: ({ firstEpoch }) => stage('train begins with', firstEpoch, ''),
    onEpochBegin: ({ epoch }) => stage('epoch', epoch, 'begins'),
    onBatchEnd: ({ epoch, phase, batch, batches }) => stage(phase, epoch, `${batch}/${batches}`),
    onEpochEnd: ({ epoch }) => stage('epoch', epoch, 'ends'),
    // A promise is waited for.
    onTrainEnd: async ({ history }) => {
      await new Promise(setImmediate)
      stage('train ends with', history.length, '')
    }
  }
  let events: EpochEvent[]

  beforeAll(async () => {
    events = await trained('whole', config(), { callbacks })
  })

  test('tells of every stage', () => {
    const epoch = (number: number): string[] =>
      [`epoch ${number} begins`, `train ${number} 1/2`, `train ${number} 2/2`, `validation ${number} 1/1`, `epoch ${number} ends`]
    expect(stages).toEqual(['train begins with 1', ...epoch(1), ...epoch(2), 'train ends with 2'])
    expect(events.map(({ epoch, epochs, stopped }) => [epoch, epochs, stopped])).toEqual([[1, 2, false], [2, 2, false]])
    expect(events[0]).toMatchObject({ improved: true, valRecall: [expect.any(Number), expect.any(Number), expect.any(Number)] })
  })

  test('leaves its files, and no other', () => {
    expect(readdirSync(folder.file('whole')).map((name) => name.replace(/^events\..*/, 'events')).sort()).toEqual([
      'best_stratified.pt', 'config.yaml', 'environment.json', 'events', 'final_stratified.pt', 'loss_curve.png', 'recall_curve.png', 'training_log.csv'
    ])
    expect(JSON.parse(readFileSync(path.join(folder.file('whole'), 'environment.json'), 'utf8'))).toMatchObject({
      versions: { node: process.versions.node, libtorch: expect.stringMatching(/^2\./) as string }, device: 'cpu', threads: expect.any(Number)
    })
  })

  test('leaving the loop ends a run, which goes on exactly', async () => {
    for await (const { epoch } of train(config(), { runDir: folder.file('left') })) if (epoch === 1) break
    expect(log('left').split('\n').length).toBe(3)
    await trained('left-resumed', config(), { resume: path.join(folder.file('left'), 'resume.pt') })
    expect(log('left-resumed')).toBe(log('whole'))
  })

  test('a checkpoint with the nine keys alone: goes on with the next epoch, and says what it lacks', async () => {
    const nine = await loadCheckpoint(path.join(folder.file('left'), 'resume.pt'))
    delete nine.resume_state
    await save({ ...nine }, folder.file('nine.pt'))
    const warnings: TrainWarning[] = []
    const controller = new AbortController()
    const onWarning = (warning: TrainWarning): void => void warnings.push(warning)
    const stopped = trained('nine', config({ epochs: 3 }), {
      resume: folder.file('nine.pt'), signal: controller.signal, callbacks: { onWarning, onBatchEnd: () => controller.abort() }
    })
    const resume = path.join(folder.file('nine'), 'resume.pt')
    await expect(stopped).rejects.toMatchObject({ code: 'ERR_ABORTED', file: resume })
    expect(warnings.map(({ code }) => code)).toEqual(['BTXRD_RESUME_PARTIAL'])
    // Before its first epoch ends, the run is still where the other one was.
    expect(await loadCheckpoint(resume)).toMatchObject({ epoch: 1, val_loss: nine.val_loss })
    expect((await trained('nine-resumed', config({ epochs: 3 }), { resume })).map(({ epoch }) => epoch)).toEqual([2, 3])
    expect(log('nine-resumed')).toMatch(/^epoch,.*\n2,.*\n3,.*\n$/)
  })
})

test('early stopping ends the run after the first epoch without a lower loss', async () => {
  const events = await trained('early', config({ epochs: 30, early_stopping_patience: 1, warmup_epochs: 0 }))
  const improved = events.map((event) => event.improved)
  expect(improved).toEqual([...new Array<boolean>(events.length - 1).fill(true), false])
  expect(events.map(({ stopped }) => stopped)).toEqual(improved.map((lower) => !lower))
  await expect(trained('bad', config({ epochs: 30 }), { resume: path.join(folder.file('early'), 'final_stratified.pt') }))
    .rejects.toMatchObject({ code: 'ERR_CONFIG', message: expect.stringContaining('early stopping ended it') as string })
})

test('no malignant image recognised for two epochs: a warning', async () => {
  // Nothing of the class is there to be recognised.
  const splits = folder.file('no-malignant')
  writeManifests(splits, { train: parts.train, val: parts.val.filter(({ label }) => label < 2) })
  const warnings: TrainWarning[] = []
  await trained('collapse', config({}, { splits_dir: splits }), { callbacks: { onWarning: (warning) => void warnings.push(warning) } })
  expect(warnings).toEqual([{ code: 'BTXRD_MALIGNANT_RECALL', message: expect.stringContaining('for 2 epochs') as string }])
})

test('what a callback throws ends the run', async () => {
  const failure = new Error('enough')
  await expect(trained('thrown', config(), { callbacks: [{}, { onEpochEnd: () => { throw failure } }] })).rejects.toBe(failure)
  expect(existsSync(path.join(folder.file('thrown'), 'resume.pt'))).toBe(true)
})

describe('bad input', () => {
  /** Other manifests, in a folder of their own. */
  const withManifests = (name: string, changed: Partial<ManifestParts>): PipelineConfig => {
    writeManifests(folder.file(name), { ...parts, ...changed })
    return config({}, { splits_dir: folder.file(name) })
  }

  test.each<[string, () => PipelineConfig, string, RegExp]>([
    ['an image that is not there', () => withManifests('missing', { train: [...parts.train, { imageId: 'IMG999999.jpeg', label: 0 }] }), 'ERR_FILE', /IMG999999\.jpeg/],
    ['a label that is no class', () => withManifests('label', { val: [{ imageId: parts.val[0]!.imageId, label: 3 }] }), 'ERR_CONFIG', /a class from 0 to 2 .*stratified_val\.csv but received 3/],
    ['a label that is no name', () => withManifests('text', { val: [{ imageId: parts.val[0]!.imageId, label: 'benign' as never }] }), 'ERR_CONFIG', /stratified_val\.csv, line 2: .*received "benign"/],
    ['an empty split', () => withManifests('empty', { val: [] }), 'ERR_CONFIG', /stratified_val\.csv: .*none/],
    ['a class without a sample', () => withManifests('class', { train: parts.train.filter(({ label }) => label !== 1) }), 'ERR_CONFIG', /stratified_train\.csv.*none of Benign/],
    ['manifests that are not there', () => config({ split_strategy: 'center' }), 'ERR_FILE', /center_train\.csv.*btxrd split/],
    ['an image size of 0', () => config({}, { image_size: 0 }), 'ERR_CONFIG', /data\.image_size/]
  ])('%s: an error before the run folder is made', async (_name, given, code, message) => {
    await expect(trained('bad', given())).rejects.toMatchObject({ code, message: expect.stringMatching(message) as string })
    expect(existsSync(folder.file('bad'))).toBe(false)
  })

  test('an image of zero bytes: an error that names it, and what was written before stays', async () => {
    const broken = folder.file('raw-broken')
    const { rows } = await writeDataFolder(broken, 18)
    const { imageId } = rows[15]!
    writeFileSync(path.join(broken, 'images', imageId), '')
    const given = config({}, { raw_dir: broken })
    await expect(trained('zero', given)).rejects.toMatchObject({ code: 'ERR_IMAGE', message: expect.stringContaining(imageId) as string })
    expect(log('zero')).toMatch(/^epoch,.*\n$/)
  })

  test('an annotation outside of its image: an error that names it', async () => {
    const folderOf = folder.file('annotations')
    mkdirSync(folderOf)
    const { imageId } = parts.train.find(({ label }) => label > 0)!
    const file = path.join(folderOf, `${path.parse(imageId).name}.json`)
    writeFileSync(file, JSON.stringify({ shapes: [{ shape_type: 'rectangle', points: [[500, 500], [600, 600]] }] }))
    await expect(trained('outside', config({}, { annotations_dir: folderOf })))
      .rejects.toMatchObject({ code: 'ERR_ANNOTATION', file, message: expect.stringContaining('outside') as string })
  })

  test('more workers than cores, and annotations that are not there: warnings, and the same run', async () => {
    const emitted = jest.spyOn(process, 'emitWarning').mockReturnValue()
    await trained('workers', config({}, { num_workers: 4096, annotations_dir: folder.file('nowhere') }))
    const codes = emitted.mock.calls.map(([, options]) => (options as unknown as { code: string }).code)
    emitted.mockRestore()
    expect(codes).toEqual(expect.arrayContaining(['BTXRD_LOADER_WORKERS', 'BTXRD_NO_ANNOTATIONS']))
    expect(log('workers')).toBe(log('whole'))
  })
})

test('dimmed copies are trained with', async () => {
  const begun: number[] = []
  await trained('dimmed', config({ epochs: 1 }, { annotations_dir: annotationsDir }), { callbacks: { onTrainBegin: ({ trainSamples }) => void begun.push(trainSamples) } })
  const tumours = parts.train.filter(({ imageId, label }) => label > 0 && existsSync(path.join(annotationsDir, `${path.parse(imageId).name}.json`)))
  expect(tumours.length).toBeGreaterThan(0)
  expect(begun).toEqual([parts.train.length + tumours.length])
})
