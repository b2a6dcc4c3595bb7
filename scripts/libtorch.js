'use strict'

// The one place that finds LibTorch: for both builds, at run time and for `btxrd doctor`.
// It reads the file system only and starts no program.

const fs = require('node:fs')
const path = require('node:path')
const { codedError } = require('./errors')
const { packageRoot } = require('./package-root')
const { which, sitesOfPrefix, sitesOfExecutable } = require('./python-sites')

/** The one version that this package is built for and runs on, as major.minor.patch. */
const supportedVersion = require('../package.json').config.libtorch

/** The file of one of LibTorch's libraries ('torch_cpu', 'c10', ...). */
function libraryFile(lib, name, platform = process.platform) {
  if (platform === 'win32') return path.join(lib, `${name}.dll`)
  return path.join(lib, `lib${name}.${platform === 'darwin' ? 'dylib' : 'so'}`)
}

function readVersion(root) {
  const read = (name) => {
    const file = path.join(root, name)
    return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : ''
  }
  // pip's torch has version.py; the zip archives have build-version.
  return read('version.py').match(/^__version__\s*=\s*['"]([^'"]+)['"]/m)?.[1] ?? (read('build-version').trim() || undefined)
}

/** Describes the LibTorch in `root`, or says why it is not one that can be used. */
function inspect(root, source, { platform, supported }) {
  const lib = path.join(root, 'lib')
  if (!fs.existsSync(root)) return { problem: 'the folder does not exist' }
  if (!fs.existsSync(libraryFile(lib, 'torch_cpu', platform))) {
    return { problem: `it is no LibTorch: ${path.relative(root, libraryFile(lib, 'torch_cpu', platform))} is missing` }
  }
  const version = readVersion(root)
  if (version === undefined) return { problem: 'it has neither version.py nor build-version, so its version is unknown' }
  if (version.split('+')[0] !== supported) {
    return { problem: `it is version ${version}, and ${supported} is needed`, version }
  }
  const include = ['include', path.join('include', 'torch', 'csrc', 'api', 'include')].map((name) => path.join(root, name))
  return { found: { root, lib, include, version, cuda: fs.existsSync(libraryFile(lib, 'torch_cuda', platform)), source } }
}

/** Folders that may hold LibTorch, best first; `site` marks folders where its absence is no news. */
function* candidates({ env, root, cwd, platform }) {
  yield { source: 'vendor/libtorch', folder: path.join(root, 'vendor', 'libtorch') }

  const torchIn = (source, sites) => sites.map((site) => ({ source, folder: path.join(site, 'torch') }))
  if (env.PYTHON) {
    const executable = which(env.PYTHON, { env, platform })
    if (executable === undefined) yield { source: 'PYTHON', folder: env.PYTHON, problem: 'there is no such program' }
    else yield* torchIn('PYTHON', sitesOfExecutable(executable, { env, cwd }))
  }
  for (const name of ['VIRTUAL_ENV', 'CONDA_PREFIX']) {
    if (env[name]) yield* torchIn(name, sitesOfPrefix(env[name], { env }))
  }
  const executable = which('python3', { env, platform }) ?? which('python', { env, platform })
  if (executable !== undefined) yield* torchIn('python on PATH', sitesOfExecutable(executable, { env, cwd }))
  yield* torchIn('.venv', sitesOfPrefix(path.join(root, '.venv'), { env }))
}

function notFound(tried, supported) {
  const mismatches = tried.filter((attempt) => attempt.version !== undefined)
  const lines = tried.map(({ source, folder, problem }) => `  ${source}: ${folder}: ${problem}`)
  return codedError(
    mismatches.length > 0 ? 'ERR_LIBTORCH_VERSION' : 'ERR_LIBTORCH_NOT_FOUND',
    [
      `Expected LibTorch ${supported} but found ${mismatches.length > 0 ? 'only other versions' : 'none'}. Tried, in this order:`,
      ...lines,
      'Do one of these:',
      '  - in a checkout of btxrd-torch: npm run setup',
      `  - install it for your Python: python3 -m pip install torch==${supported}`,
      `  - set LIBTORCH to a LibTorch ${supported}: an unpacked libtorch folder, or the torch folder in a Python's site-packages`
    ].join('\n'),
    { tried }
  )
}

/**
 * Finds LibTorch: LIBTORCH; vendor/libtorch of this package; the torch of the active Python
 * ($PYTHON, VIRTUAL_ENV, CONDA_PREFIX, python on PATH) when its version fits; .venv of this package.
 */
function findLibTorch(options = {}) {
  const { env = process.env, root = packageRoot, cwd = process.cwd(), platform = process.platform, supported = supportedVersion } = options

  if (env.LIBTORCH) {
    // A user who names a LibTorch wants that one or an error, not another in its place.
    const folder = path.resolve(cwd, env.LIBTORCH)
    const { found, problem, version } = inspect(folder, 'LIBTORCH', { platform, supported })
    if (found) return { ...found, tried: [] }
    throw codedError(
      version === undefined ? 'ERR_LIBTORCH_NOT_FOUND' : 'ERR_LIBTORCH_VERSION',
      `Expected LibTorch ${supported} in LIBTORCH=${env.LIBTORCH}, but ${problem}. ` +
        "Set LIBTORCH to an unpacked libtorch folder or to the torch folder in a Python's site-packages, or unset it to search elsewhere.",
      { tried: [{ source: 'LIBTORCH', folder, problem, version }] }
    )
  }

  const tried = []
  for (const { source, folder, problem: known } of candidates({ env, root, cwd, platform })) {
    const { found, problem, version } = known ? { problem: known } : inspect(folder, source, { platform, supported })
    if (found) return { ...found, tried }
    if (!tried.some((attempt) => attempt.folder === folder)) tried.push({ source, folder, problem, version })
  }
  throw notFound(tried, supported)
}

module.exports = { findLibTorch, libraryFile, supportedVersion }

/** A path for gyp, which splits at spaces: relative to this package, so that only a space in between matters. */
function gypPath(folder) {
  const relative = path.relative(packageRoot, folder)
  if (!/\s/.test(relative)) return relative
  throw codedError('ERR_LIBTORCH_NOT_FOUND', `Expected a path without spaces for node-gyp but LibTorch is in ${folder}. Set LIBTORCH to a link to it without spaces, or build with CMake: npm run build:native.`)
}

// `node scripts/libtorch.js` prints what the builds need: JSON for CMake, or one part for gyp.
if (require.main === module) {
  try {
    const found = findLibTorch()
    const [major, minor, patch] = supportedVersion.split('.')
    const defines = [`BTXRD_LIBTORCH_MAJOR=${major}`, `BTXRD_LIBTORCH_MINOR=${minor}`, `BTXRD_LIBTORCH_PATCH=${patch}`]
    const parts = {
      include: () => found.include.map(gypPath).join(' '),
      lib: () => gypPath(found.lib),
      defines: () => defines.join(' ')
    }
    const part = process.argv[2]
    console.log(part === undefined ? JSON.stringify({ ...found, defines }) : parts[part]())
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
