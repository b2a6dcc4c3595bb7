import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { getNumThreads } from '../../lib'
import type { PipelineConfig } from '../../lib/config/pipeline_config'
import { train, type TrainOptions } from '../../lib/training/train'
import { runReference } from '../support/python'
import { TempFolder } from '../support/temp_folder'
import { digestRun, makeTrainingFiles, trainingConfig } from '../support/training_files'

const folder = new TempFolder()
const configs: Record<1 | 2, PipelineConfig> = {} as never
const python = (name: string): string => folder.file(`python-${name}`)

// The order of work differs from Python's, the bits do not.
const workers = 2

beforeAll(async () => {
  const files = await makeTrainingFiles(folder.path, 16)
  configs[1] = trainingConfig(files, 64, { warmup_epochs: 0, label_smoothing: 0 })
  configs[2] = trainingConfig(files, 64, {}, { annotations_dir: files.annotationsDir })
  const run = (release: 1 | 2, name: string, left: unknown): unknown => ({ config: configs[release], release, output_dir: python(name), left })
  await runReference('train_pipeline', {
    threads: getNumThreads(),
    runs: [run(1, 'first', null), run(2, 'later', { epoch: 2, batches: 1, output_dir: python('left') })]
  })
})

/** Trains and returns the run's folder. */
async function trainIn(name: string, release: 1 | 2, options: TrainOptions = {}): Promise<string> {
  const runDir = folder.file(name)
  const config = { ...configs[release], data: { ...configs[release].data, num_workers: workers } }
  const epochs: number[] = []
  for await (const { epoch } of train(config, { runDir, release, ...options })) epochs.push(epoch)
  expect(epochs.at(-1)).toBe(3)
  return runDir
}

test.each([[1, 'first'], [2, 'later']] as const)('release %d: log and checkpoints are Python\'s', async (release, name) => {
  const runDir = await trainIn(`node-${name}`, release)
  expect(await digestRun(runDir)).toEqual(await digestRun(python(name)))
  expect(readdirSync(runDir).map((file) => file.replace(/^events\..*/, 'events')).sort()).toEqual([
    'best_stratified.pt', 'config.yaml', 'environment.json', 'events', 'final_stratified.pt', 'loss_curve.png', 'recall_curve.png', 'training_log.csv'
  ])
})

test('stopped in the middle of an epoch and resumed: as if never stopped', async () => {
  const controller = new AbortController()
  const onBatchEnd = ({ epoch, batch }: { epoch: number, batch: number }): void => { if (epoch === 2 && batch === 2) controller.abort() }
  const stopped = trainIn('stopped', 2, { signal: controller.signal, callbacks: { onBatchEnd } })
  const resume = path.join(folder.file('stopped'), 'resume.pt')
  await expect(stopped).rejects.toMatchObject({ code: 'ERR_ABORTED', file: resume, message: expect.stringContaining('after batch 2 of') as string })
  expect(existsSync(path.join(folder.file('stopped'), 'best_stratified.pt'))).toBe(true)
  const runDir = await trainIn('resumed', 2, { resume })
  expect(await digestRun(runDir)).toEqual(await digestRun(python('later')))
})

test('a run that Python began and left in the middle of an epoch', async () => {
  const runDir = await trainIn('taken-over', 2, { resume: path.join(python('left'), 'resume.pt') })
  expect(await digestRun(runDir)).toEqual(await digestRun(python('later')))
})
