'use strict'

const fs = require('node:fs')
const path = require('node:path')
const { readStamp } = require('./stamp')

/**
 * True when node_modules holds what package-lock.json names. npm writes its own list there as the
 * last thing of an installation, so an interrupted one does not pass.
 */
function isCurrent({ root }) {
  const wanted = readStamp(path.join(root, 'package-lock.json'))
  const installed = readStamp(path.join(root, 'node_modules', '.package-lock.json'))
  if (wanted === undefined || installed === undefined) return false
  return Object.entries(wanted.packages).every(([name, entry]) => {
    // Optional packages are those of other systems, too.
    if (name === '' || (entry.optional && !installed.packages[name])) return true
    return installed.packages[name]?.version === entry.version && fs.existsSync(path.join(root, name))
  })
}

async function run({ root, tools, env }) {
  // Inside `npm start` this is the npm that started us; otherwise the one on PATH.
  const npmFile = /npm-cli\.js$/.test(env.npm_execpath ?? '') ? env.npm_execpath : undefined
  // No package here needs its install script on our platforms, and scripts are the part that downloads on its own.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund']
  if (npmFile) await tools.run('npm ci', process.execPath, [npmFile, ...args], { env, log: 'npm' })
  else await tools.run('npm ci', process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { env, log: 'npm' })
  if (!isCurrent({ root })) throw new Error('npm ci ended well but node_modules does not hold what package-lock.json names.')
}

module.exports = { name: 'npm packages', log: 'npm', isCurrent, run }
