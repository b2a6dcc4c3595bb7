import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { findLibTorch, libraryFile, supportedVersion, type LibTorchAttempt } from '../../scripts/libtorch'
import { TempFolder } from '../support/temp_folder'

const folder = new TempFolder().path
let count = 0

/** A fresh folder tree per test: a package folder, a home, and nothing on PATH. */
function machine() {
  const base = path.join(folder, String(count++))
  const root = path.join(base, 'package')
  const home = path.join(base, 'home')
  mkdirSync(root, { recursive: true })
  mkdirSync(home)
  return { base, root, env: { HOME: home, PATH: '' } as NodeJS.ProcessEnv, cwd: base }
}

function file(name: string, text = ''): string {
  mkdirSync(path.dirname(name), { recursive: true })
  writeFileSync(name, text, { mode: 0o755 })
  return name
}

/** A folder that looks like pip's torch. */
function pipTorch(site: string, version = supportedVersion, cuda = false): string {
  const torch = path.join(site, 'torch')
  file(libraryFile(path.join(torch, 'lib'), 'torch_cpu'))
  if (cuda) file(libraryFile(path.join(torch, 'lib'), 'torch_cuda'))
  file(path.join(torch, 'version.py'), `from typing import Optional\n__version__ = '${version}'\n`)
  return torch
}

/** A folder that looks like an unpacked zip of LibTorch. */
function zipTorch(root: string, version = supportedVersion): string {
  file(libraryFile(path.join(root, 'lib'), 'torch_cpu'))
  file(path.join(root, 'build-version'), `${version}\n`)
  return root
}

/** An installation of Python, with `bin/python3` a link as usual; returns its site folder. */
function python(prefix: string, minor = '3.11'): string {
  file(path.join(prefix, 'bin', `python${minor}`))
  symlinkSync(`python${minor}`, path.join(prefix, 'bin', 'python3'))
  const site = path.join(prefix, 'lib', `python${minor}`, 'site-packages')
  mkdirSync(site, { recursive: true })
  return site
}

/** A virtual environment of the Python in `base`; returns its site folder. */
function venv(prefix: string, base: string, minor = '3.11', config = ''): string {
  mkdirSync(path.join(prefix, 'bin'), { recursive: true })
  symlinkSync(path.join(base, 'bin', `python${minor}`), path.join(prefix, 'bin', 'python3'))
  file(path.join(prefix, 'pyvenv.cfg'), `home = ${path.join(base, 'bin')}\n${config}`)
  const site = path.join(prefix, 'lib', `python${minor}`, 'site-packages')
  mkdirSync(site, { recursive: true })
  return site
}

function failure(call: () => unknown): Error & { code: string; tried: LibTorchAttempt[] } {
  try {
    call()
  } catch (error) {
    return error as Error & { code: string; tried: LibTorchAttempt[] }
  }
  throw new Error('expected an error')
}

test('the order: LIBTORCH, vendor, PYTHON, VIRTUAL_ENV, CONDA_PREFIX, python on PATH, .venv', () => {
  const { base, root, cwd, env } = machine()
  const prefix = (name: string) => path.join(base, name)
  const python3 = (name: string) => path.join(prefix(name), 'bin', 'python3')
  const places = {
    LIBTORCH: zipTorch(prefix('libtorch'), `${supportedVersion}+cpu`),
    'vendor/libtorch': zipTorch(path.join(root, 'vendor', 'libtorch')),
    PYTHON: pipTorch(python(prefix('chosen'))),
    VIRTUAL_ENV: pipTorch(venv(prefix('active'), prefix('chosen'))),
    CONDA_PREFIX: pipTorch(python(prefix('conda'))),
    'python on PATH': pipTorch(python(prefix('system'))),
    '.venv': pipTorch(venv(path.join(root, '.venv'), prefix('system')))
  }
  Object.assign(env, {
    LIBTORCH: places.LIBTORCH,
    PYTHON: python3('chosen'),
    VIRTUAL_ENV: prefix('active'),
    CONDA_PREFIX: prefix('conda'),
    PATH: [prefix('empty'), path.dirname(python3('system'))].join(path.delimiter)
  })
  const remove: Record<string, () => void> = {
    'vendor/libtorch': () => file(path.join(root, 'vendor', 'libtorch', 'build-version'), '1.0.0'),
    'python on PATH': () => (env.PATH = '')
  }
  for (const [source, expected] of Object.entries(places)) {
    const found = findLibTorch({ root, cwd, env })
    expect([source, found.source, found.root]).toEqual([source, source, expected])
    ;(remove[source] ?? (() => delete env[source]))()
  }
})

