// What happens when the addon is loaded, each in a process of its own: LibTorch's libraries stay
// in a process for its lifetime.

import { copyFileSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { findLibTorch, libraryFile, supportedVersion } from '../../scripts/libtorch'
import { addonFiles } from '../../scripts/load-addon'
import { root } from '../support/python'
import { run, runOk } from '../support/run'
import { TempFolder } from '../support/temp_folder'

const folder = new TempFolder().path
const libtorch = findLibTorch()
const addon = addonFiles(root, {})[0] as string
const headers = path.join(path.dirname(require.resolve('node-api-headers/package.json')), 'include')
const loader = path.join(path.dirname(addon), path.basename(libraryFile('', 'x')).replace(/^(lib)?x/, 'btxrd_loader'))

/** Loads the addon with these additions to the environment; prints what the test wants to know. */
const program = `
try {
  const { addon, libtorch, file, warnings } = require(${JSON.stringify(path.join(root, 'scripts', 'load-addon.js'))}).loadAddon()
  const { sharedObjects } = process.report.getReport()
  console.log(JSON.stringify({ versions: addon.versions, libtorch, file, warnings, sharedObjects }))
} catch (error) {
  console.log(JSON.stringify({ code: error.code, message: error.message }))
}`

async function load(additions: NodeJS.ProcessEnv) {
  const env: NodeJS.ProcessEnv = { ...process.env, ...additions }
  delete env.LD_LIBRARY_PATH
  const { stdout, stderr, signal } = await run(process.execPath, ['-e', program], { env })
  if (signal !== null) throw new Error(`the process ended with ${signal}: ${stderr}`)
  return JSON.parse(stdout)
}

/** A LibTorch folder whose libraries are links to the real ones. */
function linkedLibTorch(name: string): string {
  const copy = path.join(folder, name)
  mkdirSync(path.join(copy, 'lib'), { recursive: true })
  for (const file of readdirSync(libtorch.lib)) symlinkSync(path.join(libtorch.lib, file), path.join(copy, 'lib', file))
  writeFileSync(path.join(copy, 'build-version'), libtorch.version)
  return copy
}

function compile(output: string, source: string): Promise<string> {
  const file = `${output}.c`
  mkdirSync(path.dirname(output), { recursive: true })
  writeFileSync(file, source)
  const undefinedLater = process.platform === 'darwin' ? ['-undefined', 'dynamic_lookup'] : []
  return runOk('cc', ['-shared', '-fPIC', ...undefinedLater, `-I${headers}`, file, '-o', output])
}

test('opens LibTorch by absolute path and says what it loaded', async () => {
  const loaded = await load({ LIBTORCH: libtorch.root })
  expect(loaded.versions.libtorch).toBe(supportedVersion)
  expect(loaded.file).toBe(addon)
  expect(loaded.sharedObjects).toContain(libraryFile(libtorch.lib, 'torch_cpu'))
})

test('one .node works with another LibTorch of its version, wherever both lie', async () => {
  const moved = path.join(folder, 'moved')
  mkdirSync(moved)
  for (const file of [addon, loader]) copyFileSync(file, path.join(moved, path.basename(file)))
  const other = linkedLibTorch('other')
  const loaded = await load({ LIBTORCH: other, BTXRD_ADDON: path.join(moved, path.basename(addon)) })
  expect(loaded.versions.libtorch).toBe(supportedVersion)
  expect(loaded.sharedObjects).toContain(libraryFile(path.join(other, 'lib'), 'c10'))
  expect(loaded.sharedObjects).not.toContain(libraryFile(libtorch.lib, 'c10'))
})

test('CUDA libraries that do not load are a warning, and the CPU works', async () => {
  const cuda = linkedLibTorch('cuda')
  const broken = libraryFile(path.join(cuda, 'lib'), 'torch_cuda')
  // It may be a link to the real one.
  rmSync(broken, { force: true })
  writeFileSync(broken, 'not a library')
  const loaded = await load({ LIBTORCH: cuda })
  expect(loaded.versions.libtorch).toBe(supportedVersion)
  expect(loaded.libtorch.cuda).toBe(true)
  expect(loaded.warnings).toEqual([expect.stringContaining(`${broken} does not load: `)])
})

test('a library of another version than its folder says is refused before the addon', async () => {
  const wrong = path.join(folder, 'wrong')
  await compile(libraryFile(path.join(wrong, 'lib'), 'c10'), 'int c10;')
  // 2.12.1 as torch/headeronly/version.h packs it: one byte each, from the top.
  const abi = '#include <stdint.h>\nuint64_t aoti_torch_abi_version(void) { return 2ull << 56 | 12ull << 48 | 1ull << 40; }'
  await compile(libraryFile(path.join(wrong, 'lib'), 'torch_cpu'), abi)
  writeFileSync(path.join(wrong, 'build-version'), `${supportedVersion}+cpu`)
  const refused = await load({ LIBTORCH: wrong })
  expect(refused.code).toBe('ERR_LIBTORCH_VERSION')
  expect(refused.message).toContain(`Expected LibTorch ${supportedVersion} in ${path.join(wrong, 'lib')}, but the library there is 2.12.1`)
})

test('an addon that was built for another version is refused', async () => {
  const file = path.join(folder, 'old-addon', path.basename(addon))
  await compile(
    file,
    `#include <node_api.h>
     NAPI_MODULE_INIT() {
       napi_value versions, text;
       napi_create_object(env, &versions);
       napi_create_string_utf8(env, "2.12.1", NAPI_AUTO_LENGTH, &text);
       napi_set_named_property(env, versions, "libtorch", text);
       napi_set_named_property(env, exports, "versions", versions);
       return exports;
     }`
  )
  copyFileSync(loader, path.join(path.dirname(file), path.basename(loader)))
  const refused = await load({ BTXRD_ADDON: file })
  expect(refused.code).toBe('ERR_LIBTORCH_VERSION')
  expect(refused.message).toContain(`${file}: it was built for LibTorch 2.12.1, and this package needs ${supportedVersion}`)
})

test('an addon that is missing or no library: every attempt and what to do', async () => {
  const missing = await load({ BTXRD_ADDON: path.join(folder, 'none', 'btxrd_torch.node') })
  expect(missing.code).toBe('ERR_ADDON_LOAD')
  expect(missing.message).toContain(`${path.join(folder, 'none', 'btxrd_torch.node')}: btxrd_torch.node does not exist`)
  expect(missing.message).toContain('npm run setup')

  const text = path.join(folder, 'text', 'btxrd_torch.node')
  mkdirSync(path.dirname(text))
  writeFileSync(text, 'not a library')
  copyFileSync(loader, path.join(path.dirname(text), path.basename(loader)))
  const refused = await load({ BTXRD_ADDON: text })
  expect(refused.code).toBe('ERR_ADDON_LOAD')
  expect(refused.message).toContain(`${text}: `)
})

test('a wrong LIBTORCH is the error, not a crash', async () => {
  const refused = await load({ LIBTORCH: path.join(folder, 'nowhere') })
  expect(refused.code).toBe('ERR_LIBTORCH_NOT_FOUND')
})
