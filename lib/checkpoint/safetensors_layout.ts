import type { DType } from '../binding'
import { badArgument } from '../errors'
import { headerShape, safetensorsCode, safetensorsRank } from './safetensors_dtypes'

/** A tensor to be written. */
export interface SafetensorsRecord {
  readonly name: string
  readonly dtype: DType
  readonly shape: readonly number[]
  readonly nbytes: number
}

/** The library's own limit, beyond which it reads no file. */
const maxHeaderBytes = 100_000_000
/** The header is filled up with spaces to a multiple of it. */
const alignment = 8

/**
 * What comes before the data, and the order of the data: byte for byte what the format's library
 * makes, wide dtypes first and then by name, so that each tensor is aligned.
 *
 * @throws BtxrdTorchError `ERR_INVALID_ARG`
 */
export function layOutSafetensors<T extends SafetensorsRecord>(
  tensors: readonly T[], metadata: Readonly<Record<string, string>> | null
): { prefix: Buffer, order: T[] } {
  const order = [...tensors].sort((a, b) => safetensorsRank(b.dtype) - safetensorsRank(a.dtype) || compareUtf8(a.name, b.name))
  // Text and no object: JavaScript would put names such as "7" first.
  const members: string[] = metadata === null ? [] : [`"__metadata__":${JSON.stringify(metadata)}`]
  let end = 0
  for (const { name, dtype, shape, nbytes } of order) {
    const offsets = [end, end += nbytes]
    members.push(`${JSON.stringify(name)}:${JSON.stringify({ dtype: safetensorsCode(dtype), shape: headerShape(dtype, shape), data_offsets: offsets })}`)
  }
  const json = Buffer.from(`{${members.join(',')}}`)
  const length = Math.ceil(json.length / alignment) * alignment
  if (length > maxHeaderBytes) throw badArgument('tensors', `names and metadata of at most ${maxHeaderBytes} bytes`, length)
  const prefix = Buffer.alloc(8 + length, ' ')
  prefix.writeBigUInt64LE(BigInt(length))
  json.copy(prefix, 8)
  return { prefix, order }
}

/** By code points, as Python and Rust compare strings; JavaScript compares halves of surrogate pairs. */
export function compareUtf8(a: string, b: string): number {
  return Buffer.from(a).compare(Buffer.from(b))
}
