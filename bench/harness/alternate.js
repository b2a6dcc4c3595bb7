'use strict'

const { setTimeout: pause } = require('node:timers/promises')
const { Unavailable } = require('./contestant')
const { compare, summary } = require('./statistics')

/**
 * Before each sample, in milliseconds. Thread pools spin for a while when their work is done
 * (onnxruntime's and OpenMP's do), and would take the cores from whoever comes next.
 */
const PAUSE = 150

/** Starts every contestant; one that cannot run here is left out with its reason. */
async function startAll(contestants, log) {
  const running = []
  const skipped = []
  for (const contestant of contestants) {
    try {
      running.push({ name: contestant.name, ...(await contestant.start()), samples: [] })
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error
      log(`  skipped: ${contestant.name}: ${error.message.split('\n').at(-1)}`)
      skipped.push({ name: contestant.name, reason: error.message })
    }
  }
  return { running, skipped }
}

/**
 * Runs the contestants of one case in turn, A B C A B C ..., and compares the first, which is
 * ours, with each of the others sample by sample: what the machine does to one round it does to all
 * of its samples. The first `warmup` rounds are not counted.
 *
 * @param {{ title: string, contestants: object[], warmup?: number, rounds?: number }} options
 */
async function alternate({ title, contestants, warmup = 2, rounds = 10 }, log = console.error) {
  log(title)
  const { running, skipped } = await startAll(contestants, log)
  try {
    for (let round = -warmup; round < rounds; round++) {
      for (const contestant of [...running]) {
        await pause(PAUSE)
        try {
          const value = await contestant.sample()
          if (round >= 0) contestant.samples.push(value)
        } catch (error) {
          if (!(error instanceof Unavailable)) throw error
          log(`  skipped: ${contestant.name}: ${error.message.split('\n').at(-1)}`)
          running.splice(running.indexOf(contestant), 1)
          skipped.push({ name: contestant.name, reason: error.message })
          // One that lives on would keep this process from its end.
          await contestant.close()
        }
      }
    }
  } finally {
    for (const contestant of running) await contestant.close()
  }
  const ours = running.find(({ name }) => name === contestants[0].name)
  const results = running.map(({ name, about, samples }) => ({
    name, about, ...summary(samples), ...(ours && name !== ours.name && { ratio: compare(ours.samples, samples) }), samples
  }))
  return { title, warmup, rounds, results, skipped }
}

module.exports = { alternate }
