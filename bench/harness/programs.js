'use strict'

const fs = require('node:fs')
const path = require('node:path')

const root = path.join(__dirname, '..', '..')
const bench = path.join(root, 'bench')
/** What `npm run bench:setup` installs for the peers in Python, beside the product's own .venv. */
const pythonPackages = path.join(bench, 'python-packages')

const windows = process.platform === 'win32'
const python = path.join(root, '.venv', windows ? 'Scripts/python.exe' : 'bin/python')

/** Threads for everyone: each contestant sets them, by argument or environment. */
const threadEnv = (threads) => ({ OMP_NUM_THREADS: String(threads), BTXRD_BENCH_THREADS: String(threads) })

/** A contestant in Node: a program of bench/contestants and its arguments. */
function nodeProgram(file, args = [], { threads = 2, env = {} } = {}) {
  return { command: process.execPath, args: [path.join(bench, 'contestants', file), ...args.map(String)], env: { ...threadEnv(threads), ...env } }
}

/** A contestant in the product's Python, with the peers' packages behind its own. */
function pythonProgram(file, args = [], { threads = 2, env = {} } = {}) {
  const modules = [path.join(bench, 'harness'), path.join(root, 'python'), pythonPackages].join(path.delimiter)
  return {
    command: python,
    args: [path.join(bench, 'contestants', file), ...args.map(String)],
    env: { ...threadEnv(threads), PYTHONPATH: modules, ...env }
  }
}

/** The environment of the best-tuned allocator a user could choose, or why there is none. */
function tunedAllocator() {
  const places = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/lib']
  const library = places.map((folder) => path.join(folder, 'libjemalloc.so.2')).find((file) => fs.existsSync(file))
  if (!library) return { unavailable: 'libjemalloc.so.2 is not installed (Debian and Ubuntu: libjemalloc2)' }
  // Nothing is given back and every large block is reused: untuned jemalloc is slower than malloc here.
  const conf = 'oversize_threshold:0,dirty_decay_ms:-1,muzzy_decay_ms:-1,thp:always,metadata_thp:auto'
  return { env: { LD_PRELOAD: library, MALLOC_CONF: conf } }
}

module.exports = { root, bench, python, pythonPackages, nodeProgram, pythonProgram, tunedAllocator }
