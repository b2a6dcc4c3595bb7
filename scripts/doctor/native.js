'use strict'

const { spawnSync } = require('node:child_process')
const path = require('node:path')
const { findLibTorch } = require('../libtorch')

const triedLines = (tried) => tried.map(({ source, folder, problem }) => `not ${folder} (${source}): ${problem}`)

function checkLibTorch({ root, env }) {
  const name = 'LibTorch'
  try {
    const { version, root: folder, source, tried } = findLibTorch({ root, env })
    return { name, status: 'ok', detail: [`${version} in ${folder} (${source})`, ...triedLines(tried)].join('\n') }
  } catch (error) {
    // The message ends with what to do.
    return { name, status: 'fail', detail: error.message }
  }
}

function allocatorCheck({ kind, reason }) {
  const name = 'CPU memory'
  if (kind === 'caching') return { name, status: 'ok', detail: 'kept for the next tensors (caching allocator)' }
  return { name, status: 'warn', detail: `LibTorch's default allocator: ${reason}`, remedy: 'nothing is wrong, but training is about a third slower; see docs/memory.md' }
}

/** Loads the addon in a process of its own; also tells about CUDA, whose libraries are opened on the way. */
function checkAddon({ root, env }) {
  const name = 'Native addon'
  const file = path.join(root, 'scripts', 'load-addon.js')
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [file], { env, encoding: 'utf8' })
  if (signal !== null) {
    return [{ name, status: 'fail', detail: `loading it ended the process with ${signal}`, remedy: 'install LibTorch anew, or build the addon here: npm run setup' }]
  }
  if (status !== 0) return [{ name, status: 'fail', detail: stderr.trim() }]
  const { file: addon, version, warnings, allocator } = JSON.parse(stdout)
  const checks = [{ name, status: 'ok', detail: `${addon} loads with LibTorch ${version}` }, allocatorCheck(allocator)]
  for (const warning of warnings) {
    checks.push({ name: 'CUDA', status: 'warn', detail: warning, remedy: 'install the NVIDIA driver and the CUDA packages of this torch; the CPU works without them' })
  }
  return checks
}

module.exports = { checkLibTorch, checkAddon }
