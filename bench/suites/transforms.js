'use strict'

const { nodeProgram, pythonProgram, served } = require('../harness')

const TRANSFORMS = 'CLAHE,HorizontalFlip,Rotate,RandomBrightnessContrast,GaussNoise,CoarseDropout,release1,release2'

module.exports = {
  options: {
    transform: { type: 'string', default: TRANSFORMS },
    width: { type: 'string', default: '1024' },
    colour: { type: 'string', default: 'gray,rgb' },
    count: { type: 'string', default: '8' }
  },

  /** An image after the other, each on one thread; a single transform is always applied, a release as it draws. */
  cases({ transform, width, colour, count }) {
    return transform.split(',').flatMap((name) => colour.split(',').map((kind) => {
      const work = [name, width, kind, count]
      return {
        title: `${name} on ${count} ${kind} images of ${width} x ${width} px`,
        warmup: 2,
        rounds: 10,
        contestants: [
          served({ name: 'btxrd-torch', ...nodeProgram('transforms.js', work, { threads: 1 }) }),
          served({ name: 'albumentations', ...pythonProgram('transforms.py', work, { threads: 1 }) })
        ]
      }
    }))
  }
}
