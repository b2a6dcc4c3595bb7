'use strict'

const { spawn } = require('node:child_process')
const { createInterface } = require('node:readline')

/** A peer that this machine cannot run: it is named in the report with the reason, and left out. */
class Unavailable extends Error {}

/**
 * A program that lives through the whole run and does one sample of work on request.
 *
 * @param {{ name: string, command: string, args: string[], env?: object, request?: object, unavailable?: string }} options
 *   `request` goes with every sample; `unavailable` is the reason why it cannot run here, if there is one.
 */
function served({ name, command, args, env = {}, request = {}, unavailable }) {
  return {
    name,
    async start() {
      if (unavailable) throw new Unavailable(unavailable)
      const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'pipe'] })
      let errors = ''
      child.stderr.on('data', (text) => { errors = (errors + text).slice(-4000) })
      child.on('error', (error) => { errors += error.message })
      const closed = new Promise((resolve) => { child.once('close', resolve) })
      // A child that died is reported by its missing answer; the write to it only fails as well.
      child.stdin.on('error', () => {})
      const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
      const answer = async () => {
        const { value, done } = await lines.next()
        if (done) throw new Unavailable(`it ended: ${errors.trim() || `exit code ${child.exitCode}`}`)
        return JSON.parse(value)
      }
      const { ready } = await answer()
      return {
        about: ready,
        async sample() {
          child.stdin.write(`${JSON.stringify(request)}\n`)
          const { result, error } = await answer()
          if (error) throw new Unavailable(error)
          return result
        },
        close() {
          child.stdin.end()
          return closed
        }
      }
    }
  }
}

/**
 * A program that is started anew for every sample. A sample is the time in milliseconds from
 * its start to its exit.
 *
 * @param {{ name: string, command: string, args: string[], env?: object, unavailable?: string }} options
 */
function spawned({ name, command, args, env = {}, unavailable }) {
  const once = () => new Promise((resolve, reject) => {
    const start = process.hrtime.bigint()
    let errors = ''
    const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] })
    child.stderr.on('data', (text) => { errors = (errors + text).slice(-4000) })
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve(Number(process.hrtime.bigint() - start) / 1e6)
      else reject(new Unavailable(errors.trim() || `exit code ${code}`))
    })
  })
  return {
    name,
    async start() {
      if (unavailable) throw new Unavailable(unavailable)
      return { about: {}, sample: once, close: async () => {} }
    }
  }
}

module.exports = { Unavailable, served, spawned }
