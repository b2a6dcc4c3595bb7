'use strict'

// What CMake's UNITY_BUILD does, for gyp: writes build/units/unit_<n>.cc, which include the sources of
// native/sources.txt in four parts, and prints the names of these files. Parsing LibTorch's headers
// is most of a source's cost, and so it is paid four times.

const fs = require('node:fs')
const path = require('node:path')
const { packageRoot } = require('./package-root')

const count = 4
const folder = path.join('build', 'units')

const sources = fs.readFileSync(path.join(packageRoot, 'native', 'sources.txt'), 'utf8').split('\n').filter(Boolean)
const size = Math.ceil(sources.length / count)

fs.mkdirSync(path.join(packageRoot, folder), { recursive: true })
for (let start = 0; start < sources.length; start += size) {
  const unit = path.join(folder, `unit_${start / size}.cc`)
  const lines = sources.slice(start, start + size).map((source) => `#include "../../${source}"\n`)
  fs.writeFileSync(path.join(packageRoot, unit), lines.join(''))
  // gyp takes a backslash for an escape.
  console.log(unit.replaceAll('\\', '/'))
}
