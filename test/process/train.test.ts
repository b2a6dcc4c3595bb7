import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { stringify } from 'yaml'
import { loadCheckpoint } from '../../lib'
import { writeDataFolder } from '../support/data_folder'
import { pythonExecutable, root } from '../support/python'
import { run, runUntil, type Outcome } from '../support/run'
import { shell, SmallDisk } from '../support/small_disk'
import { TempFolder } from '../support/temp_folder'
import { digestRun, trainingConfig, writeManifests, type ManifestParts, type RunDigest } from '../support/training_files'

const folder = new TempFolder()
const config = folder.file('config.yaml')
const main = path.join(root, 'dist', 'cli', 'main.js')
let whole: RunDigest
let parts: ManifestParts

const argumentsOf = (name: string, ...more: string[]): string[] => [main, 'train', '--config', config, '--run-dir', folder.file(name), ...more]
const log = (name: string): string => readFileSync(path.join(folder.file(name), 'training_log.csv'), 'utf8')

const trainUntil = (args: string[], text: string, act: (child: ChildProcess) => void): Promise<Outcome> => runUntil(process.execPath, args, text, act)

/** What standard error has beside the pipeline's warning, for which a run as short as these gives reason. */
const complaints = (stderr: string): string => stderr.replace(/^btxrd: Recall of Malignant is 0 .*\n/gm, '')

/** Goes on with a run that did not end, and expects what an uninterrupted one leaves. */
async function expectResumed(name: string): Promise<void> {
  const again = await run(process.execPath, [main, 'train', '--resume', path.join(folder.file(name), 'resume.pt'), '--run-dir', folder.file(`${name}-resumed`)])
  expect({ status: again.status, complaints: complaints(again.stderr) }).toEqual({ status: 0, complaints: '' })
  expect(await digestRun(folder.file(`${name}-resumed`))).toEqual(whole)
}

beforeAll(async () => {
  const rawDir = folder.file('raw')
  const splitsDir = folder.file('splits')
  const { rows } = await writeDataFolder(rawDir, 24)
  parts = { train: rows.slice(0, 18), val: rows.slice(18) }
  writeManifests(splitsDir, parts)
  writeFileSync(config, stringify(trainingConfig({ rawDir, splitsDir }, 32, { batch_size: 6 })))
  const { status, stdout, stderr } = await run(process.execPath, argumentsOf('whole'))
  expect({ status, complaints: complaints(stderr) }).toEqual({ status: 0, complaints: '' })
  expect(stdout).toMatch(/^Run folder .*whole\n18 images to train with, 6 to validate with, on cpu; class weights: Normal 1\.000, .*\nEpoch 1\/3 \(.*\): train loss .*\nEpoch 2\/3 .*\nEpoch 3\/3 .*\nDone: /)
  whole = await digestRun(folder.file('whole'))
})

test.each([['SIGINT', 130], ['SIGTERM', 143]] as const)('%s finishes the batch, saves, says how to go on, and ends with %d; the command goes on exactly', async (name, code) => {
  const outcome = await trainUntil(argumentsOf(name), 'Epoch 1/3', (child) => child.kill(name))
  const file = path.join(folder.file(name), 'resume.pt')
  expect(outcome.status).toBe(code)
  expect(outcome.stderr).toContain(`btxrd train --resume ${file}\n`)
  // In the middle of an epoch.
  expect((await loadCheckpoint(file)).resume_state!.sampler).toMatchObject({ position: expect.any(Number) as number })
  await expectResumed(name)
})

