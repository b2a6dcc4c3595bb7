'use strict'

// A package whose entry points are missing would install well and fail at its first import.

const fs = require('node:fs')
const path = require('node:path')
const { packageRoot } = require('./package-root')

const { main, types, exports: entries, bin } = require('../package.json')

const strings = (value) => (typeof value === 'string' ? [value] : Object.values(value).flatMap(strings))
const missing = strings([main, types, entries, bin]).filter((file) => !fs.existsSync(path.join(packageRoot, file)))

if (missing.length > 0) {
  console.error(`Expected the files that package.json names but these are missing: ${[...new Set(missing)].join(', ')}.\n  To mend it: npm run setup`)
  process.exitCode = 1
}
