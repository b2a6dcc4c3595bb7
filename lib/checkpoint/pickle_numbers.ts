import type { PickleSink } from './pickle_sink'

/** LONG1, the longest integer that `weights_only` reads, has a length of one byte. */
export const longestInteger = 255

/** An integer in its shortest opcode, as Python's pickler writes it; false when no opcode takes it. */
export function writeInteger(sink: PickleSink, value: number | bigint): boolean {
  if (value >= -0x80000000 && value <= 0x7fffffff) writeInt32(sink, Number(value))
  else return writeLong(sink, BigInt(value))
  return true
}

function writeInt32(sink: PickleSink, value: number): void {
  if (value < 0 || value > 0xffff) sink.i32('J', value)
  else if (value > 0xff) sink.u16('M', value)
  else sink.u8('K', value)
}

/** Little-endian two's complement in as few bytes as hold the sign too. */
function writeLong(sink: PickleSink, value: bigint): boolean {
  const magnitude = value < 0n ? -value - 1n : value
  const length = Math.floor(magnitude.toString(2).length / 8) + 1
  if (length > longestInteger) return false
  const digits = BigInt.asUintN(8 * length, value).toString(16).padStart(2 * length, '0')
  sink.u8('\x8a', length)
  sink.raw(Buffer.from(digits, 'hex').reverse())
  return true
}
