'use strict'

const fs = require('node:fs')

/** Ends the run with one plain line that any machine can read: `<n> passed, <m> failed, <k> skipped`. */
module.exports = class ClosingLine {
  onRunComplete(_contexts, results) {
    const skipped = results.numPendingTests + results.numTodoTests
    // A file that does not even start has no tests of its own to count.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites
    const line = `${results.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
    // After Jest's own summary, which other reporters print later than this.
    process.once('exit', () => fs.writeSync(1, `\n${line}\n`))
  }
}
