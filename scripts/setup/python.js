'use strict'

const { spawnSync } = require('node:child_process')
const { which } = require('../python-sites')
const { Problem, installCommand } = require('./problem')

// The pinned packages of python/requirements.txt have wheels for these.
const oldest = 11
const newest = 13
const range = `3.${oldest} to 3.${newest}`

const probe = `
import importlib.util, json, sys
print(json.dumps({
  "version": "%d.%d.%d" % sys.version_info[:3],
  "missing": [name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None]}))
`

function examine(executable, env) {
  const { status, stdout } = spawnSync(executable, ['-c', probe], { env, encoding: 'utf8' })
  if (status !== 0) return undefined
  const { version, missing } = JSON.parse(stdout)
  const [major, minor] = version.split('.').map(Number)
  return { executable, version, missing, fits: major === 3 && minor >= oldest && minor <= newest }
}

const remedy = () =>
  installCommand({
    debian: 'python3 python3-venv',
    fedora: 'python3.13',
    mac: 'brew install python@3.13',
    windows: 'winget install Python.Python.3.13'
  })

/** The Python that makes the project's environment: $PYTHON, or the first on PATH that fits; throws a Problem. */
function findPython({ env = process.env } = {}) {
  const versioned = Array.from({ length: newest - oldest + 1 }, (_, index) => `python3.${newest - index}`)
  const names = env.PYTHON ? [env.PYTHON] : ['python3', 'python', ...versioned]
  const found = names
    .map((name) => which(name, { env }))
    .filter((file) => file !== undefined)
    .map((file) => examine(file, env))
    .filter((python) => python !== undefined)
  const complete = found.find((python) => python.fits && python.missing.length === 0)
  if (complete) return complete

  if (found.length === 0) {
    throw new Problem(`Expected Python ${range} but found none (looked for ${names.slice(0, 2).join(', ')} on PATH).`, remedy())
  }
  const partial = found.find((python) => python.fits)
  if (partial) {
    throw new Problem(
      `Expected Python's modules venv and ensurepip but ${partial.executable} (${partial.version}) lacks ${partial.missing.join(' and ')}.`,
      installCommand({ debian: 'python3-venv', fedora: 'python3-libs', mac: 'brew install python@3.13', windows: 'winget install Python.Python.3.13' })
    )
  }
  throw new Problem(
    `Expected Python ${range} but found ${found.map((python) => `${python.version} (${python.executable})`).join(', ')}.`,
    `${remedy()}, or set PYTHON to one that fits`
  )
}

module.exports = { findPython }
