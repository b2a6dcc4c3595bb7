'use strict'

const fs = require('node:fs')
const path = require('node:path')
const { findCompiler } = require('./compiler')
const { checkDisk } = require('./disk')
const { Problem } = require('./problem')
const { findPython } = require('./python')

// Measured: .venv 1.4 GiB, pip's download and cache 0.4, node_modules 0.15, builds 0.1; torch for CUDA adds 6.
const gibibytes = { cpu: 3, cuda: 10 }

/** Checks what has to be on the machine, for the steps that will run; throws one Problem that names all that is missing. */
function checkPrerequisites({ root, env }, steps) {
  const runs = (name) => steps.some((step) => step.name === name)
  const checks = []
  if (runs('Native addon')) checks.push(() => findCompiler({ env }))
  if (runs('Python environment')) {
    checks.push(() => findPython({ env }))
    if (!fs.existsSync(path.join(root, '.venv'))) checks.push(() => checkDisk(root, gibibytes[env.BTXRD_TORCH] ?? gibibytes.cpu))
  }
  const problems = []
  for (const check of checks) {
    try {
      check()
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      problems.push(error)
    }
  }
  if (problems.length === 1) throw problems[0]
  if (problems.length > 1) {
    throw new Problem(problems.map((problem) => problem.what).join('\n'), problems.map((problem) => problem.remedy).join('\n              '))
  }
}

module.exports = { checkPrerequisites }
