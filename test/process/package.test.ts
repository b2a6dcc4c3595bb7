// The package as npm users get it: built by node-gyp through prebuildify, packed, and installed in
// an empty project on a machine without a compiler. The other build, cmake-js, is the one that
// `npm test` made in this checkout before the tests.

import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { findLibTorch, supportedVersion } from '../../scripts/libtorch'
import { copyCheckout, programFolder } from '../support/checkout'
import { root, runReference } from '../support/python'
import { run, runOk } from '../support/run'
import { TempFolder } from '../support/temp_folder'

const folder = new TempFolder().path
const libtorch = findLibTorch()
const source = path.join(folder, 'source')
const project = path.join(folder, 'project')
const installed = path.join(project, 'node_modules', 'btxrd-torch')
const prebuilds = path.join('prebuilds', `${process.platform}-${process.arch}`)

/** Only node and npm on PATH, and the LibTorch named as a user would name it. */
const withoutCompiler = {
  ...process.env,
  PATH: programFolder(path.join(folder, 'bin'), {
    node: process.execPath,
    npm: path.join(path.dirname(process.execPath), 'npm'),
    sh: '/bin/sh'
  }),
  LIBTORCH: libtorch.root
}
const inProject = (...args: string[]) => runOk(process.execPath, args, { cwd: project, env: withoutCompiler })

beforeAll(async () => {
  copyCheckout(source, { environment: false, small: false })
  for (const name of ['dist', 'models', 'python', 'README.md', 'LICENSE', 'CHANGELOG.md', 'docs']) {
    if (existsSync(path.join(root, name))) cpSync(path.join(root, name), path.join(source, name), { recursive: true })
  }
  const env = { ...process.env, LIBTORCH: libtorch.root }
  // As a checkout has it where the exporter ran.
  mkdirSync(path.join(source, 'python', 'btxrd_export', '__pycache__'), { recursive: true })
  writeFileSync(path.join(source, 'python', 'btxrd_export', '__pycache__', 'x.pyc'), '')
  await runOk('npm', ['run', 'prebuildify'], { cwd: source, env })
  const tarball = (await runOk('npm', ['pack', '--silent'], { cwd: source, env })).trim()

  mkdirSync(project)
  writeFileSync(path.join(project, 'package.json'), JSON.stringify({ name: 'consumer', private: true }))
  const log = await runOk('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', path.join(source, tarball)], { cwd: project, env: withoutCompiler })
  if (/error|failed/i.test(log)) throw new Error(log)
}, 900_000)

test('the cmake-js build of this checkout and the node-gyp build both load', async () => {
  const files = [path.join(root, 'build', 'Release', 'btxrd_torch.node'), path.join(source, prebuilds, 'btxrd-torch.node')]
  for (const file of files) {
    const program = `const { addon, file } = require('./scripts/load-addon').loadAddon(); console.log(file, addon.versions.libtorch)`
    const env = { ...process.env, LIBTORCH: libtorch.root, BTXRD_ADDON: file }
    expect(await runOk(process.execPath, ['-e', program], { cwd: root, env })).toBe(`${file} ${supportedVersion}\n`)
  }
})

test('the package holds the prebuild and no build folder, packages or tests', () => {
  expect(readdirSync(path.join(installed, prebuilds)).sort()).toEqual(['btxrd-torch.node', expect.stringMatching(/^btxrd_loader\.(so|dylib|dll)$/)])
  for (const name of ['build', 'node_modules', 'test', '.venv', '.setup', 'lib', 'python/btxrd_export/__pycache__']) expect(existsSync(path.join(installed, name))).toBe(false)
})

test('the prebuild was taken as it is and loads', async () => {
  const program = `const { file } = require('btxrd-torch/scripts/load-addon.js')`
  const internal = await run(process.execPath, ['-e', program], { cwd: project, env: withoutCompiler })
  // Only the public names can be imported; the loader is reached as the package itself does.
  expect(internal.stderr).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED')
  const loaded = await inProject('-p', `require('./node_modules/btxrd-torch/scripts/load-addon').loadAddon().file`)
  expect(loaded.trim()).toBe(path.join(installed, prebuilds, 'btxrd-torch.node'))
})

