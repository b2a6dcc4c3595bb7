import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, truncateSync } from 'node:fs'
import path from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { load } from '../../lib/checkpoint/load'
import { save } from '../../lib/checkpoint/save'
import { saveSafetensors } from '../../lib/checkpoint/save_safetensors'
import { Tensor } from '../../lib/tensor'
import { root } from '../support/python'
import { run, type Outcome } from '../support/run'
import { temporaryFiles } from '../support/saved'
import { SmallDisk, shell } from '../support/small_disk'
import { TempFolder } from '../support/temp_folder'

// What is not here: SIGKILL, terminated workers, no space (checkpoint_save.test.ts); folders, devices, links
// in the place of the file (unit/checkpoint/checkpoint_write_file.test.ts); FIFOs, devices, folders and
// dangling links to be read (unit/checkpoint/file_kind.test.ts); a file that is replaced while it is
// mapped (native/load.test.ts).

const folder = new TempFolder()
const packagePath = path.join(root, 'dist')

/** Runs JavaScript that has the package in `btxrd` and the arguments in `args`. */
function script(code: string, ...args: (string | number)[]): Promise<Outcome> {
  return run(process.execPath, ['-e', `const btxrd = require(${JSON.stringify(packagePath)}); const args = ${JSON.stringify(args)}; ${code}`])
}

/** The value that every element of the tensor of a file has. */
async function valueOf(file: string): Promise<number> {
  const { weight } = await load(file) as { weight: Tensor }
  const data = await weight.data()
  weight.dispose()
  expect(data.every((element) => element === data[0])).toBe(true)
  return Number(data[0])
}

const constant = (elements: number, value: number): Tensor => Tensor.from(new Float32Array(elements).fill(value))

describe('a file that is cut short while it is read', () => {
  const elements = 1 << 20

  test.each(['zip', 'safetensors'])('%s: what comes is whole, or an error that says so', async (format) => {
    const whole = folder.file(`whole.${format}`)
    if (format === 'zip') await save({ weight: constant(elements, 1) }, whole)
    else await saveSafetensors({ weight: constant(elements, 1) }, whole)
    const outcomes = { whole: 0, truncated: 0 }
    for (let turns = 0; turns < 16; turns++) {
      const file = folder.file('cut')
      copyFileSync(whole, file)
      const loading = load(file).then((value) => value, (error: unknown) => error)
      // From before the file is opened to after it was read.
      for (let turn = 0; turn < turns * 2; turn++) await nextTurn()
      truncateSync(file, 1 << 16)
      const outcome = await loading
      if (outcome instanceof Error) {
        expect(outcome).toMatchObject({ name: 'BtxrdTorchError', code: 'ERR_CHECKPOINT_TRUNCATED', file })
        outcomes.truncated++
      } else {
        const weight = outcome instanceof Map ? outcome.get('weight') as Tensor : (outcome as { weight: Tensor }).weight
        expect((await weight.data()).every((element) => element === 1)).toBe(true)
        outcomes.whole++
      }
    }
    expect(outcomes.truncated).toBeGreaterThan(0)
  })
})

