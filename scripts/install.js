'use strict'

// npm runs this when the package is installed. A matching prebuild needs nothing; without one the
// addon is built from source when LibTorch is there.

const fs = require('node:fs')
const { addonFiles } = require('./load-addon')
const { findLibTorch, supportedVersion } = require('./libtorch')
const { nodeGyp } = require('./node-gyp')
const { packageRoot, isCheckout } = require('./package-root')

function install() {
  // In a checkout `npm run setup` builds: it also makes the Python environment that brings LibTorch.
  if (isCheckout()) return 0
  if (addonFiles(packageRoot, {}).some((file) => fs.existsSync(file))) return 0

  const target = `${process.platform}-${process.arch}`
  try {
    const libtorch = findLibTorch()
    console.log(`btxrd-torch: no prebuilt addon for ${target}; building it with LibTorch ${libtorch.version} from ${libtorch.root}`)
  } catch (error) {
    // Not a failed installation: LibTorch may come later, and loading says the same again.
    console.warn(`btxrd-torch: no prebuilt addon for ${target}, and none can be built now.\n${error.message}`)
    console.warn(`Then build it: npm rebuild btxrd-torch --foreground-scripts (needs a C++20 compiler and LibTorch ${supportedVersion})`)
    return 0
  }
  const status = nodeGyp()
  if (status !== 0) console.error('btxrd-torch: the build failed; it needs a C++20 compiler (g++ 11 or clang 14) and Python 3, see above.')
  return status
}

process.exitCode = install()
