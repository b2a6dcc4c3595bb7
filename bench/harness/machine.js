'use strict'

const os = require('node:os')
const fs = require('node:fs')

/** The machine as far as it matters to a time. */
function machine() {
  const [{ model }, ...rest] = os.cpus()
  const thp = '/sys/kernel/mm/transparent_hugepage/enabled'
  return {
    cpu: model.trim(),
    cores: rest.length + 1,
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    platform: `${process.platform}-${process.arch}, ${os.release()}`,
    node: process.version,
    hugePages: fs.existsSync(thp) ? fs.readFileSync(thp, 'utf8').trim() : null,
    loadAtStart: os.loadavg()[0]
  }
}

module.exports = { machine }
