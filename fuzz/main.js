'use strict'

// `npm run fuzz`: see docs/fuzzing.md.

require('./typescript')
const { main } = require('./run.ts')

main(process.argv.slice(2)).then(
  (passed) => { process.exitCode = passed ? 0 : 1 },
  (error) => {
    console.error(error.message)
    process.exitCode = 1
  }
)
