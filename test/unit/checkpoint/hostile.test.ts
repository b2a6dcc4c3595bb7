import { readFileSync } from 'node:fs'
import path from 'node:path'
import { ByteSource } from '../../../lib/checkpoint/byte_source'
import { inspect } from '../../../lib/checkpoint/inspect'
import { defaultLimits } from '../../../lib/checkpoint/limits'
import { load } from '../../../lib/checkpoint/load'
import { readSafetensorsHeader } from '../../../lib/checkpoint/safetensors_header'
import { BtxrdTorchError } from '../../../lib/errors'
import { hostileLegacyFiles } from '../../support/hostile/legacy'
import { hostileGlobals, hostileStructures, malformedPickles } from '../../support/hostile/pickles'
import type { HostileRow } from '../../support/hostile/row'
import { hostileSafetensors } from '../../support/hostile/safetensors'
import { hostileTensors } from '../../support/hostile/tensors'
import { hostileZips } from '../../support/hostile/zips'
import { root } from '../../support/python'
import { TempFolder } from '../../support/temp_folder'

const folder = new TempFolder()

const ofPickles = { hostileGlobals, hostileStructures, malformedPickles, hostileTensors }
const tables: Record<string, HostileRow[]> = { hostileZips, ...ofPickles, hostileLegacyFiles }
const allRows = [...Object.values(tables).flat(), ...hostileSafetensors]

/** Messages about the file as a whole, or about values that more than one place of it makes. */
const aboutTheWhole =
  /holds itself|maxNesting|maxExpandedValues|maxSparseKeys|maxKeyValues|Python cannot hash|stands where a value|is missing|(?:expected (?:container|byteorder|\.format))|big-endian|data\.pkl, torch|begins with|this is |ERR_DEVICE|no device/

/** What zlib allocates at a time while it inflates. */
const inflateChunk = 16_384

async function failureOf(reading: Promise<unknown>): Promise<BtxrdTorchError> {
  const error: unknown = await reading.then(() => { throw new Error('it was read') }, (reason: unknown) => reason)
  expect(error).toBeInstanceOf(BtxrdTorchError)
  return error as BtxrdTorchError
}

/** The largest buffer that was made while something ran: nothing may be allocated that the file does not have. */
async function largestBuffer(run: () => Promise<unknown>): Promise<number> {
  const allocate = jest.spyOn(Buffer, 'allocUnsafe')
  try {
    await run()
    return Math.max(0, ...allocate.mock.calls.map(([size]) => size))
  } finally {
    allocate.mockRestore()
  }
}

describe.each(Object.entries(tables))('%s', (_, rows) => {
  test.each(rows)('%s', async (name, bytes, code, message, limits = {}) => {
    const file = folder.write('hostile.pt', bytes)
    const started = process.cpuUsage()
    const error = await failureOf(load(bytes, { limits }))
    const { user, system } = process.cpuUsage(started)

    expect(error).toMatchObject({ code, message: expect.stringMatching(message) })
    expect(error.message.length).toBeLessThan(1000)
    if (!aboutTheWhole.test(error.message)) expect(error.message).toMatch(/\bbytes? \d+/)
    expect((user + system) / 1e6).toBeLessThan(1)

    const largest = await largestBuffer(async () => {
      expect(await failureOf(load(file, { limits }))).toMatchObject({ code, file, message: expect.stringMatching(message) })
    })
    expect(largest).toBeLessThanOrEqual(Math.max(bytes.length, inflateChunk))

    // What `load` refuses for a name or for what a tensor is made of can still be looked into.
    const inspection: unknown = await inspect(bytes, { limits }).catch((reason: unknown) => reason)
    if (inspection instanceof Error) expect(inspection).toBeInstanceOf(BtxrdTorchError)
    else expect(JSON.stringify(inspection)).toContain('"format"')
  })
})

describe('safetensors', () => {
  test.each(hostileSafetensors)('%s', async (_, bytes, code, message, limits = {}) => {
    const source = await ByteSource.open(bytes)
    const error = await failureOf(readSafetensorsHeader(source, { ...defaultLimits, ...limits }))
    expect(error).toMatchObject({ code, message: expect.stringMatching(message) })
    expect(error.message.length).toBeLessThan(1000)
    await failureOf(load(bytes, { limits }))
  })
})

test('every limit is in the documentation, with its default', () => {
  const text = readFileSync(path.join(root, 'docs', 'checkpoint-limits.md'), 'utf8')
  for (const [limit, value] of Object.entries(defaultLimits)) expect(text).toContain(`| \`${limit}\` | ${value.toLocaleString('en-US')} |`)
})

test('every limit is among the refusals', () => {
  const unnamed = Object.keys(defaultLimits).filter((limit) => !allRows.some(([, , code, { source }]) => code === 'ERR_CHECKPOINT_LIMIT' && source.includes(limit)))
  expect(unnamed).toEqual([])
})
