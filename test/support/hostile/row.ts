import type { CheckpointLimits } from '../../../lib/checkpoint/limits'
import type { ErrorCode } from '../../../lib/errors'

/** A file that must be refused: what it is, its bytes, the code, what the message says, limits that are not the default ones. */
export type HostileRow = [name: string, file: Buffer, code: ErrorCode, message: RegExp, limits?: Partial<CheckpointLimits>]

/** A copy of a file in which something was changed. */
export function changed(file: Buffer, change: (bytes: Buffer) => void): Buffer {
  const copy = Buffer.from(file)
  change(copy)
  return copy
}
