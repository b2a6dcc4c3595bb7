import { int, pickle, str, type Part } from './pickle_assembler'

/** The first pickle of every such file: its magic number. */
const magic = Buffer.from('80028a0a6cfc9c46f9206aa850192e', 'hex')

export interface LegacyOptions {
  version?: Part[]
  /** The facts of the writer, which nobody reads. */
  facts?: Part[]
  /** The list of storages after the pickle. */
  keys?: Part[]
  /** Elements that the file says the first storage has. */
  length?: bigint
  data?: Buffer
}

/** A file as `torch.save` wrote it before torch 1.6, of one storage of 3 float32. */
export function legacyFile(value: Part[], options: LegacyOptions = {}): Buffer {
  const { version = [int(1001)], facts = ['}'], keys = [']', str('0'), 'a'], length = 3n } = options
  const { data = Buffer.from(new Float32Array([4, 5, 6]).buffer) } = options
  const count = Buffer.alloc(8)
  count.writeBigInt64LE(length)
  return Buffer.concat([magic, pickle(...version), pickle(...facts), pickle(...value), pickle(...keys), count, data])
}
