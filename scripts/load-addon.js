'use strict'

// Opens LibTorch's libraries by absolute path, then the addon that links them: one .node works
// with any LibTorch of its version, on CPU or CUDA, and needs no RPATH or LD_LIBRARY_PATH.

const fs = require('node:fs')
const os = require('node:os')
const path = require('node:path')
const { codedError } = require('./errors')
const { findLibTorch, libraryFile, supportedVersion } = require('./libtorch')
const { packageRoot, isCheckout } = require('./package-root')

const sharedExtension = { win32: '.dll', darwin: '.dylib' }[process.platform] ?? '.so'

/** The places of the addon, best first: a build in this folder, then the shipped prebuild. */
function addonFiles(root = packageRoot, env = process.env) {
  if (env.BTXRD_ADDON) return [path.resolve(env.BTXRD_ADDON)]
  return [
    path.join(root, 'build', 'Release', 'btxrd_torch.node'),
    path.join(root, 'prebuilds', `${process.platform}-${process.arch}`, 'btxrd-torch.node')
  ]
}

function dlopen(file) {
  const loaded = { exports: {} }
  // RTLD_NOW: a symbol that LibTorch lacks is an error here and not a crash in some later call.
  process.dlopen(loaded, file, os.constants.dlopen?.RTLD_NOW)
  return loaded.exports
}

function checkAbiVersion(loader, torchCpu, libtorch) {
  const abi = loader.callUint64(torchCpu, 'aoti_torch_abi_version')
  // One byte each for major, minor and patch, from the top (torch/headeronly/version.h).
  const version = [56n, 48n, 40n].map((shift) => (abi >> shift) & 0xffn).join('.')
  if (version === supportedVersion) return
  throw codedError(
    'ERR_LIBTORCH_VERSION',
    `Expected LibTorch ${supportedVersion} in ${libtorch.lib}, but the library there is ${version} ` +
      `(its folder says ${libtorch.version}). Install torch==${supportedVersion} anew, or set LIBTORCH to a LibTorch ${supportedVersion}.`
  )
}

/** Opens LibTorch; returns warnings about parts that the CPU does not need. */
function openLibTorch(loader, libtorch) {
  const warnings = []
  const open = (name) => loader.open(libraryFile(libtorch.lib, name))
  const openIfPresent = (name) => {
    if (!fs.existsSync(libraryFile(libtorch.lib, name))) return
    try {
      open(name)
    } catch (error) {
      warnings.push(`${libraryFile(libtorch.lib, name)} does not load: ${error.message}`)
    }
  }
  // pip's torch keeps what its libraries need from other packages behind this one.
  openIfPresent('torch_global_deps')
  open('c10')
  checkAbiVersion(loader, open('torch_cpu'), libtorch)
  // Loading these registers the CUDA kernels; the addon links neither.
  openIfPresent('c10_cuda')
  openIfPresent('torch_cuda')
  return warnings
}

function loadFile(file, libtorch) {
  const loaderFile = path.join(path.dirname(file), `btxrd_loader${sharedExtension}`)
  for (const needed of [file, loaderFile]) {
    if (!fs.existsSync(needed)) throw new Error(`${path.basename(needed)} does not exist`)
  }
  const warnings = openLibTorch(dlopen(loaderFile), libtorch)
  const addon = dlopen(file)
  if (addon.versions?.libtorch !== supportedVersion) {
    throw codedError(
      'ERR_LIBTORCH_VERSION',
      `it was built for LibTorch ${addon.versions?.libtorch}, and this package needs ${supportedVersion}`
    )
  }
  return { addon, libtorch, file, warnings }
}

function remedies(root) {
  return isCheckout(root)
    ? ['  - build it: npm run setup']
    : [
        `  - build it with a C++20 compiler and LibTorch ${supportedVersion}: npm rebuild btxrd-torch --foreground-scripts`,
        '  - see what is missing: npx btxrd doctor'
      ]
}

/**
 * Loads the addon. Throws an error with `code` ERR_LIBTORCH_NOT_FOUND, ERR_LIBTORCH_VERSION or
 * ERR_ADDON_LOAD whose message lists what was tried and what to do.
 */
function loadAddon({ root = packageRoot, env = process.env } = {}) {
  const libtorch = findLibTorch({ root, env })
  const attempts = []
  for (const file of addonFiles(root, env)) {
    try {
      return loadFile(file, libtorch)
    } catch (error) {
      attempts.push({ file, error })
    }
  }
  const mismatch = attempts.find(({ error }) => error.code === 'ERR_LIBTORCH_VERSION')
  throw codedError(
    mismatch ? 'ERR_LIBTORCH_VERSION' : 'ERR_ADDON_LOAD',
    [
      `Expected to load the native addon for ${process.platform}-${process.arch} with LibTorch ${libtorch.version} from ${libtorch.root}, but:`,
      ...attempts.map(({ file, error }) => `  ${file}: ${error.message}`),
      'Do one of these:',
      ...remedies(root)
    ].join('\n'),
    { cause: attempts[attempts.length - 1].error, attempts }
  )
}

module.exports = { loadAddon, addonFiles }

// `node scripts/load-addon.js` tries in a process of its own, for `btxrd doctor`: a library that
// crashes when it is loaded then takes only that process with it.
if (require.main === module) {
  try {
    const { addon, file, libtorch, warnings } = loadAddon()
    console.log(JSON.stringify({ file, version: libtorch.version, warnings, allocator: addon.allocator }))
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
