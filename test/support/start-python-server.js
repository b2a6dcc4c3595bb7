'use strict'

const { spawn } = require('node:child_process')
const { once } = require('node:events')
const { existsSync, rmSync } = require('node:fs')
const os = require('node:os')
const path = require('node:path')

const root = path.join(__dirname, '..', '..')

/** Starts python/reference/server.py for all test files; it ends with this process. Windows has no fork. */
module.exports = async function startPythonServer() {
  const python = path.join(root, '.venv', 'bin', 'python')
  if (process.platform === 'win32' || !existsSync(python)) return
  const address = path.join(os.tmpdir(), `btxrd-torch-python-${process.pid}`)
  // A killed run may have left one of the same process number.
  rmSync(address, { force: true })
  const server = spawn(python, [path.join(root, 'python', 'reference', 'server.py'), address], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // Not the seed that the shipped architectures were exported under, and the same in every run.
    env: { ...process.env, PYTHONHASHSEED: '1' }
  })
  await Promise.race([once(server.stdout, 'data'), once(server, 'exit').then(() => { throw new Error('python/reference/server.py did not start') })])
  for (const handle of [server, server.stdin, server.stdout]) handle.unref()
  process.env.BTXRD_TEST_PYTHON = address
}
