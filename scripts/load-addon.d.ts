import type { LibTorch } from './libtorch'

export interface LoadedAddon {
  /** What the .node exports; lib/binding.ts gives it its type. */
  addon: unknown
  libtorch: LibTorch
  /** The .node that was loaded. */
  file: string
  /** Parts of LibTorch that did not load and that the CPU does not need, as sentences. */
  warnings: string[]
}

export interface LoadOptions {
  /** The folder of this package. */
  root?: string
  /** `BTXRD_ADDON` in it names the one .node to load. */
  env?: NodeJS.ProcessEnv
}

/**
 * Finds LibTorch, opens its libraries by absolute path and loads the addon.
 * @throws an Error with `code` ERR_LIBTORCH_NOT_FOUND, ERR_LIBTORCH_VERSION or ERR_ADDON_LOAD;
 * its message lists every attempt and what to do.
 */
export function loadAddon(options?: LoadOptions): LoadedAddon

/** The files that loadAddon tries, best first. */
export function addonFiles(root?: string, env?: NodeJS.ProcessEnv): string[]
