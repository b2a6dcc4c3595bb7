export interface BmpFields {
  width: number
  height: number
  bits: number
  compression?: number
  colours?: number
  palette?: number[]
  pixels: number[]
}

/** A BMP file with a 40-byte header and whatever the test wants in its fields. */
export function bmpFile(fields: BmpFields): Buffer {
  const { width, height, bits, compression = 0, colours = 0, palette = [], pixels } = fields
  const offset = 54 + palette.length
  const header = Buffer.alloc(54)
  header.write('BM', 'latin1')
  header.writeUInt32LE(offset + pixels.length, 2)
  header.writeUInt32LE(offset, 10)
  header.writeUInt32LE(40, 14)
  header.writeInt32LE(width, 18)
  header.writeInt32LE(height, 22)
  header.writeUInt16LE(1, 26)
  header.writeUInt16LE(bits, 28)
  header.writeUInt32LE(compression, 30)
  header.writeUInt32LE(colours, 46)
  return Buffer.concat([header, Buffer.from(palette), Buffer.from(pixels)])
}
