import type { BtxrdTorchError, ErrorCode } from '../errors'
import { copyAgain, type Fail } from './checkpoint_error'
import { decodePythonUtf8 } from './python_utf8'

/** Reads the primitives of a pickle in order; every error carries the byte offset of its opcode. */
export class PickleCursor {
  private at = 0
  private opcodeAt = 0

  constructor(private readonly bytes: Buffer, private readonly place: { label: string, base: number }, private readonly failFile: Fail) {}

  /** The next opcode byte. */
  opcode(): number {
    this.opcodeAt = this.at
    return this.u8()
  }

  fail(code: ErrorCode, problem: string, remedy?: string): BtxrdTorchError {
    return this.failFile(code, `${problem} (${this.place.label} ${this.place.base + this.opcodeAt})`, remedy)
  }

  u8(): number {
    return this.bytes[this.advance(1)]!
  }

  u16(): number {
    return this.bytes.readUInt16LE(this.advance(2))
  }

  i32(): number {
    return this.bytes.readInt32LE(this.advance(4))
  }

  u32(): number {
    return this.bytes.readUInt32LE(this.advance(4))
  }

  /** A length of 8 bytes; one beyond 2^53 cannot be in the pickle and fails as any that is too long. */
  u64(): number {
    return Number(this.bytes.readBigUInt64LE(this.advance(8)))
  }

  f64(): number {
    return this.bytes.readDoubleBE(this.advance(8))
  }

  /** Whether so many bytes follow. */
  has(length: number): boolean {
    return length <= this.bytes.length - this.at
  }

  take(length: number): Buffer {
    const start = this.advance(length)
    return this.bytes.subarray(start, start + length)
  }

  text(length: number): string {
    const text = decodePythonUtf8(this.take(length))
    if (text === null) throw this.fail('ERR_CHECKPOINT_FORMAT', 'a string is not valid UTF-8')
    return text
  }

  /** Text up to a line feed, without it. */
  line(): string {
    const end = this.bytes.indexOf(0x0a, this.at)
    const text = this.text((end === -1 ? this.bytes.length : end) - this.at)
    this.advance(1)
    return text
  }

  /** A two's complement little-endian integer. */
  integer(length: number): number | bigint {
    const bytes = this.take(length)
    if (length <= 6) return length === 0 ? 0 : bytes.readIntLE(0, length)
    const value = BigInt.asIntN(8 * length, BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`))
    return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value
  }

  private advance(length: number): number {
    const start = this.at
    if (length > this.bytes.length - start) {
      throw this.fail('ERR_CHECKPOINT_TRUNCATED', `the pickle ends at byte ${this.place.base + this.bytes.length}, in the middle of a value`, copyAgain)
    }
    this.at += length
    return start
  }
}
