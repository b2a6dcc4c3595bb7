'use strict'

const { spawnSync } = require('node:child_process')
const fs = require('node:fs')
const os = require('node:os')
const path = require('node:path')
const { findLibTorch } = require('../libtorch')
const { which } = require('../python-sites')
const { pip } = require('./python-environment')
const { hashFiles, readStamp, writeStamp } = require('./stamp')

// For machines without them: CMake is not among the things to install by hand.
const buildTools = ['cmake==3.31.10', 'ninja==1.13.0']
const oldestCMake = [3, 19]

const stampFile = (root) => path.join(root, 'build', 'setup.json')
const outputs = ['btxrd_torch.node', `btxrd_loader${{ win32: '.dll', darwin: '.dylib' }[process.platform] ?? '.so'}`]

/** `place` changes need a fresh configuration, `sources` changes an incremental build. */
function wantedKey({ root, env }) {
  const { root: libtorch, version } = findLibTorch({ root, env })
  return {
    place: { root, libtorch, version, compiler: env.CXX ?? '' },
    sources: hashFiles(root, ['native', 'CMakeLists.txt', 'package-lock.json', path.join('scripts', 'libtorch.js')])
  }
}

function isCurrent({ root, env }) {
  const stamp = readStamp(stampFile(root))
  if (stamp === undefined || !outputs.every((name) => fs.existsSync(path.join(root, 'build', 'Release', name)))) return false
  return JSON.stringify(stamp) === JSON.stringify(wantedKey({ root, env }))
}

function isUsable(cmake, env) {
  const { stdout } = spawnSync(cmake, ['--version'], { env, encoding: 'utf8' })
  const [, major, minor] = stdout?.match(/version (\d+)\.(\d+)/)?.map(Number) ?? []
  return major > oldestCMake[0] || (major === oldestCMake[0] && minor >= oldestCMake[1])
}

/** CMake and a PATH on which it finds make or ninja; without them on this machine, those of .venv. */
async function buildEnvironment(context) {
  const { root, env } = context
  const onPath = which('cmake', { env })
  const hasMaker = ['ninja', 'make'].some((name) => which(name, { env })) || process.platform === 'win32'
  if (onPath !== undefined && hasMaker && isUsable(onPath, env)) return { cmake: onPath, env }

  const scripts = path.join(root, '.venv', process.platform === 'win32' ? 'Scripts' : 'bin')
  await pip(context, buildTools, 'pip-build-tools')
  // At the end: the user's own programs go first.
  return { cmake: which(path.join(scripts, 'cmake')) ?? path.join(scripts, 'cmake.exe'), env: { ...env, PATH: `${env.PATH}${path.delimiter}${scripts}` } }
}

async function run(context) {
  const { root, tools } = context
  const key = wantedKey(context)
  const { cmake, env } = await buildEnvironment(context)
  const folder = path.join(root, 'build')
  const stamp = readStamp(stampFile(root))
  fs.rmSync(stampFile(root), { force: true })
  if (JSON.stringify(stamp?.place) !== JSON.stringify(key.place)) {
    // CMake keeps the paths of its first run; another build (node-gyp) may have used the folder since.
    fs.rmSync(folder, { recursive: true, force: true })
  }
  const cmakeJs = [path.join(root, 'node_modules', 'cmake-js', 'bin', 'cmake-js'), '--cmake-path', cmake]
  await tools.run('cmake-js configure', process.execPath, [...cmakeJs, 'configure'], { env, log: 'configure' })
  await tools.run('cmake-js build', process.execPath, [...cmakeJs, 'build', '--parallel', String(os.availableParallelism())], { env, log: 'build' })
  writeStamp(stampFile(root), key)
}

module.exports = { name: 'Native addon', log: 'build', isCurrent, run }
