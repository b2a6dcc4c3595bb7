'use strict'

const fs = require('node:fs')
const { Problem } = require('./problem')

/** Throws a Problem when the disk of `folder` has less than `gibibytes` free. */
function checkDisk(folder, gibibytes) {
  const { bavail, bsize } = fs.statfsSync(folder)
  const free = (bavail * bsize) / 2 ** 30
  if (free >= gibibytes) return
  throw new Problem(
    `Expected ${gibibytes} GiB of free disk for ${folder} but found ${free.toFixed(1)} GiB.`,
    `free ${(gibibytes - free).toFixed(1)} GiB there (old caches: npm cache clean --force; python3 -m pip cache purge), or move the project to a larger disk`
  )
}

module.exports = { checkDisk }
