'use strict'

const { cached } = require('./cached')
const { pythonProgram } = require('./harness')

/** A synthetic JPEG of the given width. */
function jpegOf(width) {
  return cached(`${width}.jpg`, (file) => pythonProgram('make_jpeg.py', [file, width]))
}

module.exports = { jpegOf }
