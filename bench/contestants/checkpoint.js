'use strict'

// checkpoint.js FILE load|mmap|save: one sample loads the file and reads every element of its
// tensors once, or saves what is in it to a file that is flushed to the disk.

const fs = require('node:fs')
const path = require('node:path')
const { setTimeout: sleep } = require('node:timers/promises')
const { load, ops, save, setNumThreads, Tensor } = require('../..')
const { milliseconds, serve } = require('../harness/serve')

const [file, work] = process.argv.slice(2)

/** All tensors of a value. */
function tensorsOf(value) {
  if (Tensor.isTensor(value)) return [value]
  if (typeof value !== 'object' || value === null) return []
  return [...(value instanceof Map ? value.values() : Object.values(value))].flatMap(tensorsOf)
}

/** The time of one load. Python frees what it loaded at once; here the collector would, at some other time. */
async function timedLoad(mmap) {
  let tensors
  let largest
  const time = await milliseconds(async () => {
    tensors = tensorsOf(await load(file, { mmap }))
    largest = await ops.aten._foreach_max(tensors)
  })
  for (const tensor of [...tensors, ...largest]) tensor.dispose()
  return time
}

/** The room of the file before is given back after a save. It is no part of the save, nor of the other side's. */
async function serveSaves() {
  const value = await load(file)
  const target = path.join(path.dirname(file), `${process.pid}.js.pt`)
  const timedSave = async () => {
    const time = await milliseconds(() => save(value, target))
    await sleep(200)
    return time
  }
  await serve({ run: timedSave })
  fs.rmSync(target)
}

setNumThreads(Number(process.env.BTXRD_BENCH_THREADS))
void (work === 'save' ? serveSaves() : serve({ run: () => timedLoad(work === 'mmap') }))
