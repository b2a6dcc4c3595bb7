import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readCheckpointFile } from '../../lib/checkpoint/checkpoint_file'
import type { Tensor } from '../../lib/tensor'
import { root } from '../support/python'
import { run, type Outcome } from '../support/run'
import { temporaryFiles } from '../support/saved'
import { SmallDisk, shell } from '../support/small_disk'
import { TempFolder } from '../support/temp_folder'

const folder = new TempFolder()
const packagePath = path.join(root, 'dist')
const saver = path.join(root, 'test', 'support', 'checkpoint_saver.js')

/** The epoch of a file of the saver, which every element of its tensor has to confirm. */
async function epochOf(file: string): Promise<number> {
  const { epoch, weight } = (await readCheckpointFile(file)).value as { epoch: number, weight: Tensor }
  const data = await weight.data()
  expect(data.every((element) => element === epoch)).toBe(true)
  weight.dispose()
  return epoch
}

describe('SIGKILL during a save', () => {
  // All 200: BTXRD_KILLS=200 npx jest test/process/checkpoint_save
  const kills = Number(process.env.BTXRD_KILLS ?? 20)
  const bytes = 16 << 20

  test(`${kills} times: the file is always the old or the new one, and what is left over does not pile up`, async () => {
    const file = path.join(folder.path, 'killed', 'best.pt')
    let interrupted = 0
    const epochs = new Set<number>()
    for (let kill = 0; kill < kills; kill++) {
      const child = spawn(process.execPath, [saver, packagePath, file, String(bytes), String(1 + kill % 2)], { stdio: ['ignore', 'pipe', 'inherit'] })
      const exited = once(child, 'exit')
      await once(child.stdout, 'data')
      // Into the saves that follow; one takes some tens of milliseconds.
      await sleep((kill * 7) % 60)
      child.kill('SIGKILL')
      expect(await exited).toEqual([null, 'SIGKILL'])
      epochs.add(await epochOf(file))
      const left = temporaryFiles(path.dirname(file))
      expect(left.length).toBeLessThanOrEqual(1)
      interrupted += left.length
    }
    // Otherwise the test would not have tested anything.
    expect(interrupted).toBeGreaterThan(kills / 4)
    expect(epochs).toEqual(new Set([1, 2]))
    if (kills >= 200) process.stdout.write(`${kills} kills, ${interrupted} in the middle of writing\n`)
  }, 3_600_000)
})

test('workers that are terminated in the middle of a save: the process goes on, the file is whole', async () => {
  const file = folder.file('workers/best.pt')
  const outcome = await run(process.execPath, ['-e', `
    const { Worker } = require('node:worker_threads')
    const { once } = require('node:events')
    const { setTimeout: sleep } = require('node:timers/promises')
    const code = ${JSON.stringify(`
      const { parentPort, workerData } = require('node:worker_threads')
      const { save, Tensor } = require(workerData.packagePath)
      const value = { epoch: 1, weight: Tensor.from(new Float32Array(4 << 20).fill(1)) }
      void (async () => { for (;;) { await save(value, workerData.file); parentPort.postMessage('saved') } })()
    `)}
    void (async () => {
      for (let round = 0; round < 6; round++) {
        const worker = new Worker(code, { eval: true, workerData: ${JSON.stringify({ packagePath, file })} })
        await once(worker, 'message')
        await sleep(7 * round)
        await worker.terminate()
      }
      console.log('goes on')
    })()
  `])
  expect(outcome).toEqual({ status: 0, signal: null, stdout: 'goes on\n', stderr: '' })
  expect(await epochOf(file)).toBe(1)
})

// Saves float32 numbers in a process of its own and prints the error's code and message.
const script = folder.write('save.js', `
  const [, , file, elements] = process.argv
  const { save, Tensor } = require(${JSON.stringify(packagePath)})
  save({ epoch: 2, weight: Tensor.from(new Float32Array(Number(elements)).fill(2)) }, file)
    .then(() => console.log('saved'), (error) => console.log(error.code, error.message))
`)
const program = (file: string, elements: number): string[] => [script, file, String(elements)]

describe('a file that cannot be completed', () => {
  /** What a save that fails in the middle has to leave. */
  async function expectUntouched(outcome: Outcome, file: string, message: RegExp): Promise<void> {
    expect(outcome).toMatchObject({ status: 0, stderr: '' })
    expect(outcome.stdout).toMatch(message)
    expect(await epochOf(file)).toBe(2)
    expect(readdirSync(path.dirname(file))).toEqual(['best.pt'])
  }

  test('the system\'s limit for files ends the write: typed error, old file, nothing left over', async () => {
    const file = folder.file('limited/best.pt')
    expect((await run(process.execPath, program(file, 1000))).stdout).toBe('saved\n')
    const before = readFileSync(file)
    // 512 KiB of the 4 MiB that the file would have.
    const outcome = await run('bash', ['-c', 'ulimit -f 512 && exec "$0" "$@"', process.execPath, ...program(file, 1 << 20)])
    await expectUntouched(outcome, file, /^ERR_FILE .*larger than the system allows \(EFBIG\); what was there before is unchanged/)
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  const disk = new SmallDisk(folder.file('disk'))

  // The limit above runs everywhere.
  disk.test('a full disk: typed error, old file, nothing left over', async () => {
    const file = path.join(disk.path, 'best.pt')
    const save = (elements: number): string => shell(process.execPath, ...program(file, elements))
    const outcome = await disk.run('size=1m', `${save(1000)} && ${save(1 << 20)} && ls -A '${disk.path}' && tail -c 22 '${file}' | head -c 2`)
    expect(outcome).toMatchObject({ status: 0, stderr: '' })
    expect(outcome.stdout).toMatch(/^saved\nERR_FILE .*no space left \(ENOSPC\); what was there before is unchanged\. Free some space.*\nbest\.pt\nPK$/)
  })
})