describe('permissions', () => {
  // Root may do everything, and so does not stay it.
  const asNobody = 'if (process.getuid() === 0) process.seteuid(65534);'
  const report = '.then(() => console.log("done"), (error) => console.log(error.code, error.message))'

  test('a file that may not be read', async () => {
    const file = folder.write('secret.pt', 'secret')
    chmodSync(file, 0)
    for (const call of ['load', 'inspect']) {
      const { stdout, stderr } = await script(`${asNobody} btxrd.${call}(args[0])${report}`, file)
      expect({ stdout, stderr }).toEqual({ stdout: `ERR_FILE ${file}: the file cannot be opened (EACCES). Check its permissions.\n`, stderr: '' })
    }
  })

  test('a folder that may not be written keeps its file, and gets no other', async () => {
    const here = folder.file('locked')
    const file = path.join(here, 'best.pt')
    mkdirSync(here)
    await save({ weight: constant(1, 1) }, file)
    chmodSync(folder.path, 0o755)
    chmodSync(here, 0o555)
    // LibTorch is loaded before, by a user who may read it.
    const { stdout } = await script(`const weight = btxrd.Tensor.from(new Float32Array([2])); ${asNobody} btxrd.save({ weight }, args[0])${report}`, file)
    chmodSync(here, 0o755)
    expect(stdout).toMatch(/^ERR_FILE .*permission is denied \(EACCES\); what was there before is unchanged\. Check the permissions/)
    expect(readdirSync(here)).toEqual(['best.pt'])
    expect(await valueOf(file)).toBe(1)
  })

  const disk = new SmallDisk(folder.file('disk'))

  // The folder above is tested everywhere.
  disk.test('a file system that is read-only', async () => {
    const program = folder.write('save.js', `require(${JSON.stringify(packagePath)}).save({ epoch: 1 }, process.argv[2])${report}`)
    const { stdout } = await disk.run('ro', `${shell(process.execPath, program, path.join(disk.path, 'best.pt'))} && ls -A '${disk.path}'`)
    expect(stdout).toMatch(/^ERR_FILE .*the file system is read-only \(EROFS\).*Save to another folder\.\n$/)
  })
})

test('two processes that save to one file: it is always one of theirs, and nothing is left over', async () => {
  const file = folder.file('shared/best.pt')
  const writer = (value: number): Promise<Outcome> => script(`
    const weight = btxrd.Tensor.from(new Float32Array(1 << 20).fill(args[1]))
    ;(async () => { for (let round = 0; round < 12; round++) await btxrd.save({ weight }, args[0]); console.log('done') })()
  `, file, value)
  let running = 2
  const writers = [1, 2].map(async (value) => {
    const outcome = await writer(value)
    running--
    return outcome
  })
  const seen = new Set<number>()
  while (running > 0) {
    if (existsSync(file)) seen.add(await valueOf(file))
    await nextTurn()
  }
  for (const outcome of await Promise.all(writers)) expect(outcome).toEqual({ status: 0, signal: null, stdout: 'done\n', stderr: '' })
  for (const value of seen) expect([1, 2]).toContain(value)
  expect([1, 2]).toContain(await valueOf(file))
  expect(readdirSync(path.dirname(file))).toEqual(['best.pt'])
})

describe('a process that ends during a save', () => {
  const file = folder.file('exit/best.pt')
  const here = path.dirname(file)

  /** Saves over the file, and does something as soon as the temporary file is there. */
  const saving = (meanwhile: string): Promise<Outcome> => script(`
    const { readdirSync } = require('node:fs')
    const weight = btxrd.Tensor.from(new Float32Array(4 << 20).fill(2))
    const watch = () => { readdirSync(args[1]).some((name) => name.endsWith('.tmp')) ? meanwhile() : setImmediate(watch) }
    const meanwhile = () => { ${meanwhile} }
    void btxrd.save({ weight }, args[0])
    watch()
  `, file, here)

  test.each([
    ['process.exit()', 'process.exit(7)', 7, ''],
    ['an error that nobody catches', 'throw new Error("unrelated")', 1, 'unrelated']
  ])('%s: the old file stays, and the next save removes what is left over', async (_name, meanwhile, status, message) => {
    await save({ weight: constant(1, 1) }, file)
    const outcome = await saving(meanwhile)
    expect([outcome.status, outcome.signal]).toEqual([status, null])
    expect(outcome.stderr).toContain(message)
    expect(await valueOf(file)).toBe(1)
    expect(temporaryFiles(here)).toHaveLength(1)
    await save({ weight: constant(1, 3) }, file)
    expect(readdirSync(here)).toEqual(['best.pt'])
    expect(await valueOf(file)).toBe(3)
  })

  test('the end of the program waits for it', async () => {
    expect(await saving('')).toEqual({ status: 0, signal: null, stdout: '', stderr: '' })
    expect(await valueOf(file)).toBe(2)
    expect(readdirSync(here)).toEqual(['best.pt'])
  })
})
