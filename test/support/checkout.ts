import { copyFileSync, cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './python'

const copied = ['package.json', 'package-lock.json', 'tsconfig.json', 'CMakeLists.txt', 'binding.gyp', 'scripts', 'native', 'lib', 'python/requirements.txt']

/** An addon that compiles in a moment: for tests of what builds it, not of what it does. */
const smallAddon = `
#include "core/version_guard.h"
#include <napi.h>
Napi::Object Init(Napi::Env env, Napi::Object exports) {
  auto versions = Napi::Object::New(env);
  versions.Set("libtorch", TORCH_VERSION);
  exports.Set("versions", versions);
  return exports;
}
NODE_API_MODULE(btxrd_torch, Init)
`

/**
 * A copy of what the builds and the set-up read of this checkout, with the same npm packages
 * (`packages`), the same Python environment (`environment`) or a small addon in place of ours.
 */
export function copyCheckout(folder: string, { packages = true, environment = true, small = true } = {}): string {
  for (const name of copied) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    cpSync(path.join(root, name), path.join(folder, name), { recursive: true })
  }
  if (packages) symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction')
  if (environment) {
    const stamp = path.join('.setup', 'python.json')
    if (!existsSync(path.join(root, stamp))) throw new Error('this checkout is not set up: npm run setup')
    symlinkSync(path.join(root, '.venv'), path.join(folder, '.venv'), 'junction')
    mkdirSync(path.join(folder, '.setup'))
    copyFileSync(path.join(root, stamp), path.join(folder, stamp))
  }
  if (small) {
    writeFileSync(path.join(folder, 'native', 'sources.txt'), 'native/small.cc\n')
    writeFileSync(path.join(folder, 'native', 'small.cc'), smallAddon)
  }
  return folder
}

/** A folder for PATH with links to these programs and nothing else. */
export function programFolder(folder: string, programs: Record<string, string>): string {
  mkdirSync(folder, { recursive: true })
  for (const [name, target] of Object.entries(programs)) symlinkSync(target, path.join(folder, name))
  return folder
}
