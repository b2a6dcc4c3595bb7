'use strict'

var minimum = require('../../package.json').engines.node.replace('>=', '').split('.').map(Number)

/** True when this version of Node is one that package.json's `engines` allows. */
function isSupported(version) {
  var parts = version.split('.').map(Number)
  return parts[0] > minimum[0] || (parts[0] === minimum[0] && parts[1] >= minimum[1])
}

function check(version) {
  if (isSupported(version)) return
  console.error(
    'Expected Node ' + minimum.join('.') + ' or newer but this is ' + version + ' (' + process.execPath + ').\n' +
      'Install a current release (nodejs.org, or with nvm: nvm install 22), then run the command again.'
  )
  process.exit(1)
}

module.exports = { minimum: minimum.join('.'), isSupported: isSupported, check: check }
