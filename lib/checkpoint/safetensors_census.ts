import type { Fail } from './checkpoint_error'
import type { CheckpointLimits } from './limits'

const [quote, backslash, colon, openBrace, closeBrace, openBracket, closeBracket] =
  Array.from('"\\:{}[]', (letter) => letter.charCodeAt(0)) as [number, number, number, number, number, number, number]

/** Levels of a header: itself, a tensor, the lists of that. */
const levels = 3
/** Keys, and objects with lists, of a tensor. */
const ofTensor = 3

/**
 * Counts in the bytes of a header what `JSON.parse` would make of them, and refuses what no honest header
 * has so many of. Parsing holds the event loop, for more than ten seconds with 25 MB of the wrong kind.
 *
 * @param start byte of the file where the header begins
 * @throws BtxrdTorchError `ERR_CHECKPOINT_FORMAT` or `ERR_CHECKPOINT_LIMIT`
 */
export function countHeader(bytes: Buffer, start: number, limits: Pick<CheckpointLimits, 'maxTensors' | 'maxMetadataEntries'>, fail: Fail): void {
  let depth = 0
  let members = 0
  let keys = 0
  let containers = 0
  for (let at = 0; at < bytes.length; at++) {
    switch (bytes[at]) {
      case quote:
        at = stringEnd(bytes, at + 1)
        break
      case openBrace:
      case openBracket:
        containers++
        if (++depth > levels) throw fail('ERR_CHECKPOINT_FORMAT', `its header has values ${depth} levels deep at byte ${start + at}, the format has ${levels}`)
        break
      case closeBrace:
      case closeBracket:
        depth--
        break
      case colon:
        if (depth === 1) members++
        else keys++
    }
  }
  const { maxTensors, maxMetadataEntries } = limits
  if (members > maxTensors) throw fail('ERR_CHECKPOINT_LIMIT', `the ${members} tensors of its header at byte ${start} exceed maxTensors (${maxTensors})`)
  if (keys > ofTensor * members + maxMetadataEntries) {
    throw fail('ERR_CHECKPOINT_LIMIT', `its header at byte ${start} has ${keys} keys below ${members} names, more than maxMetadataEntries (${maxMetadataEntries}) allows`)
  }
  // The header itself, and __metadata__ or anything else that stands for a tensor.
  if (containers > ofTensor * members + 1) throw fail('ERR_CHECKPOINT_FORMAT', `its header at byte ${start} has ${containers} objects and lists for ${members} names`)
}

/** The place of the quote that ends a string; the end of the bytes when there is none. */
function stringEnd(bytes: Buffer, from: number): number {
  let at = from
  while (at < bytes.length && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1
  return at
}