test('a second Ctrl-C ends the process at once', async () => {
  const child = spawn(process.execPath, argumentsOf('twice', '--override', 'data.image_size=480', 'training.batch_size=18'), { stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise((resolve) => child.once('exit', (status, signal) => resolve({ status, signal })))
  child.stdout.once('data', () => child.kill('SIGINT'))
  child.stderr.once('data', () => child.kill('SIGINT'))
  expect(await ended).toEqual({ status: null, signal: 'SIGINT' })
  expect(existsSync(path.join(folder.file('twice'), 'resume.pt'))).toBe(false)
})

test('after SIGKILL the run goes on from its last epoch', async () => {
  const outcome = await trainUntil(argumentsOf('killed'), 'Epoch 1/3', (child) => child.kill('SIGKILL'))
  expect(outcome.signal).toBe('SIGKILL')
  expect(whole.log.startsWith(log('killed'))).toBe(true)
  await expectResumed('killed')
})

test('a terminal has a progress bar', async () => {
  const program = `import pty, sys; status = pty.spawn(sys.argv[1:]); sys.exit(status >> 8)`
  const { status, stdout } = await run(pythonExecutable(), ['-c', program, process.execPath, ...argumentsOf('terminal', '--override', 'training.epochs=1')])
  expect(status).toBe(0)
  expect(stdout).toMatch(/Epoch 1\/1 .* \d\/4 training loss \d\.\d{4}, \d+\.\d images\/s, \d+ s left/)
})

describe('what cannot be', () => {
  test.each([
    ['a run folder that exists', () => argumentsOf('whole'), /whole: expected a name that is free .*\[ERR_FILE\]/],
    ['no config', () => [main, 'train'], /--config FILE.*\[ERR_INVALID_ARG\]/],
    ['an image size of 0', () => argumentsOf('bad', '--override', 'data.image_size=0'), /data\.image_size.*\[ERR_CONFIG\]/],
    ['a manifest that is not there', () => argumentsOf('bad', '--override', 'training.split_strategy=random'), /random_train\.csv.*\[ERR_FILE\]/],
    ['a checkpoint of a finished run', () => argumentsOf('bad', '--resume', path.join(folder.file('whole'), 'final_stratified.pt')), /has all 3.*Raise training\.epochs.*\[ERR_CONFIG\]/]
  ])('%s: says so, and makes nothing', async (_name, args, message) => {
    const { status, stdout, stderr } = await run(process.execPath, args())
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toMatch(message)
    expect(existsSync(folder.file('bad'))).toBe(false)
    expect(log('whole')).toBe(whole.log)
  })
})

describe('a disk of its own', () => {
  const disk = new SmallDisk(folder.file('disk'))
  const command = (...more: string[]): string => shell(process.execPath, ...argumentsOf('disk/run', ...more))

  disk.test('that cannot be written: an error', async () => {
    const { status, stderr } = await disk.run('size=1m,ro', command())
    expect(status).toBe(1)
    expect(stderr).toMatch(/the file system is read-only \(EROFS\).*\[ERR_FILE\]/)
  })

  disk.test('full when an epoch is logged: no part of its line is there', async () => {
    // Long enough for the header of the log to leave no room in its page for a line, nor the disk another page.
    const names = ['Normal', 'Benign', 'Malignant'].map((name) => name.padEnd(1335, '.'))
    writeManifests(folder.file('long-names'), parts, names)
    const pages = Math.ceil(stringify({ names }).length / 4096) + 1
    const script = `${command('--override', `model.class_names=${JSON.stringify(names)}`, `data.splits_dir=${folder.file('long-names')}`)}; echo $?; cat '${disk.path}/run/training_log.csv'`
    const { stdout, stderr } = await disk.run(`size=${(pages + 3) * 4}k`, script)
    expect(stderr).toMatch(/training_log\.csv: .*no space left \(ENOSPC\).*\[ERR_FILE\]/)
    expect(stdout).toMatch(/\n1\nepoch,train_loss,.*,lr\n$/)
  })

  disk.test('full when a checkpoint is saved: what was written before stays, and goes on exactly', async () => {
    // Room for two checkpoints, and none to write the next beside them.
    const script = `${command()}; echo $?; ls '${disk.path}/run'; cp -r '${disk.path}/run' '${folder.file('full')}'`
    const { stdout, stderr } = await disk.run('size=120m', script)
    expect(stderr).toMatch(/\.pt: .*no space left \(ENOSPC\); what was there before is unchanged.*\[ERR_FILE\]/)
    expect(stdout).toMatch(/\nEpoch 1\/3 .*\n1\nbest_stratified\.pt\nconfig\.yaml\nenvironment\.json\nevents\..*\nresume\.pt\ntraining_log\.csv\n$/)
    expect(log('full')).toBe(`${whole.log.split('\n').slice(0, 3).join('\n')}\n`)
    await expectResumed('full')
  })
})

test('no run leaves a temporary file', () => {
  for (const name of ['whole', 'SIGINT', 'SIGINT-resumed', 'full', 'killed-resumed']) {
    expect(readdirSync(folder.file(name)).filter((file) => file.endsWith('.tmp'))).toEqual([])
  }
})
