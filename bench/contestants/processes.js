'use strict'

// processes.js COUNT FILE ARGS...: another contestant in so many processes at once, which share the
// threads. One sample is the time until all of them have done one.

const { nodeProgram, served } = require('../harness')
const { milliseconds, serve } = require('../harness/serve')

const [count, file, ...args] = process.argv.slice(2)

void (async () => {
  const threads = Number(process.env.BTXRD_BENCH_THREADS) / Number(count)
  const programs = Array.from({ length: Number(count) }, () => served(nodeProgram(file, args, { threads })))
  const running = await Promise.all(programs.map((program) => program.start()))
  await serve({ about: { processes: running.length, threads }, run: () => milliseconds(() => Promise.all(running.map(({ sample }) => sample()))) })
  await Promise.all(running.map(({ close }) => close()))
})()
