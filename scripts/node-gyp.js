#!/usr/bin/env node
'use strict'

// node-gyp without a download: the Node-API headers come with node-api-headers, and native/gyp
// holds the one other file that node-gyp reads from a folder of Node headers.

const { spawnSync } = require('node:child_process')
const os = require('node:os')
const path = require('node:path')
const { packageRoot: root } = require('./package-root')
const { which } = require('./python-sites')

/** npm names its own node-gyp to install scripts; a checkout has one among its packages. */
function nodeGypFile() {
  try {
    return require.resolve('node-gyp/bin/node-gyp.js')
  } catch {
    return process.env.npm_config_node_gyp
  }
}

function run(command, args, env) {
  const { status, error } = spawnSync(command, args, { cwd: root, env, stdio: 'inherit' })
  if (error) throw error
  return status ?? 1
}

/** Runs node-gyp with these arguments (default: rebuild) in the folder of this package; returns its exit status. */
function nodeGyp(args = ['rebuild']) {
  const file = nodeGypFile()
  if (!file) throw new Error('Expected node-gyp, which comes with npm. Run this through npm: npm rebuild btxrd-torch.')
  const env = { JOBS: String(os.availableParallelism()), ...process.env }
  // On Windows the addon links node.lib, which only node-gyp's own copy of the headers has.
  // A setting of npm would win over the option --nodedir, so it is set in its place; relative,
  // since gyp splits paths at spaces.
  if (process.platform !== 'win32') env.npm_config_nodedir = path.join('native', 'gyp')

  const ninja = which('ninja') ?? which(path.join(root, '.venv', 'bin', 'ninja'))
  if (process.platform === 'win32' || which(env.MAKE ?? 'make') || !ninja || args[0] !== 'rebuild') {
    return run(process.execPath, [file, ...args], env)
  }
  // A machine with a compiler but no make: gyp writes ninja files as well.
  const options = args.slice(1)
  return (
    run(process.execPath, [file, 'clean', ...options], env) ||
    run(process.execPath, [file, 'configure', ...options, '--', '-f', 'ninja'], env) ||
    run(ninja, ['-C', path.join('build', 'Release')], env)
  )
}

module.exports = { nodeGyp }

if (require.main === module) {
  const args = process.argv.slice(2)
  process.exitCode = nodeGyp(args.length > 0 ? args : undefined)
}
