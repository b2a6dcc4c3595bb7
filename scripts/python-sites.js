'use strict'

// Where the packages of a Python lie, deduced from the file system alone: starting an
// interpreter would cost more than loading LibTorch.

const fs = require('node:fs')
const os = require('node:os')
const path = require('node:path')

function isFile(file) {
  return fs.statSync(file, { throwIfNoEntry: false })?.isFile() ?? false
}

function readIfFile(file) {
  return isFile(file) ? fs.readFileSync(file, 'utf8') : undefined
}

/** The file that a shell would start for `command`, or undefined. */
function which(command, { env = process.env, platform = process.platform } = {}) {
  if (command.includes('/') || command.includes(path.sep)) return isFile(command) ? path.resolve(command) : undefined
  const extensions = platform === 'win32' ? ['.exe', '.cmd', '.bat'] : ['']
  for (const folder of (env.PATH ?? env.Path ?? '').split(path.delimiter)) {
    if (folder === '') continue
    for (const extension of extensions) {
      const file = path.join(folder, command + extension)
      if (isFile(file)) return file
    }
  }
  return undefined
}

/** pyenv puts a shell script named python first on PATH; this is the interpreter that it would start. */
function behindPyenvShim(executable, { env, cwd }) {
  if (path.basename(path.dirname(executable)) !== 'shims') return executable
  const root = path.dirname(path.dirname(executable))
  const versionFiles = []
  for (let folder = cwd, child; folder !== child; child = folder, folder = path.dirname(folder)) {
    versionFiles.push(path.join(folder, '.python-version'))
  }
  const chosen = env.PYENV_VERSION ?? [...versionFiles, path.join(root, 'version')].map(readIfFile).find((text) => text !== undefined)
  for (const version of (chosen ?? '').split(/[\s:]+/).filter(Boolean)) {
    const interpreter = path.join(root, 'versions', version, 'bin', path.basename(executable))
    if (isFile(interpreter)) return interpreter
  }
  return executable
}

function sitesUnder(prefix, minor) {
  const sites = [path.join(prefix, 'Lib', 'site-packages')]
  for (const lib of ['lib', 'lib64', path.join('local', 'lib')]) {
    const folder = path.join(prefix, lib)
    const names = fs.existsSync(folder) ? fs.readdirSync(folder) : []
    for (const name of names.filter((n) => /^python3(\.\d+)?$/.test(n)).sort().reverse()) {
      if (minor !== undefined && name !== 'python3' && name !== `python${minor}`) continue
      sites.push(path.join(folder, name, 'site-packages'), path.join(folder, name, 'dist-packages'))
    }
  }
  return sites.filter((site) => fs.existsSync(site))
}

/** Site folders of the environment or installation in `prefix`; `minor` ('3.11') narrows them to one Python. */
function sitesOfPrefix(prefix, { env = process.env, minor } = {}) {
  const config = readIfFile(path.join(prefix, 'pyvenv.cfg'))
  const setting = (key) => config?.match(new RegExp(`^${key}\\s*=\\s*(.+?)\\s*$`, 'm'))?.[1]
  if (config !== undefined && setting('include-system-site-packages') !== 'true') return sitesUnder(prefix)

  const userBase = env.PYTHONUSERBASE ?? path.join(env.HOME ?? os.homedir(), '.local')
  const sites = [...sitesUnder(prefix, minor), ...sitesUnder(userBase, minor)]
  const home = setting('home')
  // `home` is the folder of the base interpreter: PREFIX/bin, or PREFIX itself on Windows.
  if (home !== undefined) sites.push(...sitesUnder(path.basename(home) === 'bin' ? path.dirname(home) : home, minor))
  return [...new Set(sites)]
}

/** Site folders of the Python that `executable` starts. */
function sitesOfExecutable(executable, { env = process.env, cwd = process.cwd() } = {}) {
  const interpreter = behindPyenvShim(executable, { env, cwd })
  const prefixOf = (file) => {
    const folder = path.dirname(file)
    return ['bin', 'Scripts'].includes(path.basename(folder)) ? path.dirname(folder) : folder
  }
  // In an environment bin/python is a link to the base interpreter, whose packages are not the environment's.
  if (isFile(path.join(prefixOf(interpreter), 'pyvenv.cfg'))) return sitesOfPrefix(prefixOf(interpreter), { env })
  const real = fs.realpathSync(interpreter)
  return sitesOfPrefix(prefixOf(real), { env, minor: path.basename(real).match(/^python(3\.\d+)/)?.[1] })
}

module.exports = { which, sitesOfPrefix, sitesOfExecutable }
