import { BtxrdTorchError, type ErrorCode } from '../errors'

/** Makes the error for one file: `<file>: <what was found and what was expected>. <what to do>` */
export type Fail = (code: ErrorCode, problem: string, remedy?: string, cause?: unknown) => BtxrdTorchError

export function failFor(file: string): Fail {
  return (code, problem, remedy = '', cause) =>
    new BtxrdTorchError(code, `${file}: ${problem}.${remedy === '' ? '' : ` ${remedy}`}`, { file, cause })
}

/** The most letters of a text from a file that a message shows. */
const maxShown = 200

/** A text from a file as messages show it: in quotes, control characters escaped, not longer than a line. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > maxShown ? `${text.slice(0, maxShown)}...` : text)
}

export const copyAgain = 'Copy or download the file again and compare its size and checksum with the original.'

/** The error of a file for one of native code that names a range by its number; any other as it is. */
export function rangeError(fail: Fail, error: unknown, placeOf: (range: number) => string): unknown {
  if (!(error instanceof BtxrdTorchError) || error.file !== undefined) return error
  const range = Number(/record (\d+)/.exec(error.message)?.[1] ?? 0)
  return fail(error.code, error.message.replace(/\.$/, ` (${placeOf(range)})`), error.code === 'ERR_CHECKPOINT_TRUNCATED' ? copyAgain : '', error)
}