test('require and import give the same classes, under the same names', async () => {
  writeFileSync(
    path.join(project, 'same.mjs'),
    `import * as esm from 'btxrd-torch'
     import { createRequire } from 'node:module'
     import { BtxrdTorchError } from 'btxrd-torch'
     const cjs = createRequire(import.meta.url)('btxrd-torch')
     const names = Object.keys(cjs).sort()
     const missing = names.filter((name) => esm[name] !== cjs[name])
     console.log(JSON.stringify({ missing, named: BtxrdTorchError === cjs.BtxrdTorchError, count: names.length }))`
  )
  const { missing, named, count } = JSON.parse(await inProject('same.mjs'))
  expect({ missing, named }).toEqual({ missing: [], named: true })
  expect(count).toBeGreaterThan(0)
})

test('predicts from the tarball, without a compiler, what Python predicts', async () => {
  const checkpoint = path.join(folder, 'synthetic.pt')
  await runReference('make_checkpoint', { path: checkpoint, seed: 8, image_size: 96 })
  const phantoms = await runReference<{ file: string }[]>('phantoms', { output_dir: path.join(folder, 'phantoms'), per_class: 2 })
  const images = phantoms.map(({ file }) => file).sort()
  const expected = await runReference('infer', { checkpoint, images, image_size: 96 })
  const btxrd = path.join(installed, 'dist', 'cli', 'main.js')
  const answer = await inProject(btxrd, 'predict', '--checkpoint', checkpoint, '--input-dir', path.join(folder, 'phantoms'), '--json')
  expect(JSON.parse(answer)).toEqual(expected)
})

test('doctor finds nothing wrong in the installed package, although there is no compiler', async () => {
  const report = await inProject(path.join(installed, 'dist', 'cli', 'main.js'), 'doctor')
  expect(report).toMatch(/^ok {4}btxrd-torch .*an installed package/)
  expect(report).toMatch(/^warn {2}C\+\+20 compiler /m)
  expect(report).toMatch(/All is well\.\n$/)
})

test('types resolve from both module systems', async () => {
  for (const name of ['consumer.cts', 'consumer.mts']) {
    writeFileSync(
      path.join(project, name),
      `import { BtxrdTorchError } from 'btxrd-torch'
       const code: string = new BtxrdTorchError('ERR_FILE', '').code
       // @ts-expect-error the code is one of the listed ones
       const wrong = new BtxrdTorchError('ERR_NONE', '')
       console.log(code, wrong)`
    )
  }
  const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const types = path.join(root, 'node_modules', '@types')
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--lib', 'es2023,esnext.disposable', '--typeRoots', types, '--types', 'node']
  await expect(inProject(tsc, ...options, 'consumer.cts', 'consumer.mts')).resolves.toBe('')
})

test('without a prebuild the package is built from source, or says why not', async () => {
  const copy = path.join(folder, 'no-prebuild')
  cpSync(installed, copy, { recursive: true })
  rmSync(path.join(copy, 'prebuilds'), { recursive: true })
  symlinkSync(path.join(project, 'node_modules'), path.join(copy, 'node_modules'))
  const install = (env: NodeJS.ProcessEnv) => run(process.execPath, [path.join('scripts', 'install.js')], { cwd: copy, env })

  const noLibTorch = await install({ ...withoutCompiler, LIBTORCH: path.join(folder, 'nowhere') })
  expect(noLibTorch.status).toBe(0)
  expect(noLibTorch.stderr).toContain('no prebuilt addon for')
  expect(noLibTorch.stderr).toContain('npm rebuild btxrd-torch --foreground-scripts')

  const npmNodeGyp = path.join(root, 'node_modules', 'node-gyp', 'bin', 'node-gyp.js')
  const noCompiler = await install({ ...withoutCompiler, npm_config_node_gyp: npmNodeGyp })
  expect(noCompiler.status).not.toBe(0)
  expect(noCompiler.stderr).toContain('the build failed; it needs a C++20 compiler')

  // The sources of the package are whole: node-gyp with a small addon in place of the long list.
  writeFileSync(path.join(copy, 'native', 'sources.txt'), 'native/loader/loader.cc\n')
  const built = await install({ ...process.env, LIBTORCH: libtorch.root, npm_config_node_gyp: npmNodeGyp })
  expect(built).toMatchObject({ status: 0 })
  expect(existsSync(path.join(copy, 'build', 'Release', 'btxrd_torch.node'))).toBe(true)
}, 300_000)
