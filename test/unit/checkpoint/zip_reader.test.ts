import { readCheckpointFile } from '../../../lib/checkpoint/checkpoint_file'
import { ByteSource } from '../../../lib/checkpoint/byte_source'
import { defaultLimits, type CheckpointLimits } from '../../../lib/checkpoint/limits'
import { ZipReader } from '../../../lib/checkpoint/zip_reader'
import { int, pickle, put, str } from '../../support/pickle_assembler'
import { TempFolder } from '../../support/temp_folder'
import { torchFile, zip, type ZipOptions, type ZipRecord } from '../../support/zip_builder'

const folder = new TempFolder()

async function withZip<T>(bytes: Buffer, use: (reader: ZipReader) => Promise<T>, limits: Partial<CheckpointLimits> = {}): Promise<T> {
  const source = await ByteSource.open(folder.write('file.zip', bytes))
  try {
    return await use(await ZipReader.open(source, { ...defaultLimits, ...limits }))
  } finally {
    await source.close()
  }
}

const hello = Buffer.from('hello')
const record = (name: string, length = 5): ZipRecord => ({ name, data: Buffer.alloc(length, name) })

describe('reading', () => {
  test.each<[string, ZipOptions]>([
    ['32-bit', {}],
    ['zip64, as torch writes it', { zip64: true }],
    ['with a comment', { comment: Buffer.from('PK\x05\x06 is in the comment') }]
  ])('%s', async (_, options) => {
    const records = [{ name: 'a/hello', data: hello }, { name: 'a/empty', data: Buffer.alloc(0) }, { name: 'a/größe', data: Buffer.alloc(70_000, 7) }]
    await withZip(zip(records, options), async (reader) => {
      expect([...reader.entries.keys()]).toEqual(['a/hello', 'a/empty', 'a/größe'])
      for (const { name, data } of records) {
        expect((await reader.read(name, 'maxPickleBytes', defaultLimits))?.equals(data)).toBe(true)
      }
      expect(await reader.read('a/none', 'maxPickleBytes', defaultLimits)).toBeNull()
    })
  })

  test('places of many records, near and far from each other, in any order asked', async () => {
    const records = Array.from({ length: 1500 }, (_, index) => record(`a/data/${index}`, index % 7 === 0 ? 9000 : index % 50))
    const bytes = zip(records)
    await withZip(bytes, async (reader) => {
      const entries = [...reader.entries.values()].reverse()
      const ranges = await reader.locate(entries)
      ranges.forEach(({ offset, nbytes, crc32 }, index) => {
        const expected = records[records.length - 1 - index]!
        expect(offset % 64).toBe(0)
        expect(crc32).toBe(entries[index]!.crc32)
        expect(bytes.subarray(offset, offset + nbytes).equals(expected.data)).toBe(true)
      })
    })
  })

  test('a directory too large for the first read', async () => {
    const records = Array.from({ length: 3000 }, (_, index) => record(`a-long-folder-name/data/${index}`, 1))
    await withZip(zip(records, { zip64: true }), async (reader) => expect(reader.entries.size).toBe(3000))
  })

  test('64-bit sizes and offsets of an entry', async () => {
    // The first entry's directory data, rewritten with all three 64-bit values in its extra field.
    const bytes = zip([record('a/x')])
    const directory = bytes.readUInt32LE(bytes.length - 6)
    const extra = Buffer.alloc(28)
    extra.writeUInt16LE(1, 0)
    extra.writeUInt16LE(24, 2)
    extra.writeBigUInt64LE(5n, 4)
    extra.writeBigUInt64LE(5n, 12)
    const entry = Buffer.from(bytes.subarray(directory, directory + 46 + 3))
    for (const at of [20, 24, 42]) entry.writeUInt32LE(0xffffffff, at)
    entry.writeUInt16LE(extra.length, 30)
    const end = Buffer.from(bytes.subarray(-22))
    end.writeUInt32LE(entry.length + extra.length, 12)
    await withZip(Buffer.concat([bytes.subarray(0, directory), entry, extra, end]), async (reader) => {
      expect((await reader.read('a/x', 'maxPickleBytes', defaultLimits))?.toString()).toBe('a/xa/')
    })
    entry.writeUInt16LE(0, 30)
    end.writeUInt32LE(entry.length, 12)
    await expect(withZip(Buffer.concat([bytes.subarray(0, directory), entry, end]), async () => null))
      .rejects.toMatchObject({ code: 'ERR_CHECKPOINT_TRUNCATED', message: expect.stringContaining('64-bit') })
  })

  test('all checksums 0: the writer recorded none', async () => {
    const records = [record('a/x'), record('a/y')].map((entry) => ({ ...entry, declared: { crc32: 0 } }))
    await withZip(zip(records), async (reader) => {
      const [range] = await reader.locate([...reader.entries.values()])
      expect(range?.crc32).toBeNull()
      expect(await reader.read('a/x', 'maxPickleBytes', defaultLimits)).not.toBeNull()
    })
  })
})

describe('a damaged file', () => {
  const whole = torchFile(pickle('}', put(0), '(', str('epoch'), int(3), str('names'), ']', str('Normal'), 'a', 'u'))

  test('cut at any byte gives the typed error', async () => {
    expect((await readCheckpointFile(folder.write('whole.pt', whole))).value).toEqual(Object.assign(Object.create(null), { epoch: 3, names: ['Normal'] }))
    for (let length = 0; length < whole.length; length++) {
      await expect(readCheckpointFile(folder.write('cut.pt', whole.subarray(0, length)))).rejects.toMatchObject({ code: 'ERR_CHECKPOINT_TRUNCATED' })
    }
  })

  test('with any byte changed is read as it was or gives a typed error', async () => {
    let refused = 0
    for (let at = 0; at < whole.length; at++) {
      const changed = Buffer.from(whole)
      changed[at]! ^= 0xff
      const outcome = await readCheckpointFile(folder.write('changed.pt', changed)).then(({ value }) => value, (error: unknown) => error)
      if (outcome instanceof Error) {
        expect(outcome).toMatchObject({ name: 'BtxrdTorchError', code: expect.stringMatching(/^ERR_CHECKPOINT_/) })
        refused++
      } else {
        // Padding, descriptors and times are in no checksum; what is read must be unharmed.
        expect(outcome).toMatchObject({ epoch: 3, names: ['Normal'] })
      }
    }
    expect(refused).toBeGreaterThan(whole.length / 3)
  })
})
