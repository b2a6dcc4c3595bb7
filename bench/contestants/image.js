'use strict'

// image.js FILE SIZE COUNT PARALLEL: one sample makes COUNT tensors, PARALLEL at once.

const { preprocessImage, setNumThreads } = require('../..')
const { milliseconds, serve } = require('../harness/serve')

const [file, imageSize, count, parallel] = [process.argv[2], ...process.argv.slice(3).map(Number)]

async function worker(jobs) {
  while (jobs.left-- > 0) (await preprocessImage(file, { imageSize })).dispose()
}

setNumThreads(Number(process.env.BTXRD_BENCH_THREADS))
void serve({
  run: () => milliseconds(() => {
    const jobs = { left: count }
    return Promise.all(Array.from({ length: parallel }, () => worker(jobs)))
  })
})
