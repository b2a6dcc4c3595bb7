'use strict'

const fs = require('node:fs')
const path = require('node:path')

const packageRoot = path.join(__dirname, '..')

/** True for the project itself, false for an installed package: npm packs no lock file. */
function isCheckout(root = packageRoot) {
  return fs.existsSync(path.join(root, 'package-lock.json'))
}

module.exports = { packageRoot, isCheckout }
