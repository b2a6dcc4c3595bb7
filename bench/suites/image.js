'use strict'

const { nodeProgram, pythonProgram, served } = require('../harness')
const { jpegOf } = require('../jpeg')

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
