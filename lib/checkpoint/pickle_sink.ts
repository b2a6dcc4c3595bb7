import { encodePythonUtf8 } from './python_utf8'

const firstBytes = 64 << 10

/** A growing buffer for the opcodes of a pickle and their arguments. */
export class PickleSink {
  private buffer = Buffer.allocUnsafe(firstBytes)
  private at = 0

  /** Bytes so far. */
  get length(): number {
    return this.at
  }

  /** A copy of all bytes. */
  bytes(): Buffer {
    return Buffer.from(this.buffer.subarray(0, this.at))
  }

  /** Opcodes without arguments, by the letters of Python's `pickletools`. */
  letters(letters: string): void {
    const start = this.reserve(letters.length)
    for (let index = 0; index < letters.length; index++) this.buffer[start + index] = letters.charCodeAt(index)
  }

  u8(letter: string, value: number): void {
    const start = this.opcode(letter, 1)
    this.buffer.writeUInt8(value, start)
  }

  u16(letter: string, value: number): void {
    const start = this.opcode(letter, 2)
    this.buffer.writeUInt16LE(value, start)
  }

  i32(letter: string, value: number): void {
    const start = this.opcode(letter, 4)
    this.buffer.writeInt32LE(value, start)
  }

  u32(letter: string, value: number): void {
    const start = this.opcode(letter, 4)
    this.buffer.writeUInt32LE(value, start)
  }

  /** BINFLOAT. */
  float(value: number): void {
    const start = this.opcode('G', 8)
    this.buffer.writeDoubleBE(value, start)
  }

  /** BINUNICODE. */
  text(text: string): void {
    const bytes = encodePythonUtf8(text)
    this.u32('X', bytes.length)
    this.raw(bytes)
  }

  raw(bytes: Uint8Array): void {
    const start = this.reserve(bytes.length)
    this.buffer.set(bytes, start)
  }

  /** Writes an opcode and returns where its argument goes. */
  private opcode(letter: string, argumentBytes: number): number {
    const start = this.reserve(1 + argumentBytes)
    this.buffer[start] = letter.charCodeAt(0)
    return start + 1
  }

  /** Makes room and returns where it begins; `buffer` can be another one afterwards. */
  private reserve(count: number): number {
    const start = this.at
    this.at += count
    if (this.at > this.buffer.length) {
      const larger = Buffer.allocUnsafe(2 * this.at)
      larger.set(this.buffer.subarray(0, start))
      this.buffer = larger
    }
    return start
  }
}
