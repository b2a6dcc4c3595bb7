import { chmodSync, existsSync, linkSync, lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, statSync, symlinkSync, utimesSync, writeFileSync, writeSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { replaceFile } from '../../../lib/checkpoint/atomic_file'
import { replacedAreFreed } from '../../../lib/checkpoint/replaced_file'
import { temporaryName } from '../../../lib/checkpoint/temporary_name'
import { TempFolder } from '../../support/temp_folder'

const folder = new TempFolder()
let count = 0

/** A folder of its own for a test. */
function place(): string {
  const made = folder.file(`case${count++}`)
  mkdirSync(made)
  return made
}

const fill = (text: string) => async (fd: number): Promise<void> => { writeSync(fd, text) }
const failing = async (fd: number): Promise<void> => {
  writeSync(fd, 'half')
  throw new Error('no more')
}

test('a new file in folders that are made for it', async () => {
  const file = path.join(place(), 'runs', 'a', 'best.pt')
  await replaceFile(file, fill('new'))
  expect(readFileSync(file, 'utf8')).toBe('new')
  expect(readdirSync(path.dirname(file))).toEqual(['best.pt'])
})

test('until the end the old file is there, afterwards the new one', async () => {
  const file = path.join(place(), 'best.pt')
  writeFileSync(file, 'old')
  await replaceFile(file, async (fd) => {
    writeSync(fd, 'new')
    expect(readFileSync(file, 'utf8')).toBe('old')
  })
  expect(readFileSync(file, 'utf8')).toBe('new')
})

test('a failure leaves the old file and no temporary one', async () => {
  const file = path.join(place(), 'best.pt')
  writeFileSync(file, 'old')
  await expect(replaceFile(file, failing)).rejects.toThrow('no more')
  expect(readFileSync(file, 'utf8')).toBe('old')
  expect(readdirSync(path.dirname(file))).toEqual(['best.pt'])
})

test('two saves to one file at once: each is whole', async () => {
  const file = path.join(place(), 'best.pt')
  const texts = Array.from({ length: 8 }, (_, index) => String(index).repeat(1000))
  await Promise.all(texts.map((text) => replaceFile(file, fill(text))))
  expect(texts).toContain(readFileSync(file, 'utf8'))
  expect(readdirSync(path.dirname(file))).toEqual(['best.pt'])
})

if (process.platform === 'linux') {
  test('the room of a file that was replaced is free when the next one is written', async () => {
    const file = path.join(place(), 'best.pt')
    const heldOf = (): string[] => readdirSync('/proc/self/fd')
      // The descriptor that reads this folder is gone by now.
      .map((fd) => { try { return readlinkSync(`/proc/self/fd/${fd}`) } catch { return '' } })
      .filter((name) => name.startsWith(file) && name.endsWith(' (deleted)'))
    writeFileSync(file, 'old')
    await replaceFile(file, fill('new'))
    const held: string[][] = []
    await replaceFile(file, async (fd) => {
      held.push(heldOf())
      writeSync(fd, 'newer')
    })
    await replacedAreFreed()
    expect([...held, heldOf()]).toEqual([[], []])
  })
}

test('the permissions of a new file, whatever the old one had', async () => {
  const file = path.join(place(), 'best.pt')
  writeFileSync(file, 'old')
  chmodSync(file, 0o600)
  const fresh = path.join(path.dirname(file), 'fresh')
  writeFileSync(fresh, '')
  await replaceFile(file, fill('new'))
  expect(statSync(file).mode).toBe(statSync(fresh).mode)
})

describe('links', () => {
  test('what a symbolic link leads to is replaced and the link stays', async () => {
    const here = place()
    mkdirSync(path.join(here, 'real'))
    writeFileSync(path.join(here, 'real', 'epoch3.pt'), 'old')
    symlinkSync('real/epoch3.pt', path.join(here, 'latest.pt'))
    symlinkSync('latest.pt', path.join(here, 'again.pt'))
    await replaceFile(path.join(here, 'again.pt'), fill('new'))
    expect(readFileSync(path.join(here, 'real', 'epoch3.pt'), 'utf8')).toBe('new')
    expect(lstatSync(path.join(here, 'latest.pt')).isSymbolicLink()).toBe(true)
    expect(readdirSync(path.join(here, 'real'))).toEqual(['epoch3.pt'])
  })

  test('one that leads to nothing is filled, one that leads in a circle is refused', async () => {
    const here = place()
    symlinkSync('later.pt', path.join(here, 'latest.pt'))
    await replaceFile(path.join(here, 'latest.pt'), fill('new'))
    expect(readFileSync(path.join(here, 'later.pt'), 'utf8')).toBe('new')
    symlinkSync('circle.pt', path.join(here, 'circle.pt'))
    await expect(replaceFile(path.join(here, 'circle.pt'), fill('new'))).rejects.toMatchObject({ code: 'ERR_FILE', message: expect.stringContaining('circle (ELOOP)') })
  })

  test('a hard link keeps the old file', async () => {
    const here = place()
    writeFileSync(path.join(here, 'best.pt'), 'old')
    linkSync(path.join(here, 'best.pt'), path.join(here, 'kept.pt'))
    await replaceFile(path.join(here, 'best.pt'), fill('new'))
    expect(readFileSync(path.join(here, 'kept.pt'), 'utf8')).toBe('old')
  })
})

describe('places that cannot be written', () => {
  test.each<[string, (here: string) => string, RegExp]>([
    ['a folder', (here) => here, /expected the path of a file, this is a folder\. Add a file name/],
    ['a device', () => '/dev/null', /this is a pipe, socket or device/],
    ['a file as folder', (here) => {
      writeFileSync(path.join(here, 'file'), '')
      return path.join(here, 'file', 'best.pt')
    }, /cannot be written: a part of its path is a file.*\(ENOTDIR\).*unchanged\. Check the path/],
    ['a file where a folder has to be made', (here) => {
      writeFileSync(path.join(here, 'file'), '')
      return path.join(here, 'file', 'deep', 'best.pt')
    }, /a part of its path is a file/],
    ['a long name', (here) => path.join(here, `${'x'.repeat(300)}.pt`), /its name is too long \(ENAMETOOLONG\)/]
  ])('%s', async (_, fileIn, message) => {
    const file = fileIn(place())
    await expect(replaceFile(file, fill('new'))).rejects.toMatchObject({ code: 'ERR_FILE', file, message: expect.stringMatching(message) })
  })

  test('a name as long as the system allows', async () => {
    const file = path.join(place(), `${'x'.repeat(252)}.pt`)
    await replaceFile(file, fill('new'))
    expect(readFileSync(file, 'utf8')).toBe('new')
  })
})

describe('temporary files that a killed process left', () => {
  const own = temporaryName()
  const named = (pid: number | undefined, host?: string): string =>
    own.replace(`-${process.pid}-`, `-${pid}-`).replace(/save-[0-9a-f]{8}/, (text) => (host === undefined ? text : `save-${host}`))

  test('are removed, those of running processes, of other hosts and of other programs are not', async () => {
    const here = place()
    const dead = spawnSync(process.execPath, ['-e', '']).pid
    const kept = [named(process.pid), named(process.ppid), named(dead, '00000000'), '.btxrd-save-notes.tmp', 'other.tmp']
    for (const name of [named(dead), ...kept]) writeFileSync(path.join(here, name), '')
    await replaceFile(path.join(here, 'best.pt'), fill('new'))
    expect(existsSync(path.join(here, named(dead)))).toBe(false)
    expect(readdirSync(here).sort()).toEqual([...kept, 'best.pt'].sort())
  })

  test('are removed whosever they are when nobody wrote to them for a day', async () => {
    const here = place()
    const [old, fresh] = [[named(process.pid), named(1, '00000000')], [named(process.ppid), named(2, '00000000')]]
    const hours = (count: number): number => Date.now() / 1000 - 3600 * count
    for (const name of [...old, ...fresh]) writeFileSync(path.join(here, name), '')
    for (const name of old) utimesSync(path.join(here, name), hours(25), hours(25))
    for (const name of fresh) utimesSync(path.join(here, name), hours(23), hours(23))
    await replaceFile(path.join(here, 'best.pt'), fill('new'))
    expect(readdirSync(here).sort()).toEqual([...fresh, 'best.pt'].sort())
  })
})
