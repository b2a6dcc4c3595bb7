'use strict'

// Two test files at once on two cores: threads that spin while they wait for each other would cost
// many times what they compute. It changes no result.
process.env.OMP_WAIT_POLICY = 'passive'

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  reporters: ['default', '<rootDir>/test/support/closing-line.js'],
  // Importing torch and timm takes longer than most reference programs compute.
  globalSetup: '<rootDir>/test/support/start-python-server.js',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: {
    '\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } }]
  },
  // One compute thread pool per process and two cores on the smallest machine we support.
  maxWorkers: 2,
  // Ends a hang; the slowest tests train twice, in Python and here, on a machine that may be busy.
  testTimeout: 900_000
}
