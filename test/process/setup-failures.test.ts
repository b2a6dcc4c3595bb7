// Every failure of the set-up says what is missing and what mends it. Each case runs the real
// scripts/setup.js in a copy of this checkout on a machine that lacks one thing.

import { chmodSync, existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { copyCheckout, programFolder } from '../support/checkout'
import { pythonExecutable, root } from '../support/python'
import { run, type RunOptions } from '../support/run'
import { TempFolder } from '../support/temp_folder'

const folder = new TempFolder().path
const basePython = realpathSync(pythonExecutable())
const bare = programFolder(path.join(folder, 'bare'), { node: process.execPath })
let count = 0

const tree = (options: Parameters<typeof copyCheckout>[1]) => copyCheckout(path.join(folder, `tree-${count++}`), options)

/** The environment without what names a compiler, a Python or a LibTorch. */
function environment(additions: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const unset = ['CXX', 'PYTHON', 'LIBTORCH', 'VIRTUAL_ENV', 'CONDA_PREFIX', 'BTXRD_TORCH', 'BTXRD_TORCH_INDEX_URL']
  return { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !unset.includes(name))), ...additions }
}

async function setUp(cwd: string, additions: NodeJS.ProcessEnv, onStart?: RunOptions['onStart']) {
  return run(process.execPath, ['scripts/setup.js'], { cwd, env: environment(additions), ...(onStart && { onStart }) })
}

/** A program named python3 that is this shell script. */
function pythonScript(name: string, body: string): string {
  const file = path.join(folder, name, 'python3')
  mkdirSync(path.dirname(file))
  writeFileSync(file, `#!/bin/sh\n${body}\n`)
  chmodSync(file, 0o755)
  return file
}

test('no compiler', async () => {
  const { status, stderr } = await setUp(tree({}), { PATH: bare })
  expect(status).toBe(1)
  expect(stderr).toMatch(/Expected a C\+\+20 compiler but found none \(looked for c\+\+, g\+\+, clang\+\+ on PATH\)\.\n {2}To mend it: .*(g\+\+|xcode-select)/)
})

test('a compiler without C++20', async () => {
  const compiler = path.join(programFolder(path.join(folder, 'c-only'), {}), 'c++')
  // The real compiler, held to the standard that an old one would know.
  writeFileSync(compiler, `#!/bin/sh\nshift\nexec c++ -std=c++11 "$@"\n`, { mode: 0o755 })
  const { status, stderr } = await setUp(tree({}), { CXX: compiler })
  expect(status).toBe(1)
  expect(stderr).toContain(`${compiler} does not build a small C++20 program`)
  expect(stderr).toContain('set CXX to a newer compiler')
})

test('no Python and no compiler: both are named at once', async () => {
  const { status, stderr } = await setUp(tree({ environment: false }), { PATH: bare })
  expect(status).toBe(1)
  expect(stderr).toContain('Expected a C++20 compiler but found none')
  expect(stderr).toContain('Expected Python 3.11 to 3.13 but found none')
})

test('Python without venv, as Debian installs it', async () => {
  // None in sys.modules is how Python itself marks a module as not there.
  writeFileSync(path.join(folder, 'sitecustomize.py'), 'import sys\nsys.modules["ensurepip"] = None\n')
  const python = pythonScript('no-venv', `PYTHONPATH='${folder}' exec '${basePython}' "$@"`)
  const { status, stderr } = await setUp(tree({ environment: false }), { PYTHON: python })
  expect(status).toBe(1)
  expect(stderr).toMatch(/lacks ensurepip\.\n {2}To mend it: /)
})

test('a Python that is too old', async () => {
  const python = pythonScript('old', `exec '${basePython}' -c 'import sys; sys.version_info = (3, 8, 1); exec(sys.argv[1])' "$2"`)
  const { status, stderr } = await setUp(tree({ environment: false }), { PYTHON: python })
  expect(status).toBe(1)
  expect(stderr).toContain(`Expected Python 3.11 to 3.13 but found 3.8.1 (${python}).`)
  expect(stderr).toContain('or set PYTHON to one that fits')
})

test('npm without network', async () => {
  const { status, stderr } = await setUp(tree({ packages: false }), {
    npm_config_registry: 'http://127.0.0.1:9/',
    npm_config_fetch_retries: '0',
    npm_config_cache: path.join(folder, 'npm-cache')
  })
  expect(status).toBe(1)
  expect(stderr).toContain('npm ci failed (exit status 1). It could not reach its package registry: ECONNREFUSED.')
  expect(stderr).toContain('To mend it: check the network')
})

test('pip without network; and an environment that was left half-made is made anew', async () => {
  const cwd = tree({ environment: false })
  const offline = {
    PYTHON: basePython,
    PIP_CONFIG_FILE: '/dev/null',
    PIP_FIND_LINKS: '',
    PIP_EXTRA_INDEX_URL: '',
    PIP_INDEX_URL: 'http://127.0.0.1:9/simple',
    PIP_RETRIES: '1',
    PIP_NO_CACHE_DIR: '1'
  }
  const killed = await setUp(cwd, offline, (child) => {
    const timer = setInterval(() => {
      if (!existsSync(path.join(cwd, '.venv', 'bin'))) return
      clearInterval(timer)
      child.kill('SIGKILL')
    }, 20)
  })
  expect(killed.signal).toBe('SIGKILL')
  const leftover = path.join(cwd, '.venv', 'half-made')
  writeFileSync(leftover, '')

  const { status, stderr } = await setUp(cwd, offline)
  expect(stderr).toContain('pip install failed (exit status 1). It could not reach its package registry: ')
  expect(stderr).toContain('To mend it: check the network')
  expect(status).toBe(1)
  expect(existsSync(leftover)).toBe(false)
}, 300_000)

test('a wrong LIBTORCH, a wrong BTXRD_TORCH', async () => {
  const cwd = tree({})
  const libtorch = await setUp(cwd, { LIBTORCH: path.join(folder, 'nowhere') })
  expect(libtorch.status).toBe(1)
  expect(libtorch.stderr).toContain('Set LIBTORCH to an unpacked libtorch folder')
  const torch = await setUp(cwd, { BTXRD_TORCH: 'rocm' })
  expect(torch.status).toBe(1)
  expect(torch.stderr).toContain('Expected cpu or cuda for BTXRD_TORCH but received "rocm".')
})

test.each([
  ['an old Node', `require('./scripts/setup/node-version').check('20.16.0')`, 'Expected Node 20.17 or newer but this is 20.16.0'],
  ['too little disk', `require('./scripts/setup/disk').checkDisk('.', 1e6)`, 'Expected 1000000 GiB of free disk'],
  [
    'a disk that fills up on the way',
    `const { ToolError, explain } = require('./scripts/setup/tool'); throw explain(new ToolError('pip install', 1, "OSError: [Errno 28] No space left on device"))`,
    'pip install failed (exit status 1). The disk is full.'
  ]
])('%s', async (_name, program, message) => {
  const { status, stderr } = await run(process.execPath, ['-e', program], { cwd: root })
  expect(status).toBe(1)
  expect(stderr).toContain(message)
})
