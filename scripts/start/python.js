'use strict'

const path = require('node:path')

exports.root = path.join(__dirname, '..', '..')

/** The project's own Python, made by the set-up. */
exports.python = () => path.join(exports.root, '.venv', process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python')
