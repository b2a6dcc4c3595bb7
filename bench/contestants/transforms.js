'use strict'

// transforms.js TRANSFORM WIDTH gray|rgb COUNT: one sample changes COUNT images, one after the other.

const btxrd = require('../..')
const { milliseconds, serve } = require('../harness/serve')

const [name, colour] = [process.argv[2], process.argv[4]]
const [width, count] = [process.argv[3], process.argv[5]].map(Number)
const HOLES = { numHolesRange: [1, 8], holeHeightRange: [8, 32], holeWidthRange: [8, 32] }

/** Waves in each channel, the same in all three of a gray image. */
function drawImage() {
  const data = new Uint8Array(width * width * 3)
  for (let i = 0; i < data.length; i++) {
    const [pixel, channel] = [Math.floor(i / 3), colour === 'gray' ? 0 : i % 3]
    const [x, y] = [pixel % width, Math.floor(pixel / width)]
    data[i] = 128 + 80 * Math.sin(x / (70 + 20 * channel)) * Math.cos(y / 60)
  }
  return { data, width, height: width }
}

function changer() {
  if (name.startsWith('release')) {
    const transform = new btxrd.TrainTransform({ release: Number(name.at(-1)), imageSize: 380, seed: 1 })
    return (image) => transform.applyTransform(transform.draw(image), image)
  }
  const compose = new btxrd.Compose([new btxrd[name]({ p: 1, ...(name === 'CoarseDropout' && HOLES) })], { seed: 1 })
  return (image) => compose.apply(image)
}

const image = drawImage()
const change = changer()
void serve({
  run: () => milliseconds(async () => {
    for (let i = 0; i < count; i++) await change(image)
  })
})
