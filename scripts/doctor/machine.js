'use strict'

// What the set-up and a build from source need. In an installed package with a prebuild that loads,
// none of it is needed, so nothing here is worse than a warning there.

const fs = require('node:fs')
const os = require('node:os')
const path = require('node:path')
const { which } = require('../python-sites')
const { findCompiler } = require('../setup/compiler')
const nodeVersion = require('../setup/node-version')
const npmPackages = require('../setup/npm-packages')
const { Problem } = require('../setup/problem')
const { findPython } = require('../setup/python')
const pythonEnvironment = require('../setup/python-environment')

function checkNode() {
  const detail = `${process.version} (${process.execPath}), ${process.platform}-${process.arch}, ${os.release()}`
  if (nodeVersion.isSupported(process.versions.node)) return { name: 'Node', status: 'ok', detail }
  return { name: 'Node', status: 'fail', detail, remedy: `install Node ${nodeVersion.minimum} or newer` }
}

function checkPackages({ root, env, checkout }) {
  const name = 'npm packages'
  if (checkout) {
    if (npmPackages.isCurrent({ root, env })) return { name, status: 'ok', detail: 'as package-lock.json names them' }
    return { name, status: 'fail', detail: 'node_modules is missing or not what package-lock.json names', remedy: 'npm run setup' }
  }
  const { dependencies } = require(path.join(root, 'package.json'))
  const missing = Object.keys(dependencies).filter((dependency) => {
    const folders = require.resolve.paths(dependency).map((folder) => path.join(folder, dependency))
    return !folders.some((folder) => fs.existsSync(folder))
  })
  if (missing.length === 0) return { name, status: 'ok', detail: Object.keys(dependencies).join(', ') }
  return { name, status: 'fail', detail: `missing: ${missing.join(', ')}`, remedy: 'npm install' }
}

/** A search that throws a Problem, as a check. */
function searched(name, search, severity) {
  try {
    return { name, status: 'ok', detail: search() }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { name, status: severity, detail: error.what, remedy: error.remedy }
  }
}

function checkCMake({ root, env }) {
  const cmake = which('cmake', { env }) ?? which(path.join(root, '.venv', 'bin', 'cmake'))
  return { name: 'CMake', status: 'ok', detail: cmake ?? 'none here; a build installs one in .venv' }
}

function checkVenv({ root, env }) {
  const name = '.venv'
  if (pythonEnvironment.isCurrent({ root, env })) return { name, status: 'ok', detail: pythonEnvironment.interpreter(root) }
  return { name, status: 'fail', detail: 'missing, half-made or not what python/requirements.txt names', remedy: 'npm run setup' }
}

/** `built`: the addon loads, so nothing has to be compiled. */
function machineChecks(context, built) {
  const checks = [checkNode(), checkPackages(context)]
  checks.push(searched('C++20 compiler', () => findCompiler(context), built ? 'warn' : 'fail'))
  if (!context.checkout) return checks
  checks.push(checkCMake(context))
  const venv = checkVenv(context)
  const describe = ({ executable, version }) => `${version} (${executable})`
  checks.push(searched('Python', () => describe(findPython(context)), venv.status === 'ok' ? 'warn' : 'fail'), venv)
  return checks
}

module.exports = { machineChecks }
