'use strict'

const { spawnSync } = require('node:child_process')
const fs = require('node:fs')
const path = require('node:path')
const { bench } = require('./harness')

/**
 * A file of bench/cache, made on first use. `program(file)` is what makes it: a command as the
 * harness describes one, with `input` for its standard input.
 */
function cached(name, program) {
  const file = path.join(bench, 'cache', name)
  if (fs.existsSync(file)) return file
  fs.mkdirSync(path.dirname(file), { recursive: true })
  const partial = `${file}.partial`
  const { command, args, env, input } = program(partial)
  const { status, stderr } = spawnSync(command, args, { env: { ...process.env, ...env }, input, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} could not make ${file}: ${stderr}`)
  fs.renameSync(partial, file)
  return file
}

module.exports = { cached }
