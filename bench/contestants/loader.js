'use strict'

// loader.js FILE COUNT SIZE BATCH WORKERS [EPOCHS]: one sample is an epoch over COUNT copies of the
// file; with EPOCHS, resident memory after that many over that after 3.

const path = require('node:path')
const { BTXRDDataset, DataLoader, manualSeed, TrainTransform } = require('../..')
const { milliseconds, serve } = require('../harness/serve')

const [file, [count, imageSize, batchSize, numWorkers, epochs]] = [process.argv[2], process.argv.slice(3).map(Number)]

void (async () => {
  const rows = Array.from({ length: count }, (_, i) => ({ imageId: path.basename(file), label: i % 3 }))
  const dataset = await BTXRDDataset.open(rows, { imagesDir: path.dirname(file) })
  const transform = new TrainTransform({ release: 2, imageSize, seed: 42 })
  const loader = new DataLoader(dataset, { batchSize, transform, shuffle: true, numWorkers })
  manualSeed(42)

  const epoch = async () => {
    for await (const { images, labels } of loader) {
      images.dispose()
      labels.dispose()
    }
  }
  const growth = async () => {
    for (let i = 0; i < 3; i++) await epoch()
    const early = process.memoryUsage().rss
    for (let i = 3; i < epochs; i++) await epoch()
    return process.memoryUsage().rss / early
  }
  await serve({ run: epochs === undefined ? () => milliseconds(epoch) : growth })
})()