test('what is found: library and include folders, version with its suffix, CUDA', () => {
  const { base, root, cwd, env } = machine()
  const torch = pipTorch(base, `${supportedVersion}+cu130`, true)
  const found = findLibTorch({ root, cwd, env: { ...env, LIBTORCH: torch } })
  expect(found).toEqual({
    root: torch,
    lib: path.join(torch, 'lib'),
    include: [path.join(torch, 'include'), path.join(torch, 'include', 'torch', 'csrc', 'api', 'include')],
    version: `${supportedVersion}+cu130`,
    cuda: true,
    source: 'LIBTORCH',
    tried: []
  })
})

test('LIBTORCH may be relative to the current folder', () => {
  const { base, root, cwd, env } = machine()
  zipTorch(path.join(base, 'libtorch'))
  expect(findLibTorch({ root, cwd, env: { ...env, LIBTORCH: 'libtorch' } }).root).toBe(path.join(base, 'libtorch'))
})

test('a wrong LIBTORCH is an error although another place has a right one', () => {
  const { base, root, cwd, env } = machine()
  zipTorch(path.join(root, 'vendor', 'libtorch'))
  const missing = failure(() => findLibTorch({ root, cwd, env: { ...env, LIBTORCH: path.join(base, 'none') } }))
  expect(missing.code).toBe('ERR_LIBTORCH_NOT_FOUND')
  expect(missing.message).toContain(`in LIBTORCH=${path.join(base, 'none')}, but the folder does not exist`)

  const old = zipTorch(path.join(base, 'old'), '2.12.1+cpu')
  const mismatch = failure(() => findLibTorch({ root, cwd, env: { ...env, LIBTORCH: old } }))
  expect(mismatch.code).toBe('ERR_LIBTORCH_VERSION')
  expect(mismatch.message).toContain(`it is version 2.12.1+cpu, and ${supportedVersion} is needed`)
})

test('a torch of another version is passed over and reported', () => {
  const { base, root, cwd, env } = machine()
  const old = pipTorch(python(path.join(base, 'system')), '2.12.1')
  env.PATH = path.join(base, 'system', 'bin')
  const error = failure(() => findLibTorch({ root, cwd, env }))
  expect(error.code).toBe('ERR_LIBTORCH_VERSION')
  expect(error.message).toContain(`python on PATH: ${old}: it is version 2.12.1, and ${supportedVersion} is needed`)
  expect(error.message).toContain(`pip install torch==${supportedVersion}`)

  const own = pipTorch(venv(path.join(root, '.venv'), path.join(base, 'system')))
  const found = findLibTorch({ root, cwd, env })
  expect(found.root).toBe(own)
  expect(found.tried).toContainEqual(expect.objectContaining({ folder: old, version: '2.12.1' }))
})

test.each(['2.13', '2.13.01', '2.130.0', '12.13.0', '2.13.0a0', ''])('version %j is not taken for another', (version) => {
  const { base, root, cwd, env } = machine()
  const torch = pipTorch(base, version)
  expect(() => findLibTorch({ root, cwd, env: { ...env, LIBTORCH: torch }, supported: '2.13.0' })).toThrow(/is needed|unknown/)
})

