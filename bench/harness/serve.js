'use strict'

// The child's side of the protocol, one JSON object a line: it says {"ready": about} once it is
// warm enough to run, then answers every request with {"result": ...} or {"error": message}.
// Its own clock times the work, so neither pipes nor JSON are in the figures.

const { createInterface } = require('node:readline')

/** Serves requests until the parent closes the pipe. `about` says what runs (versions, threads). */
async function serve({ about = {}, run }) {
  console.log(JSON.stringify({ ready: about }))
  for await (const line of createInterface({ input: process.stdin })) {
    try {
      console.log(JSON.stringify({ result: await run(JSON.parse(line)) }))
    } catch (error) {
      console.log(JSON.stringify({ error: error.stack }))
    }
  }
}

/** Milliseconds of one call. */
async function milliseconds(work) {
  const start = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - start) / 1e6
}

module.exports = { serve, milliseconds }
