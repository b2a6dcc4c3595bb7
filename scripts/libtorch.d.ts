/** A place that was looked at and not taken. */
export interface LibTorchAttempt {
  /** What named the place: 'LIBTORCH', 'vendor/libtorch', 'PYTHON', 'VIRTUAL_ENV', 'CONDA_PREFIX', 'python on PATH' or '.venv'. */
  source: string
  folder: string
  problem: string
  /** Set when a LibTorch of another version lies there. */
  version?: string
}

export interface LibTorch {
  /** The folder with `lib/` and `include/`. */
  root: string
  lib: string
  include: string[]
  /** As LibTorch names itself, with its build suffix: '2.13.0+cpu'. */
  version: string
  /** It has the CUDA libraries. */
  cuda: boolean
  source: string
  /** Every place looked at before this one, with the reason why it was not taken. */
  tried: LibTorchAttempt[]
}

export interface FindOptions {
  env?: NodeJS.ProcessEnv
  /** The folder of this package. */
  root?: string
  cwd?: string
  platform?: NodeJS.Platform
  /** The version to accept, as major.minor.patch. */
  supported?: string
}

/** @throws an Error with `code` ERR_LIBTORCH_NOT_FOUND or ERR_LIBTORCH_VERSION and the list `tried`. */
export function findLibTorch(options?: FindOptions): LibTorch

/** The file of one of LibTorch's libraries ('torch_cpu', 'c10', ...) in the folder `lib`. */
export function libraryFile(lib: string, name: string, platform?: NodeJS.Platform): string

/** The one version that this package is built for and runs on, as major.minor.patch. */
export const supportedVersion: string
