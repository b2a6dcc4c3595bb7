'use strict'

const { spawnSync } = require('node:child_process')
const fs = require('node:fs')
const os = require('node:os')
const path = require('node:path')
const { which } = require('../python-sites')
const { Problem, installCommand } = require('./problem')

// Concepts, std::span and bit-field initialisers: what LibTorch's headers and ours use of C++20.
const program = `
#include <concepts>
#include <span>
#include <vector>
struct Flags { bool on : 1 = true; };
template <std::integral T> T Sum(std::span<const T> values) { T sum{}; for (T v : values) sum += v; return sum; }
int main() { std::vector<int> values{1, 2}; return Sum<int>(values) == 3 && Flags{}.on ? 0 : 1; }
`

const remedy = () =>
  installCommand({
    debian: 'g++',
    fedora: 'gcc-c++',
    mac: 'xcode-select --install',
    windows: 'winget install Microsoft.VisualStudio.2022.BuildTools (with the C++ workload)'
  })

/** The C++20 compiler that the build will use; throws a Problem when there is none. */
function findCompiler({ env = process.env } = {}) {
  const names = env.CXX ? [env.CXX] : ['c++', 'g++', 'clang++']
  const compiler = names.map((name) => which(name, { env })).find(Boolean)
  if (compiler === undefined) {
    throw new Problem(`Expected a C++20 compiler but found none (looked for ${names.join(', ')} on PATH).`, remedy())
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'btxrd-compiler-'))
  try {
    const source = path.join(folder, 'probe.cc')
    fs.writeFileSync(source, program)
    const { status, stderr } = spawnSync(compiler, ['-std=c++20', source, '-o', path.join(folder, 'probe')], { env, encoding: 'utf8' })
    if (status === 0) return compiler
    throw new Problem(
      `Expected a C++20 compiler but ${compiler} does not build a small C++20 program:\n${stderr.split('\n').slice(0, 8).join('\n')}`,
      `${remedy()}, or set CXX to a newer compiler (g++ 11, clang 14 or later)`
    )
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

module.exports = { findCompiler }
