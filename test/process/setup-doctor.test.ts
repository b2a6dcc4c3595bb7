import { appendFileSync, cpSync, rmSync } from 'node:fs'
import path from 'node:path'
import { diagnose, formatReport } from '../../scripts/doctor'
import { copyCheckout, programFolder } from '../support/checkout'
import { root } from '../support/python'
import { run } from '../support/run'
import { TempFolder } from '../support/temp_folder'

const folder = new TempFolder()

test('this checkout: all is well, and what was found is said', () => {
  const report = diagnose()
  expect(formatReport(report)).toMatch(/All is well\.$/)
  expect(report.ok).toBe(true)
  const found = Object.fromEntries(report.checks.map(({ name, detail }) => [name, detail]))
  expect(found['Native addon']).toContain(path.join(root, 'build', 'Release', 'btxrd_torch.node'))
  expect(found['Model archives']).toContain('checksums right')
})

test('a clone where nothing is installed: every part that is missing, and exit status 1', async () => {
  const cwd = copyCheckout(folder.file('bare'), { packages: false, environment: false })
  const PATH = programFolder(folder.file('bin'), { node: process.execPath })
  const { status, stdout, stderr } = await run(process.execPath, ['scripts/doctor.js'], { cwd, env: { PATH, HOME: folder.path } })
  expect(status).toBe(1)
  expect(stderr).toBe('')
  expect(stdout).toMatch(/Something is wrong: npm packages, C\+\+20 compiler, Python, \.venv, LibTorch, Model archives\.\n$/)
  expect(stdout).toContain('-> npm run setup')
  expect(stdout).toContain('pip install torch==')
})

test('a damaged and a missing model archive are named', () => {
  const cwd = folder.file('models-only')
  for (const name of ['package.json', 'package-lock.json', 'models']) cpSync(path.join(root, name), path.join(cwd, name), { recursive: true })
  appendFileSync(path.join(cwd, 'models', 'efficientnet_b0.pt'), ' ')
  rmSync(path.join(cwd, 'models', 'resnet50.tape.json'))
  const models = diagnose({ root: cwd }).checks.find(({ name }) => name === 'Model archives')
  expect(models).toMatchObject({ status: 'fail', remedy: expect.stringContaining('git checkout models') })
  expect(models?.detail).toBe(
    'efficientnet_b0.pt is not the file that efficientnet_b0.json describes (SHA-256 differs)\nresnet50.tape.json is missing'
  )
})
