import { writeFileSync } from 'node:fs'
import { inspect, load, loadCheckpoint, Tensor } from '../lib'
import { BtxrdTorchError } from '../lib/errors'

/** How a file is read. `path` and `mapped` go through native code, the others through the JavaScript heap. */
export const ways = ['bytes', 'bytes', 'opaque', 'inspect', 'checkpoint', 'path', 'mapped'] as const
export type Way = (typeof ways)[number]

/** The errors that a file may cause, whatever is in it. */
const allowed: ReadonlySet<string> = new Set([
  'ERR_CHECKPOINT_FORMAT', 'ERR_CHECKPOINT_TRUNCATED', 'ERR_CHECKPOINT_LIMIT', 'ERR_CHECKPOINT_GLOBAL', 'ERR_CHECKPOINT_LEGACY', 'ERR_DEVICE'
])
/** Errors of the call that reads a tensor's elements: ones that JavaScript has no numbers for, or not strided. */
const allowedOfElements: ReadonlySet<string> = new Set(['ERR_DTYPE', 'ERR_INVALID_ARG'])

const cpuLimitMs = 1000
const longestMessage = 4000
/** Elements of a tensor that are read one by one. */
const fewElements = 4096

/** What went wrong, in words. */
export class Finding extends Error {}

/**
 * Reads a file in one way. It may give a value or an error that {@link allowed} names, in a second of
 * processor time; anything else is a finding. Elements of the tensors are read, so that a view that
 * leaves its storage shows under AddressSanitizer.
 *
 * @param scratch a path that may be written
 * @returns the code of the error, or `read`
 */
export async function judge(file: Buffer, way: Way, scratch: string): Promise<string> {
  const before = process.cpuUsage()
  const outcome = await read(file, way, scratch).then(async (value) => {
    await touch(value)
    return 'read'
  }, (error: unknown) => judgeError(error))
  const { user, system } = process.cpuUsage(before)
  const ms = (user + system) / 1000
  if (ms > cpuLimitMs) throw new Finding(`it took ${ms.toFixed(0)} ms (${outcome})`)
  return outcome
}

async function read(file: Buffer, way: Way, scratch: string): Promise<unknown> {
  const source = way === 'path' || way === 'mapped' ? scratch : file
  if (source === scratch) writeFileSync(scratch, file)
  switch (way) {
    case 'inspect': return JSON.stringify(await inspect(source))
    case 'checkpoint': return loadCheckpoint(source)
    case 'opaque': return load(source, { allowOpaque: true, mapLocation: 'cpu' })
    default: return load(source, { mmap: way === 'mapped' })
  }
}

function judgeError(error: unknown): string {
  if (!(error instanceof BtxrdTorchError)) throw new Finding(`an error that is no BtxrdTorchError: ${(error as Error)?.stack ?? String(error)}`)
  const { code, message } = error
  if (!allowed.has(code)) throw new Finding(`an error of a code that no file may cause: ${code} ${message}`)
  if (message.length > longestMessage) throw new Finding(`a message of ${message.length} letters`)
  // Says that bytes were asked for which the file does not have.
  if (message.includes('were taken away')) throw new Finding(`a read beyond the end: ${message}`)
  return code
}

/** Reads elements of every tensor in a value. */
async function touch(root: unknown): Promise<void> {
  const seen = new Set<unknown>()
  const open = [root]
  while (open.length > 0) {
    const value = open.pop()
    if (typeof value !== 'object' || value === null || seen.has(value)) continue
    seen.add(value)
    if (Tensor.isTensor(value)) await readElements(value)
    else if (value instanceof Map) for (const [key, item] of value) open.push(key, item)
    else if (value instanceof Set || Array.isArray(value)) for (const item of value) open.push(item)
    else if (!ArrayBuffer.isView(value)) for (const item of Object.values(value)) open.push(item)
  }
}

async function readElements(tensor: Tensor): Promise<void> {
  try {
    if (tensor.numel <= fewElements) await tensor.data()
  } catch (error) {
    if (!(error instanceof BtxrdTorchError) || !allowedOfElements.has(error.code)) throw new Finding(`reading the elements of a tensor: ${String(error)}`)
  }
}
