'use strict'

const { spawn } = require('node:child_process')
const fs = require('node:fs')
const path = require('node:path')
const { Problem } = require('./problem')

const networkTrouble =
  /ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|NewConnectionError|Temporary failure in name resolution|Network is unreachable|Max retries exceeded|ReadTimeoutError|ConnectTimeoutError|ProxyError/
const diskTrouble = /ENOSPC|No space left on device|\[Errno 28\]/

/** A tool that ended with an error; `output` is what it printed. */
class ToolError extends Error {
  constructor(name, status, output) {
    super(`${name} failed (exit status ${status}).`)
    this.output = output
  }
}

/**
 * Runs the tools of the steps, one at a time: their output goes to .setup/<log>.log and, with
 * --verbose, to the terminal; the lock and the progress line hear of it.
 */
class ToolRunner {
  constructor({ root, verbose, progress, lock }) {
    Object.assign(this, { root, verbose, progress, lock })
  }

  run(name, command, args, { env = process.env, log = name } = {}) {
    const logFile = path.join(this.root, '.setup', `${log}.log`)
    fs.mkdirSync(path.dirname(logFile), { recursive: true })
    const stream = fs.createWriteStream(logFile)
    return new Promise((resolve, reject) => {
      const child = spawn(command, args, { cwd: this.root, env, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true })
      this.child = child
      if (child.pid !== undefined) this.lock.setChild(child.pid)
      let output = ''
      for (const source of [child.stdout, child.stderr]) {
        source.setEncoding('utf8').on('data', (text) => {
          output += text
          stream.write(text)
          if (this.verbose) process.stdout.write(text)
          else this.progress.output(text)
        })
      }
      child.on('error', reject)
      child.on('close', (status, signal) => {
        this.child = undefined
        this.lock.setChild(undefined)
        stream.end()
        if (status === 0) resolve(output)
        else reject(new ToolError(name, status ?? signal, output))
      })
    })
  }

  /** Ends the running tool; called when the set-up itself is told to stop. */
  stop(signal) {
    this.child?.kill(signal)
  }
}

/** The Problem behind a tool's failure: no network, no disk, or the tool's own last lines. */
function explain(error, log) {
  if (!(error instanceof ToolError)) return error
  if (diskTrouble.test(error.output)) {
    return new Problem(`${error.message} The disk is full.`, 'free some space (npm cache clean --force; python3 -m pip cache purge), then npm run setup')
  }
  if (networkTrouble.test(error.output)) {
    return new Problem(
      `${error.message} It could not reach its package registry: ${error.output.match(networkTrouble)[0]}.`,
      'check the network; behind a proxy set HTTPS_PROXY, with a mirror set npm config registry or PIP_INDEX_URL; then npm run setup'
    )
  }
  const lines = error.output.trimEnd().split('\n').slice(-25).join('\n')
  return new Problem(`${error.message} Its last lines:\n${lines}`, `see all of it in .setup/${log}.log, mend the cause, then npm run setup`)
}

module.exports = { ToolRunner, ToolError, explain, networkTrouble }
