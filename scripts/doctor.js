'use strict'

// `btxrd doctor`: what was found, where, and what is wrong. It needs no installed package and no
// addon, so that it works when nothing else does.

const path = require('node:path')
const { machineChecks } = require('./doctor/machine')
const { checkModels } = require('./doctor/models')
const { checkAddon, checkLibTorch } = require('./doctor/native')
const { packageRoot, isCheckout } = require('./package-root')

/** Looks at everything that this package needs; `ok` is false when a check has the status 'fail'. */
function diagnose({ root = packageRoot, env = process.env } = {}) {
  const { name, version } = require(path.join(root, 'package.json'))
  const context = { root, env, checkout: isCheckout(root) }
  const libtorch = checkLibTorch(context)
  // Without LibTorch the addon could only fail for the same reason.
  const addon = libtorch.status === 'ok' ? checkAddon(context) : []
  const built = addon[0]?.status === 'ok'
  const kind = context.checkout ? 'a checkout' : 'an installed package'
  const checks = [
    { name, status: 'ok', detail: `${version}, ${kind} in ${root}` },
    ...machineChecks(context, built),
    libtorch,
    ...addon,
    checkModels(context)
  ]
  return { ok: checks.every(({ status }) => status !== 'fail'), checks }
}

/** The report as text, one check a paragraph. */
function formatReport({ ok, checks }) {
  const indent = (text, width) => text.replaceAll('\n', `\n${' '.repeat(width)}`)
  const width = Math.max(...checks.map(({ name }) => name.length))
  const lines = checks.map(({ name, status, detail, remedy }) => {
    const line = `${status.padEnd(4)}  ${name.padEnd(width)}  ${indent(detail, width + 8)}`
    return remedy ? `${line}\n${' '.repeat(width + 8)}-> ${indent(remedy, width + 11)}` : line
  })
  const failed = checks.filter(({ status }) => status === 'fail').map(({ name }) => name)
  return [...lines, ok ? 'All is well.' : `Something is wrong: ${failed.join(', ')}.`].join('\n')
}

module.exports = { diagnose, formatReport }

if (require.main === module) {
  const report = diagnose()
  console.log(formatReport(report))
  process.exitCode = report.ok ? 0 : 1
}
