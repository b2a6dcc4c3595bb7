'use strict'

const fs = require('node:fs')
const path = require('node:path')
const { which } = require('../python-sites')
const { Problem } = require('./problem')
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

/** The npm that started us, as in `npm start`; else the one that came with this Node. */
function npmFile(env) {
  if (/npm-cli\.js$/.test(env.npm_execpath ?? '')) return env.npm_execpath
  const npm = path.join('node_modules', 'npm', 'bin', 'npm-cli.js')
  const folder = path.dirname(process.execPath)
  const file = [path.join(folder, '..', 'lib', npm), path.join(folder, npm)].find((candidate) => fs.existsSync(candidate)) ?? which('npm', { env })
  if (file !== undefined) return fs.realpathSync(file)
  throw new Problem('Expected npm, which comes with Node, but found none.', 'install Node from nodejs.org, or run this as: npm run setup')
}

async function run({ root, tools, env }) {
  // No package here needs its install script on our platforms, and scripts are the part that downloads on its own.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund']
  await tools.run('npm ci', process.execPath, [npmFile(env), ...args], { env, log: 'npm' })
  if (!isCurrent({ root })) throw new Error('npm ci ended well but node_modules does not hold what package-lock.json names.')
}

module.exports = { name: 'npm packages', log: 'npm', isCurrent, run }
