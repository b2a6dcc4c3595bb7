/**
 * Writes pickles by hand. A part is a Buffer or a string of opcode letters (Latin-1), by Python's
 * `pickletools`: `(` MARK, `}` EMPTY_DICT, `u` SETITEMS, `R` REDUCE, `.` STOP ...
 */
export type Part = string | Buffer

export function pickle(...parts: Part[]): Buffer {
  return Buffer.concat(['\x80\x02', ...parts, '.'].map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)))
}

function sized(letter: string, bytes: number, write: (buffer: Buffer) => void): Buffer {
  const buffer = Buffer.alloc(1 + bytes)
  buffer.write(letter, 0, 'latin1')
  write(buffer)
  return buffer
}

export const uint8 = (letter: string, value: number): Buffer => sized(letter, 1, (buffer) => buffer.writeUInt8(value, 1))
export const uint32 = (letter: string, value: number): Buffer => sized(letter, 4, (buffer) => buffer.writeUInt32LE(value, 1))
export const uint64 = (letter: string, value: bigint): Buffer => sized(letter, 8, (buffer) => buffer.writeBigUInt64LE(value, 1))

export const int = (value: number): Buffer => sized('J', 4, (buffer) => buffer.writeInt32LE(value, 1))
export const float = (value: number): Buffer => sized('G', 8, (buffer) => buffer.writeDoubleBE(value, 1))
export const put = (index: number): Buffer => uint32('r', index)
export const get = (index: number): Buffer => uint32('j', index)
export const global = (module: string, name: string): string => `c${module}\n${name}\n`

export function str(text: string | Buffer): Buffer {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  return Buffer.concat([uint32('X', bytes.length), bytes])
}

/** LONG1 with the two's complement of `bytes` bytes. */
export function long(value: bigint, bytes: number): Buffer {
  const digits = BigInt.asUintN(8 * bytes, value).toString(16).padStart(2 * bytes, '0')
  return Buffer.concat([uint8('\x8a', bytes), Buffer.from(digits, 'hex').reverse()])
}

const tuple = (...parts: Part[]): Part[] => ['(', ...parts, 't']

export interface TensorParts {
  storageClass?: string
  key?: string
  /** Elements of the storage. */
  numel: number
  location?: string
  /** The sixth part of the persistent id, in files before torch 1.6: NONE or (key, offset, size). */
  view?: Part[]
  offset?: number
  size: number[]
  stride: number[]
}

/** The parts of a tensor as `torch.save` writes it. */
export function tensor({ storageClass = 'FloatStorage', key = '0', location = 'cpu', view = [], numel, offset = 0, size, stride }: TensorParts): Part[] {
  return [
    global('torch._utils', '_rebuild_tensor_v2'),
    ...tuple(
      ...tuple(str('storage'), global('torch', storageClass), str(key), str(location), int(numel), ...view), 'Q',
      int(offset), ...tuple(...size.map(int)), ...tuple(...stride.map(int)), '\x89',
      global('collections', 'OrderedDict'), ')R'
    ),
    'R'
  ]
}
