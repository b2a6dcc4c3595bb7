'use strict'

const { spawnSync } = require('node:child_process')
const fs = require('node:fs')
const path = require('node:path')
const { bench, python, pythonProgram } = require('./harness')

/** A synthetic JPEG of the given width, made once. */
function jpegOf(width) {
  const file = path.join(bench, 'cache', `${width}.jpg`)
  if (fs.existsSync(file)) return file
  const { command, args, env } = pythonProgram('make_jpeg.py', [file, width])
  const { status, stderr } = spawnSync(command, args, { env: { ...process.env, ...env }, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${python} could not make ${file}: ${stderr}`)
  return file
}

module.exports = { jpegOf }
