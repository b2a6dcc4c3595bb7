// The set-up of a copy of this checkout, interrupted, doubled and repeated.

import { appendFileSync, existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { copyCheckout } from '../support/checkout'
import { run, runOk, type Outcome } from '../support/run'
import { TempFolder } from '../support/temp_folder'

const cwd = copyCheckout(new TempFolder().file('checkout'))
const at = (...names: string[]) => path.join(cwd, ...names)
const setUp = () => run(process.execPath, ['scripts/setup.js'], { cwd })

/** Sends the signal once the log of a tool shows that it runs. */
function interrupted(log: string, signal: NodeJS.Signals): Promise<Outcome> {
  rmSync(at('.setup', `${log}.log`), { force: true })
  return run(process.execPath, ['scripts/setup.js'], {
    cwd,
    onStart: (child) => {
      const timer = setInterval(() => {
        if (!existsSync(at('.setup', `${log}.log`))) return
        clearInterval(timer)
        child.kill(signal)
      }, 5)
    }
  })
}

async function loads(): Promise<boolean> {
  const program = `console.log(require('./scripts/load-addon').loadAddon().file)`
  return (await runOk(process.execPath, ['-e', program], { cwd })).trim() === at('build', 'Release', 'btxrd_torch.node')
}

test('killed during the build, the next two at once repair it; then there is nothing to do', async () => {
  const killed = await interrupted('build', 'SIGKILL')
  expect(killed.signal).toBe('SIGKILL')
  expect(existsSync(at('.setup', 'lock'))).toBe(true)
  expect(existsSync(at('build', 'setup.json'))).toBe(false)

  const both = await Promise.all([setUp(), setUp()])
  expect(both.map(({ status, stderr }) => [status, stderr])).toEqual([
    [0, ''],
    [0, '']
  ])
  const outputs = both.map(({ stdout }) => stdout)
  expect(outputs.filter((text) => /\[3\/4\] Native addon \.\.\. \d+ s\n/.test(text))).toHaveLength(1)
  expect(outputs.filter((text) => /Another set-up \(process \d+\) is at work here/.test(text)).length).toBeGreaterThan(0)
  expect(outputs.filter((text) => text.endsWith('Set-up is up to date.\n'))).toHaveLength(1)
  expect(existsSync(at('.setup', 'lock'))).toBe(false)
  expect(await loads()).toBe(true)

  const started = Date.now()
  const again = await setUp()
  expect(again).toMatchObject({ status: 0, stdout: 'Set-up is up to date.\n' })
  expect(Date.now() - started).toBeLessThan(5000)
}, 300_000)

test('only what changed is made again, also after Ctrl-C', async () => {
  appendFileSync(at('lib', 'errors.ts'), '\nexport const added = 1\n')
  const stopped = await interrupted('tsc', 'SIGINT')
  expect(stopped.status).toBe(130)
  expect(stopped.stdout).toContain('Run the command again to go on.')
  expect(existsSync(at('.setup', 'lock'))).toBe(false)

  const { status, stdout } = await setUp()
  expect(status).toBe(0)
  expect(stdout).toMatch(
    /^\[1\/4\] npm packages \.\.\. up to date\n\[2\/4\] Python environment \.\.\. up to date\n\[3\/4\] Native addon \.\.\. up to date\n\[4\/4\] TypeScript \.\.\. \d+ s\n$/
  )
  expect(await runOk(process.execPath, ['-p', `require('./dist/errors').added`], { cwd })).toBe('1\n')
})
