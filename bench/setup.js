'use strict'

// `npm run bench:setup`: installs the peers of the benchmarks, beside the product and not into it.

const { execFileSync } = require('node:child_process')
const path = require('node:path')
const { bench, python, pythonPackages } = require('./harness')

const run = (command, args) => execFileSync(command, args, { cwd: bench, stdio: 'inherit' })

// Without its install script, which would fetch CUDA libraries: the CPU's are in the package.
run(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['ci', '--ignore-scripts'])
// Without dependencies: numpy and protobuf's peers are the product's own, and torch must stay as it is.
run(python, ['-m', 'pip', 'install', '--target', pythonPackages, '--upgrade', '-r', path.join(bench, 'requirements.txt'), '--no-deps'])
