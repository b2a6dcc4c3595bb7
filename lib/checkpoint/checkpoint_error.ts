import { BtxrdTorchError, type ErrorCode } from '../errors'

/** Makes the error for one file: `<file>: <what was found and what was expected>. <what to do>` */
export type Fail = (code: ErrorCode, problem: string, remedy?: string, cause?: unknown) => BtxrdTorchError

export function failFor(file: string): Fail {
  return (code, problem, remedy = '', cause) =>
    new BtxrdTorchError(code, `${file}: ${problem}.${remedy === '' ? '' : ` ${remedy}`}`, { file, cause })
}

export const copyAgain = 'Copy or download the file again and compare its size and checksum with the original.'
