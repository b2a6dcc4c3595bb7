'use strict'

// A thread beside the fuzzer: when one file holds the main thread for too long, nothing there could say so.

const fs = require('node:fs')
const { setInterval } = require('node:timers')
const { workerData: { turns, seconds } } = require('node:worker_threads')

const seen = new Int32Array(turns)
let last = -1

setInterval(() => {
  const turn = Atomics.load(seen, 0)
  if (turn === last) {
    fs.writeSync(2, `A file has held the process for ${seconds} s: run ${turn} since the last seed that was printed.\n`)
    process.kill(process.pid, 'SIGABRT')
  }
  last = turn
}, seconds * 1000)
