import { archiveFolder } from '../../../lib/checkpoint/archive_writer'
import { ZipLayout, type ZipRecord } from '../../../lib/checkpoint/zip_writer'

const hex = (bytes: Buffer): string => bytes.toString('hex')

/** What stands before and after the data of each record, and after the last one. */
function laidOut(records: readonly ZipRecord[]): { headers: Buffer[], descriptors: Buffer[], directory: Buffer } {
  const layout = new ZipLayout()
  const parts = records.map((record) => {
    const { dataAt } = layout.add(record)
    const bytes = layout.take()
    return [bytes.subarray(0, dataAt), bytes.subarray(dataAt)] as const
  })
  layout.end()
  return { headers: parts.map(([header]) => header), descriptors: parts.map(([, descriptor]) => descriptor), directory: layout.take() }
}

describe('the layout of an archive', () => {
  test('data is aligned, whatever the lengths of names and data before it', () => {
    const records = Array.from({ length: 150 }, (_, index): ZipRecord => ({ name: `a/${'x'.repeat(index % 70)}`, size: index * 7 % 131, crc32: index }))
    const { headers, descriptors } = laidOut(records)
    let at = 0
    for (const [index, { size }] of records.entries()) {
      at += headers[index]!.length
      expect(at % 64).toBe(0)
      at += size + descriptors[index]!.length
    }
  })

  test('metadata that was not taken yet is one run of bytes, with the places of data and checksums in it', () => {
    const records = Array.from({ length: 3000 }, (_, index): ZipRecord => ({ name: `a/data/${index}`, size: index % 3, crc32: index }))
    const layout = new ZipLayout()
    const entries = records.map((record) => layout.add(record))
    const text = { name: 'a/version', size: 2, crc32: 7 }
    const { dataAt, checksumAt } = layout.add(text, Buffer.from('3\n'))
    layout.end()
    const { headers, descriptors, directory } = laidOut([...records, text])
    const front = headers.flatMap((header, index) => [header, ...(index === 3000 ? [Buffer.from('3\n')] : []), descriptors[index]!])
    const metadata = layout.take()
    expect(metadata.equals(Buffer.concat([...front, directory]))).toBe(true)
    expect(metadata.subarray(dataAt, checksumAt! - 4).toString()).toBe('3\n')
    expect(entries.map((entry) => entry.checksumAt === null ? null : metadata.readUInt32LE(entry.checksumAt)))
      .toEqual(records.map(({ size, crc32 }) => size === 0 ? null : crc32))
    expect(entries.every((entry) => entry.checksumAt === null || entry.checksumAt === entry.dataAt + 4)).toBe(true)
  })

  test('a checksum that is set later is in the directory', () => {
    const layout = new ZipLayout()
    const { record } = layout.add({ name: 'a/data/0', size: 4, crc32: 0 })
    layout.take()
    record.crc32 = 0x12345678
    layout.end()
    expect(layout.take().readUInt32LE(16)).toBe(0x12345678)
  })

  test('an empty record has no descriptor', () => {
    const { headers, descriptors, directory } = laidOut([{ name: 'a/data/0', size: 0, crc32: 0 }])
    expect(descriptors[0]).toHaveLength(0)
    expect(headers[0]!.readUInt16LE(6)).toBe(0x800)
    expect(directory.readUInt16LE(8)).toBe(0x800)
  })

  // What torch.save (2.13.0) wrote for {'x': torch.zeros(2**30 + 16), 'y': torch.ones(3)} in big.pt.
  test('beyond 4 GiB: sizes and offsets in 64 bits as torch writes them', () => {
    const { headers, descriptors, directory } = laidOut([
      { name: 'big/data.pkl', size: 226, crc32: 0x9e15a182 },
      { name: 'big/.format_version', size: 1, crc32: 0x83dcefb7 },
      { name: 'big/.storage_alignment', size: 2, crc32: 0xe971773f },
      { name: 'big/byteorder', size: 6, crc32: 0x19e33d85 },
      { name: 'big/data/0', size: 2 ** 32 + 64, crc32: 0x1dcdf777 },
      { name: 'big/data/1', size: 12, crc32: 0xdc7c4e94 },
      { name: 'big/version', size: 2, crc32: 0x55679ed1 },
      { name: 'big/.data/serialization_id', size: 40, crc32: 0x7823e27b }
    ])
    expect(hex(headers[4]!)).toBe(
      '504b0304000008080000000000000000000000000000000000000a0042006269672f646174612f30' +
      `01001000400000000100000000000000000000004642${'2a00'}${'5a'.repeat(42)}`
    )
    expect(hex(descriptors[4]!)).toBe('504b070877f7cd1d40000000010000004000000001000000')
    expect(hex(headers[5]!)).toBe(
      '504b0304000008080000000000000000000000000000000000000a0040006269672f646174612f31' +
      `01000800580300000100000046423000${'5a'.repeat(48)}`
    )
    expect(hex(descriptors[5]!)).toBe('504b0708944e7cdc0c000000000000000c00000000000000')
    expect(hex(directory)).toBe([
      '504b0102000000000808000000000000' + '82a1159ee2000000e20000000c000000000000000000000000000000' + '0000' + '6269672f646174612e706b6c',
      '504b0102000000000808000000000000' + 'b7efdc8301000000010000001300000000000000000000000000' + '32010000' + '6269672f2e666f726d61745f76657273696f6e',
      '504b0102000000000808000000000000' + '3f7771e902000000020000001600000000000000000000000000' + '91010000' + '6269672f2e73746f726167655f616c69676e6d656e74',
      '504b0102000000000808000000000000' + '853de31906000000060000000d00000000000000000000000000' + '12020000' + '6269672f627974656f72646572',
      '504b0102000000000808000000000000' + '77f7cd1dffffffffffffffff0a00140000000000000000000000' + '96020000' + '6269672f646174612f30' + '0100100040000000010000004000000001000000',
      '504b0102000000000808000000000000' + '944e7cdc0c0000000c0000000a000c0000000000000000000000' + 'ffffffff' + '6269672f646174612f31' + '010008005803000001000000',
      '504b0102000000000808000000000000' + 'd19e675502000000020000000b000c0000000000000000000000' + 'ffffffff' + '6269672f76657273696f6e' + '01000800e403000001000000',
      '504b0102000000000808000000000000' + '7be2237828000000280000001a000c0000000000000000000000' + 'ffffffff' + '6269672f2e646174612f73657269616c697a6174696f6e5f6964' + '010008005a04000001000000',
      '504b06062c000000000000001e032d0000000000000000000800000000000000080000000000000023020000000000000005000001000000',
      '504b0607000000002307000001000000' + '01000000',
      '504b05060000000008000800' + '23020000' + 'ffffffff' + '0000'
    ].join(''))
  })
})

test.each([
  ['best.pt', 'best'], ['runs/a.b/best_stratified.pt', 'best_stratified'], ['a.b.pt', 'a.b'], ['noext', 'noext'], ['a b.pt', 'a b'],
  ['.x.pt', '.x'], ['größe.pt', 'archive'], ['größe/best.pt', 'archive'], ['back\\slash.pt', 'slash'],
  // torch.save refuses these names; any folder does for them.
  ['.hidden', 'archive'], ['..pt', 'archive']
])('the folder in %p is %p, as torch names it', (file, folder) => {
  expect(archiveFolder(file)).toBe(folder)
})
