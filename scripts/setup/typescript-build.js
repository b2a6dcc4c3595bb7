'use strict'

const fs = require('node:fs')
const path = require('node:path')
const { hashFiles, readStamp, writeStamp } = require('./stamp')

const stampFile = (root) => path.join(root, '.setup', 'typescript.json')
const wantedKey = (root) => ({ sources: hashFiles(root, ['lib', 'tsconfig.json', 'package-lock.json']) })

function isCurrent({ root }) {
  return fs.existsSync(path.join(root, 'dist', 'index.js')) && readStamp(stampFile(root))?.sources === wantedKey(root).sources
}

async function run({ root, tools, env }) {
  const key = wantedKey(root)
  // A fresh dist/ has nothing of files that lib/ no longer has; tsc's own record would leave it empty.
  fs.rmSync(path.join(root, 'dist'), { recursive: true, force: true })
  fs.rmSync(path.join(root, 'build', 'lib.tsbuildinfo'), { force: true })
  await tools.run('tsc', process.execPath, [path.join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.json'], { env, log: 'tsc' })
  writeStamp(stampFile(root), key)
}

module.exports = { name: 'TypeScript', log: 'tsc', isCurrent, run }
