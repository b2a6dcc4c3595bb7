'use strict'

const crypto = require('node:crypto')
const fs = require('node:fs')
const path = require('node:path')

const sha256 = (file) => crypto.createHash('sha256').update(fs.readFileSync(file)).digest('hex')

/** The files of models/ against the checksums in their metadata. */
function checkModels({ root }) {
  const name = 'Model archives'
  const folder = path.join(root, 'models')
  const names = fs.existsSync(folder) ? fs.readdirSync(folder).filter((file) => /^[^.]+\.json$/.test(file)) : []
  const remedy = 'install the package anew, or in a checkout: git checkout models'
  if (names.length === 0) return { name, status: 'fail', detail: `no metadata in ${folder}`, remedy }
  const problems = []
  for (const file of names) {
    const { archive, tape } = JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8'))
    for (const part of [archive, tape]) {
      const full = path.join(folder, part.file)
      if (!fs.existsSync(full)) problems.push(`${part.file} is missing`)
      else if (sha256(full) !== part.sha256) problems.push(`${part.file} is not the file that ${file} describes (SHA-256 differs)`)
    }
  }
  if (problems.length > 0) return { name, status: 'fail', detail: problems.join('\n'), remedy }
  return { name, status: 'ok', detail: `${names.length} in ${folder}, checksums right` }
}

module.exports = { checkModels }
