/**
 * Every failure of this package, from TypeScript or from C++, is a {@link BtxrdTorchError}.
 *
 * | code | meaning |
 * |---|---|
 * | `ERR_INVALID_ARG` | an argument has the wrong type or value |
 * | `ERR_SHAPE` | a tensor has another shape than the call needs |
 * | `ERR_DTYPE` | a tensor or typed array has another dtype than the call needs |
 * | `ERR_DEVICE` | a device string that is not one, or a device that this machine lacks |
 * | `ERR_DISPOSED` | a tensor or model was used after `dispose()` |
 * | `ERR_BUSY` | something was read or changed while a call that may change it was in flight: await that first |
 * | `ERR_NON_FINITE` | a loss or a gradient norm is NaN or infinite |
 * | `ERR_CONFIG` | a config value is missing or out of range |
 * | `ERR_UNKNOWN_BACKBONE` | no architecture of that name is shipped or was exported |
 * | `ERR_ARCHIVE` | an exported architecture is missing, damaged or not the one its metadata describes |
 * | `ERR_STATE_DICT` | a state dict does not fit the model |
 * | `ERR_PRETRAINED` | pretrained weights do not exist, are not in the hub cache, or cannot be downloaded |
 * | `ERR_FILE` | a file is missing, not readable, or not a file |
 * | `ERR_CHECKPOINT_FORMAT` | a file is not what `torch.save` writes |
 * | `ERR_CHECKPOINT_TRUNCATED` | a checkpoint ends early or a record is damaged |
 * | `ERR_CHECKPOINT_LEGACY` | the pre-1.6 (non-zip) format |
 * | `ERR_CHECKPOINT_GLOBAL` | a pickle names a Python object outside the allow-list |
 * | `ERR_CHECKPOINT_LIMIT` | a file exceeds a named limit |
 * | `ERR_IMAGE` | an image cannot be decoded |
 * | `ERR_IMAGE_TOO_LARGE` | an image has more pixels than the limit (decompression bomb) |
 * | `ERR_ANNOTATION` | an annotation file is not LabelMe's, or does not fit its image |
 * | `ERR_LIBTORCH_NOT_FOUND` | no LibTorch was found where this package looks |
 * | `ERR_LIBTORCH_VERSION` | the LibTorch found is not the supported version |
 * | `ERR_ADDON_LOAD` | the native addon could not be loaded |
 * | `ERR_LIBTORCH` | LibTorch itself reported an error; its C++ backtrace is in `backtrace` |
 * | `ERR_PYTHON` | a Python program that the call needs failed or is missing |
 * | `ERR_ABORTED` | the environment shut down, or a signal aborted the call, before it ran |
 */
export type ErrorCode =
  | 'ERR_INVALID_ARG'
  | 'ERR_SHAPE'
  | 'ERR_DTYPE'
  | 'ERR_DEVICE'
  | 'ERR_DISPOSED'
  | 'ERR_BUSY'
  | 'ERR_NON_FINITE'
  | 'ERR_CONFIG'
  | 'ERR_UNKNOWN_BACKBONE'
  | 'ERR_ARCHIVE'
  | 'ERR_STATE_DICT'
  | 'ERR_PRETRAINED'
  | 'ERR_FILE'
  | 'ERR_CHECKPOINT_FORMAT'
  | 'ERR_CHECKPOINT_TRUNCATED'
  | 'ERR_CHECKPOINT_LEGACY'
  | 'ERR_CHECKPOINT_GLOBAL'
  | 'ERR_CHECKPOINT_LIMIT'
  | 'ERR_IMAGE'
  | 'ERR_IMAGE_TOO_LARGE'
  | 'ERR_ANNOTATION'
  | 'ERR_LIBTORCH_NOT_FOUND'
  | 'ERR_LIBTORCH_VERSION'
  | 'ERR_ADDON_LOAD'
  | 'ERR_LIBTORCH'
  | 'ERR_PYTHON'
  | 'ERR_ABORTED'

export interface ErrorDetails {
  cause?: unknown
  /** The file that the error is about. */
  file?: string
  /** LibTorch's C++ backtrace, kept out of the message. */
  backtrace?: string
}

/** The one error class. Branch on `code`; `message` is for people. */
export class BtxrdTorchError extends Error {
  override readonly name = 'BtxrdTorchError'
  readonly code: ErrorCode
  // Declared and not defined: an error without them does not list them.
  declare readonly file?: string
  declare readonly backtrace?: string

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.code = code
    if (details.file !== undefined) this.file = details.file
    if (details.backtrace !== undefined) this.backtrace = details.backtrace
  }
}

/** A short, safe description of any JavaScript value for error messages. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  if (typeof value === 'string') return JSON.stringify(value.length > 80 ? `${value.slice(0, 77)}...` : value)
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value === 'function') return `function ${value.name || '(anonymous)'}`
  if (typeof value === 'symbol') return value.toString()
  if (Array.isArray(value)) {
    // Arrays within are only counted: one may hold itself.
    const item = (inner: unknown) => Array.isArray(inner) ? `an array of ${inner.length}` : describe(inner)
    return value.length <= 8 ? `[${value.map(item).join(', ')}]` : `an array of ${value.length}`
  }
  // Not `value.constructor`: an object may have a key of that name from a file.
  const name: unknown = Object.getPrototypeOf(value)?.constructor?.name
  return typeof name === 'string' && name !== '' && name !== 'Object' ? `an instance of ${name}` : 'an object'
}

/**
 * The one sentence for a bad argument:
 * `Expected <what> for <name> but received <value>. <remedy>`
 */
export function badArgument(
  name: string,
  expected: string,
  received: unknown,
  remedy = '',
  code: ErrorCode = 'ERR_INVALID_ARG'
): BtxrdTorchError {
  return new BtxrdTorchError(
    code,
    `Expected ${expected} for ${name} but received ${describe(received)}.${remedy ? ` ${remedy}` : ''}`
  )
}
