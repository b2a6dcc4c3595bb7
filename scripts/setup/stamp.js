'use strict'

// What a step has finished, for the next run to compare: a stamp is written last and in one
// piece, so a step that was interrupted has none.

const crypto = require('node:crypto')
const fs = require('node:fs')
const path = require('node:path')

function* filesUnder(entry) {
  const stat = fs.statSync(entry, { throwIfNoEntry: false })
  if (stat === undefined) return
  if (!stat.isDirectory()) yield entry
  else for (const name of fs.readdirSync(entry).sort()) yield* filesUnder(path.join(entry, name))
}

/** One hash over the names and contents of files and folders under `root`. */
function hashFiles(root, entries) {
  const hash = crypto.createHash('sha256')
  for (const file of entries.flatMap((entry) => [...filesUnder(path.join(root, entry))])) {
    hash.update(`${path.relative(root, file)}\0`).update(fs.readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

function readStamp(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    // Missing or damaged: the step runs again.
    return undefined
  }
}

function writeStamp(file, value) {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  const temporary = `${file}.${process.pid}`
  fs.writeFileSync(temporary, JSON.stringify(value))
  fs.renameSync(temporary, file)
}

module.exports = { hashFiles, readStamp, writeStamp }
