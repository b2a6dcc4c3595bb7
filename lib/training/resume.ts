import type { MemoryFormat } from '../binding'
import type { ResumeState } from '../checkpoint/resume_state'
import { BtxrdTorchError, describe } from '../errors'
import type { BTXRDClassifier } from '../models/classifier'
import { Tensor } from '../tensor'
import { getNumThreads } from '../threads'

type Resume = Pick<ResumeState, 'rng_state' | 'num_threads' | 'memory_format'> & {
  scaler: Record<string, unknown> | null
  early_stopping: Record<string, unknown> | null
}

const isDict = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value) && !Tensor.isTensor(value)

/** What each part has to be, unless it is null. */
const expectations: Record<keyof Resume, { what: string, holds: (value: unknown) => boolean }> = {
  rng_state: { what: 'a uint8 tensor', holds: (value) => Tensor.isTensor(value) && value.dtype === 'uint8' },
  num_threads: { what: 'an integer', holds: Number.isSafeInteger },
  memory_format: { what: '"contiguous" or "channels_last"', holds: (value) => value === 'contiguous' || value === 'channels_last' },
  scaler: { what: 'a dict', holds: isDict },
  early_stopping: { what: 'a dict', holds: isDict }
}

/**
 * The tenth key of a checkpoint; null for a checkpoint without it. Parts that are missing are null.
 * @throws BtxrdTorchError `ERR_CHECKPOINT_FORMAT`
 */
export function readResumeState(value: unknown): Resume | null {
  if (value == null) return null
  if (!isDict(value)) throw malformed('a dict for resume_state', value)
  const entries = Object.entries(expectations).map(([key, { what, holds }]) => {
    const found = (value as Record<string, unknown>)[key] ?? null
    if (found !== null && !holds(found)) throw malformed(`${what} or None for resume_state.${key}`, found)
    return [key, found]
  })
  return Object.fromEntries(entries) as Resume
}

/**
 * The bytes of torch's generator, null where they are not to be restored.
 * @param wanted undefined: if there are any
 */
export async function rngBytes(resume: Resume | null, wanted: boolean | undefined): Promise<Uint8Array | null> {
  if (wanted === false) return null
  const state = resume?.rng_state ?? null
  if (state !== null) return (await state.data()) as Uint8Array
  if (wanted === undefined) return null
  throw new BtxrdTorchError(
    'ERR_STATE_DICT',
    'Expected a checkpoint with resume_state.rng_state but it has none. Leave out restoreRng: true to go on without it.'
  )
}

export function warnOfDifferences({ num_threads: threads, memory_format: format }: Resume, model: BTXRDClassifier): void {
  const threadsNow = getNumThreads()
  if (threads !== null && threads !== threadsNow) {
    const difference = `The checkpoint was saved by a run with ${threads} thread(s), and this one has ${threadsNow}`
    warn('BTXRD_RESUME_THREADS', difference, `setNumThreads(${threads})`)
  }
  const formatNow = memoryFormatOf(model)
  if (format !== null && format !== formatNow) {
    const difference = `The checkpoint was saved by a run in ${format} memory format, and the model is in ${formatNow}`
    warn('BTXRD_RESUME_MEMORY_FORMAT', difference, `model.to({ memoryFormat: '${format}' })`)
  }
}

/** That of the weights, by one whose strides differ between the two. */
function memoryFormatOf(model: BTXRDClassifier): MemoryFormat {
  const telling = model.parameters().find(({ shape }) => shape.length === 4 && shape[1]! > 1 && shape[2]! * shape[3]! > 1)
  return telling?.strides[1] === 1 ? 'channels_last' : 'contiguous'
}

function warn(code: string, difference: string, remedy: string): void {
  const message = `${difference}: the last bits of results may differ from those of an unbroken run. Call ${remedy}.`
  process.emitWarning(message, { type: 'BtxrdTorchWarning', code })
}

function malformed(expected: string, received: unknown): BtxrdTorchError {
  return new BtxrdTorchError(
    'ERR_CHECKPOINT_FORMAT',
    `Expected ${expected} in the checkpoint but received ${describe(received)}. Save it with saveCheckpoint() and its resume option.`
  )
}
