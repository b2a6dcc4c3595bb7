'use strict'

const fs = require('node:fs')

/** Something that the user has to mend; the set-up prints the message and stops. */
class Problem extends Error {
  /**
   * @param {string} what What was expected and what was found.
   * @param {string} remedy The command or step that mends it.
   */
  constructor(what, remedy) {
    super(`${what}\n  To mend it: ${remedy}`)
    this.what = what
    this.remedy = remedy
  }
}

function distribution() {
  if (process.platform !== 'linux') return process.platform
  const release = fs.existsSync('/etc/os-release') ? fs.readFileSync('/etc/os-release', 'utf8') : ''
  const ids = [...release.matchAll(/^ID(?:_LIKE)?="?([^"\n]+)"?$/gm)].flatMap((match) => match[1].split(' '))
  if (ids.includes('debian') || ids.includes('ubuntu')) return 'debian'
  if (ids.includes('fedora') || ids.includes('rhel')) return 'fedora'
  return 'linux'
}

/** The command that installs something here, from one per system; on another Linux, all that may fit. */
function installCommand({ debian, fedora, mac, windows }, system = distribution()) {
  const known = { debian: `sudo apt-get install -y ${debian}`, fedora: `sudo dnf install -y ${fedora}`, darwin: mac, win32: windows }
  return known[system] ?? `${known.debian} (Debian, Ubuntu) or ${known.fedora} (Fedora, RHEL)`
}

module.exports = { Problem, installCommand }