test('nothing anywhere: every place is listed, with what to do', () => {
  const { root, cwd, env } = machine()
  const error = failure(() => findLibTorch({ root, cwd, env: { ...env, PYTHON: 'no-such-python' } }))
  expect(error.code).toBe('ERR_LIBTORCH_NOT_FOUND')
  expect(error.message).toContain('PYTHON: no-such-python: there is no such program')
  expect(error.message).toContain(`vendor/libtorch: ${path.join(root, 'vendor', 'libtorch')}: the folder does not exist`)
  expect(error.message).toContain('npm run setup')
  expect(error.message).toContain('set LIBTORCH')
})

test('an environment without the system packages does not see those of its base', () => {
  const { base, root, cwd, env } = machine()
  const torch = pipTorch(python(path.join(base, 'system')))
  venv(path.join(base, 'closed'), path.join(base, 'system'))
  venv(path.join(base, 'open'), path.join(base, 'system'), '3.11', 'include-system-site-packages = true\n')
  expect(() => findLibTorch({ root, cwd, env: { ...env, VIRTUAL_ENV: path.join(base, 'closed') } })).toThrow(/found none/)
  expect(() => findLibTorch({ root, cwd, env: { ...env, PYTHON: path.join(base, 'closed', 'bin', 'python3') } })).toThrow(/found none/)
  expect(findLibTorch({ root, cwd, env: { ...env, VIRTUAL_ENV: path.join(base, 'open') } }).root).toBe(torch)
})

test('packages of the user and of Debian', () => {
  const { base, root, cwd, env } = machine()
  python(path.join(base, 'system'))
  env.PATH = path.join(base, 'system', 'bin')
  const user = pipTorch(path.join(env.HOME as string, '.local', 'lib', 'python3.11', 'site-packages'))
  expect(findLibTorch({ root, cwd, env }).root).toBe(user)
  const debian = pipTorch(path.join(base, 'system', 'lib', 'python3', 'dist-packages'))
  expect(findLibTorch({ root, cwd, env }).root).toBe(debian)
})

test('packages of another minor version of Python are not those of this one', () => {
  const { base, root, cwd, env } = machine()
  python(path.join(base, 'system'))
  env.PATH = path.join(base, 'system', 'bin')
  pipTorch(path.join(base, 'system', 'lib', 'python3.12', 'site-packages'))
  expect(() => findLibTorch({ root, cwd, env })).toThrow(/found none/)
})

test('behind a pyenv shim: PYENV_VERSION, the nearest .python-version, the global version', () => {
  const { base, root, cwd, env } = machine()
  const pyenv = path.join(base, 'pyenv')
  file(path.join(pyenv, 'shims', 'python3'))
  env.PATH = path.join(pyenv, 'shims')
  const torchOf = Object.fromEntries(
    ['3.11.1', '3.11.2', '3.11.3'].map((version) => [version, pipTorch(python(path.join(pyenv, 'versions', version)))])
  )
  file(path.join(pyenv, 'version'), '3.11.1\n')
  expect(findLibTorch({ root, cwd, env }).root).toBe(torchOf['3.11.1'])
  file(path.join(base, '.python-version'), '3.11.2\n')
  expect(findLibTorch({ root, cwd, env }).root).toBe(torchOf['3.11.2'])
  file(path.join(base, 'deeper', '.python-version'), '3.11.1\n')
  expect(findLibTorch({ root, cwd: path.join(base, 'deeper', 'still'), env }).root).toBe(torchOf['3.11.1'])
  expect(findLibTorch({ root, cwd, env: { ...env, PYENV_VERSION: '3.11.3' } }).root).toBe(torchOf['3.11.3'])
})

test.each([
  ['linux', '/t/libtorch_cpu.so'],
  ['darwin', '/t/libtorch_cpu.dylib'],
  ['win32', '/t/torch_cpu.dll']
] as const)('library names on %s', (platform, expected) => {
  expect(libraryFile('/t', 'torch_cpu', platform).replaceAll('\\', '/')).toBe(expected)
})
