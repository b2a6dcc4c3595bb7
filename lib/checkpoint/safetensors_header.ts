import type { DType } from '../binding'
import { describe } from '../errors'
import type { ByteSource } from './byte_source'
import { copyAgain, quoted, type Fail } from './checkpoint_error'
import { itemSize } from './dtypes'
import { defaultLimits, type CheckpointLimits } from './limits'
import { countHeader } from './safetensors_census'
import { safetensorsDTypes, torchShape } from './safetensors_dtypes'

/** Those of the limits of `load` that are of this format. */
export type SafetensorsLimits = Pick<CheckpointLimits, 'maxHeaderBytes' | 'maxTensors' | 'maxMetadataEntries' | 'maxDimensions'>

/** Bytes before the header: its length, 64-bit little-endian. */
const LENGTH_BYTES = 8

export interface SafetensorsEntry {
  name: string
  dtype: DType
  shape: number[]
  /** First byte, from the start of the file. */
  offset: number
  nbytes: number
}

export interface SafetensorsHeader {
  /** In the order of their bytes. */
  entries: SafetensorsEntry[]
  /** The texts under `__metadata__`; null when there is none. */
  metadata: Record<string, string> | null
}

/**
 * Reads and checks the header of a safetensors file as the format's own library does: tensors in
 * the order of their bytes, which fill the file without a gap or an overlap.
 *
 * @throws BtxrdTorchError `ERR_CHECKPOINT_FORMAT`, `ERR_CHECKPOINT_TRUNCATED` or `ERR_CHECKPOINT_LIMIT`
 */
export async function readSafetensorsHeader(source: ByteSource, limits: SafetensorsLimits = defaultLimits): Promise<SafetensorsHeader> {
  const { fail, size } = source
  if (size < LENGTH_BYTES) throw fail('ERR_CHECKPOINT_TRUNCATED', `a safetensors file has at least ${LENGTH_BYTES} bytes, this one has ${size}`, copyAgain)
  const length = Number((await source.read(0, LENGTH_BYTES)).readBigUInt64LE())
  if (length > limits.maxHeaderBytes) throw fail('ERR_CHECKPOINT_LIMIT', `its header of ${length} bytes exceeds maxHeaderBytes (${limits.maxHeaderBytes})`)
  if (length > size - LENGTH_BYTES) throw fail('ERR_CHECKPOINT_TRUNCATED', `the file of ${size} bytes ends within its header of ${length}`, copyAgain)
  const start = LENGTH_BYTES + length
  const bytes = await source.read(LENGTH_BYTES, length)
  countHeader(bytes, LENGTH_BYTES, limits, fail)
  const declared = Object.entries(parseJson(bytes, fail))
  const entries: SafetensorsEntry[] = []
  let metadata: SafetensorsHeader['metadata'] = null
  for (const [name, value] of declared) {
    if (name === '__metadata__') metadata = checkMetadata(value, fail)
    else entries.push(parseEntry(name, value, start, limits, fail))
  }
  entries.sort((a, b) => a.offset - b.offset || a.nbytes - b.nbytes)
  checkCoverage(entries, start, size, fail)
  return { entries, metadata }
}

function parseJson(bytes: Buffer, fail: Fail): Record<string, unknown> {
  let header: unknown
  try {
    // The format wants the brace first, where JSON would allow white space.
    header = bytes[0] === 0x7b ? JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)) : null
  } catch (error) {
    throw fail('ERR_CHECKPOINT_FORMAT', `its header is not JSON: ${(error as Error).message}`, copyAgain, error)
  }
  if (typeof header !== 'object' || header === null) throw fail('ERR_CHECKPOINT_FORMAT', 'its header is not a JSON object', copyAgain)
  return header as Record<string, unknown>
}

function checkMetadata(value: unknown, fail: Fail): Record<string, string> | null {
  const texts = typeof value === 'object' && !Array.isArray(value) && Object.values(value ?? {}).every((text) => typeof text === 'string')
  if (!texts) throw fail('ERR_CHECKPOINT_FORMAT', 'expected an object of strings for __metadata__ in its header')
  return value as Record<string, string> | null
}

function parseEntry(name: string, value: unknown, start: number, limits: SafetensorsLimits, fail: Fail): SafetensorsEntry {
  const label = quoted(name)
  const { dtype: code, shape, data_offsets: offsets } = (value ?? {}) as Record<string, unknown>
  const dtype = typeof code === 'string' && Object.hasOwn(safetensorsDTypes, code) ? safetensorsDTypes[code] : undefined
  if (dtype === undefined) {
    throw fail('ERR_CHECKPOINT_FORMAT', `expected one of ${Object.keys(safetensorsDTypes).join(', ')} for the dtype of ${label}, it is ${describe(code)}`, 'Convert it in Python.')
  }
  if (!isCounts(shape)) throw fail('ERR_CHECKPOINT_FORMAT', `the shape of ${label} is not a list of sizes`)
  if (shape.length > limits.maxDimensions) throw fail('ERR_CHECKPOINT_LIMIT', `${label} has ${shape.length} dimensions, more than maxDimensions (${limits.maxDimensions})`)
  if (!isCounts(offsets) || offsets.length !== 2) throw fail('ERR_CHECKPOINT_FORMAT', `the data_offsets of ${label} are not two byte offsets`)
  const [begin, end] = offsets as [number, number]
  const sizes = torchShape(dtype, shape)
  if (!isCounts(sizes)) throw fail('ERR_CHECKPOINT_FORMAT', `the shape [${shape.join(', ')}] of ${label} counts halves of bytes, so the last size has to be even`)
  const nbytes = sizes.reduce((product, count) => product * count, itemSize[dtype])
  // Past 2^53 the product is rounded, but it is then larger than any file.
  if (end - begin !== nbytes) {
    throw fail('ERR_CHECKPOINT_FORMAT', `${label} is ${dtype} [${sizes.join(', ')}], ${nbytes} bytes, but its data_offsets [${begin}, ${end}] span ${end - begin}`)
  }
  return { name, dtype, shape: sizes, offset: start + begin, nbytes }
}

function checkCoverage(entries: SafetensorsEntry[], start: number, size: number, fail: Fail): void {
  let end = start
  for (const { name, offset, nbytes } of entries) {
    if (offset !== end) {
      throw fail('ERR_CHECKPOINT_FORMAT', `${quoted(name)} begins at byte ${offset}, where ${offset < end ? 'another tensor is' : `a gap of ${offset - end} bytes ends`}`)
    }
    end += nbytes
  }
  if (end > size) throw fail('ERR_CHECKPOINT_TRUNCATED', `its tensors end at byte ${end}, the file at ${size}`, copyAgain)
  if (end < size) throw fail('ERR_CHECKPOINT_FORMAT', `${size - end} bytes follow its last tensor`)
}

function isCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((count) => Number.isSafeInteger(count) && count >= 0)
}
