/** Bytes of the argument of each opcode that has one of fixed length, by the letters of `pickletools`. */
const fixed: Readonly<Record<string, number>> = {
  '\x80': 1, '\x95': 8, J: 4, K: 1, M: 2, G: 8, q: 1, r: 4, h: 1, j: 4
}

/** Bytes of the length that comes before the argument of the others. */
const counted: Readonly<Record<string, number>> = {
  '\x8a': 1, '\x8b': 4, U: 1, T: 4, X: 4, '\x8c': 1, '\x8d': 8, B: 4, C: 1, '\x8e': 8, '\x96': 8
}

const fixedBytes = Uint8Array.from({ length: 256 }, (_, byte) => fixed[String.fromCharCode(byte)] ?? 0)
const countBytes = Uint8Array.from({ length: 256 }, (_, byte) => counted[String.fromCharCode(byte)] ?? 0)
const [stop, globalLines, lineFeed] = ['.', 'c', '\n'].map((letter) => letter.charCodeAt(0)) as [number, number, number]

/**
 * One past the opcode at `at` and its argument, which may be past the end; null when these bytes end
 * before the argument's length is known. An opcode that is none counts as one without argument.
 */
export function opcodeEnd(bytes: Buffer, at: number): number | null {
  const opcode = bytes[at]!
  if (opcode === globalLines) {
    const module = bytes.indexOf(lineFeed, at + 1)
    const name = module === -1 ? -1 : bytes.indexOf(lineFeed, module + 1)
    return name === -1 ? null : name + 1
  }
  const count = countBytes[opcode]!
  const argument = at + 1 + count
  if (count === 0) return argument + fixedBytes[opcode]!
  return argument > bytes.length ? null : argument + readCount(bytes, at + 1, count)
}

/**
 * Where a pickle ends: one past its STOP; null when these bytes end before. An opcode that is none
 * is passed over, since the machine that runs the pickle refuses it.
 */
export function pickleEnd(bytes: Buffer): number | null {
  let at = 0
  while (at < bytes.length) {
    const end = opcodeEnd(bytes, at)
    if (end === null || bytes[at] === stop) return end
    at = end
  }
  return null
}

function readCount(bytes: Buffer, at: number, count: number): number {
  if (count === 8) return Number(bytes.readBigUInt64LE(at))
  return count === 4 ? bytes.readUInt32LE(at) : bytes.readUInt8(at)
}
