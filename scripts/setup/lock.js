'use strict'

// One set-up at a time. A set-up that was killed leaves its lock, and perhaps the program that it
// had started (pip, npm), which still writes; the next one waits for that program to end.

const fs = require('node:fs')
const path = require('node:path')
const { setTimeout: sleep } = require('node:timers/promises')
const { Problem } = require('./problem')
const { readStamp, writeStamp } = require('./stamp')

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function tryTake(file) {
  // A link appears with its content, so nobody reads a lock that has no owner yet.
  const own = `${file}.${process.pid}`
  fs.writeFileSync(own, JSON.stringify({ pid: process.pid }))
  try {
    fs.linkSync(own, file)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  } finally {
    fs.rmSync(own)
  }
}

/** Gets the lock of a dead holder out of the way. */
function removeDead(file, holder) {
  const aside = `${file}.dead-${process.pid}`
  try {
    fs.renameSync(file, aside)
  } catch (error) {
    // Another waiter was faster.
    if (error.code === 'ENOENT') return
    throw error
  }
  // Faster still: what was renamed is that waiter's own new lock.
  if (readStamp(aside)?.pid !== holder?.pid) fs.renameSync(aside, file)
  else fs.rmSync(aside)
}

/** Takes the lock, waiting for another holder; returns `setChild`, to name the program now running, and `release`. */
async function takeLock(file, { limitMs = 20 * 60_000, say = console.log } = {}) {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  const deadline = Date.now() + limitMs
  let told = false
  while (!tryTake(file)) {
    const holder = readStamp(file)
    const alive = [holder?.pid, holder?.child].find((pid) => pid !== undefined && isAlive(pid))
    if (alive === undefined) {
      removeDead(file, holder)
      continue
    }
    if (Date.now() > deadline) {
      throw new Problem(
        `Expected the other set-up (process ${alive}) to end but it still runs.`,
        `end it (kill ${alive}), or delete ${file} if that process is something else; then npm run setup`
      )
    }
    if (!told) say(`Another set-up (process ${alive}) is at work here; waiting for it.`)
    told = true
    await sleep(200)
  }
  return {
    setChild: (child) => writeStamp(file, { pid: process.pid, ...(child === undefined ? {} : { child }) }),
    release: () => fs.rmSync(file, { force: true })
  }
}

module.exports = { takeLock }
