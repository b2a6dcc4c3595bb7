'use strict'

// checkpoint_memory.js FILE mapped|read: the sample is what a mapped load of a large file adds to the
// process, in MB (10^6 bytes). mapped: the peak of all resident memory during the load. read: the
// largest amount of memory of its own (anonymous: not pages of the file, which the system can drop)
// while every element is read.

const fs = require('node:fs')
const { load, ops, setNumThreads } = require('../..')
const { serve } = require('../harness/serve')

const [file, moment] = process.argv.slice(2)

const status = (field) => Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(fs.readFileSync('/proc/self/status', 'utf8'))[1]) * 1024

async function growth() {
  const before = { VmRSS: status('VmRSS'), RssAnon: status('RssAnon') }
  // Makes the peak what is resident now.
  fs.writeFileSync('/proc/self/clear_refs', '5')
  const tensors = Object.values(await load(file, { mmap: true }))
  if (moment === 'mapped') return (status('VmHWM') - before.VmRSS) / 1e6
  let largest = 0
  for (const tensor of tensors) {
    (await ops.aten.max(tensor)).dispose()
    largest = Math.max(largest, status('RssAnon') - before.RssAnon)
  }
  return largest / 1e6
}

// Loads LibTorch, whose own memory is not the file's.
setNumThreads(Number(process.env.BTXRD_BENCH_THREADS))
void serve({ run: growth })
