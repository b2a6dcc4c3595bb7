'use strict'

const path = require('node:path')
const { bench, nodeProgram, python, pythonProgram, served } = require('../harness')
const { spawnSync } = require('node:child_process')
const fs = require('node:fs')

/** A synthetic JPEG of the given width, made once. */
function jpegOf(width) {
  const file = path.join(bench, 'cache', `${width}.jpg`)
  if (fs.existsSync(file)) return file
  const { command, args, env } = pythonProgram('make_jpeg.py', [file, width])
  const { status, stderr } = spawnSync(command, args, { env: { ...process.env, ...env }, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${python} could not make ${file}: ${stderr}`)
  return file
}

module.exports = {
  options: { width: { type: 'string', default: '800,2000' }, size: { type: 'string', default: '224' }, count: { type: 'string', default: '16' } },

  /** JPEG file to normalised (1, 3, size, size) tensor: one after the other, and as many at once as there are threads. */
  cases({ width, size, count, threads }) {
    return width.split(',').flatMap((pixels) => [1, threads].map((parallel) => {
      const work = [jpegOf(pixels), size, count, parallel]
      return {
        title: `${count} JPEG files of ${pixels} px width to tensors of ${size} px, ${parallel} at once`,
        warmup: 2,
        rounds: 10,
        contestants: [
          served({ name: 'btxrd-torch', ...nodeProgram('image.js', work, { threads }) }),
          served({ name: 'Pillow and OpenCV', ...pythonProgram('image.py', [...work, 'opencv'], { threads }) }),
          served({ name: 'Pillow and albumentations', ...pythonProgram('image.py', [...work, 'albumentations'], { threads }) })
        ]
      }
    }))
  }
}
