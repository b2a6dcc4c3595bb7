'use strict'

const path = require('node:path')
const { packageRoot: root } = require('../package-root')
const { takeLock } = require('./lock')
const { checkPrerequisites } = require('./prerequisites')
const { Problem } = require('./problem')
const { Progress } = require('./progress')
const { ToolRunner, explain } = require('./tool')

// In this order: each may use what those before it made.
const steps = [require('./npm-packages'), require('./python-environment'), require('./native-build'), require('./typescript-build')]

const usage = `Usage: npm run setup [-- --verbose]
Makes this checkout ready: npm packages, .venv, the native addon, dist/. Steps that are up to date are left alone.
  --verbose              show what npm, pip, CMake and tsc print
Environment:
  PYTHON                 the Python that makes .venv
  CXX                    the C++20 compiler
  LIBTORCH               build with this LibTorch instead of the one in .venv
  BTXRD_TORCH=cuda       install the CUDA build of torch in .venv (default: cpu)
  BTXRD_TORCH_INDEX_URL  install torch from this package index`

/** A step whose state cannot even be examined yet (LibTorch comes with an earlier one) has to run. */
function needsRun(step, context) {
  try {
    return !step.isCurrent(context)
  } catch {
    return true
  }
}

async function setUp(context, { verbose }) {
  const pending = steps.filter((step) => needsRun(step, context))
  if (pending.length === 0) return console.log('Set-up is up to date.')

  checkPrerequisites(context, pending)
  const progress = new Progress(steps.length)
  const tools = new ToolRunner({ root, verbose, progress, lock: context.lock })
  const stop = (signal) => {
    tools.stop(signal)
    context.lock.release()
    process.stdout.write(`\nStopped (${signal}). Run the command again to go on.\n`)
    process.exit(signal === 'SIGINT' ? 130 : 143)
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
  for (const step of steps) {
    progress.start(step.name)
    if (!needsRun(step, context)) {
      progress.done('up to date')
      continue
    }
    try {
      await step.run({ ...context, tools })
    } catch (error) {
      progress.done('failed')
      throw explain(error, step.log)
    }
    progress.done()
  }
}

async function main(args) {
  if (args.includes('--help')) return console.log(usage)
  let lock
  try {
    lock = await takeLock(path.join(root, '.setup', 'lock'))
    await setUp({ root, env: process.env, lock }, { verbose: args.includes('--verbose') })
  } catch (error) {
    // What the user can mend needs no stack; the coded errors of scripts/ say what to do themselves.
    console.error(`\n${error instanceof Problem || error.code?.startsWith?.('ERR_') ? error.message : error.stack}`)
    process.exitCode = 1
  } finally {
    lock?.release()
  }
}

module.exports = { main }
