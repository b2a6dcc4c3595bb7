'use strict'

// Makes a bare clone ready: npm packages, the Python environment, the native addon, dist/.
// `npm start` and `npm test` call it first; on a ready clone it only looks.
// This file and node-version.js keep to the syntax of old Node versions, so that those get to the message.

require('./setup/node-version').check(process.versions.node)
require('./setup/main').main(process.argv.slice(2))
