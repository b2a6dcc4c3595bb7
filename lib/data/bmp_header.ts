import { imageError } from './image_source'
import type { ImageSource } from './image_source'

/** An index of `bits` bits into `table`, 256 RGB triples, black beyond the file's palette. */
interface IndexedLayout {
  type: 'indexed'
  bits: 1 | 4 | 8
  table: Uint8Array
  blackAndWhite?: true
}

/** How the bits of one pixel become RGB. */
export type BmpLayout =
  | IndexedLayout
  /** 5 bits of red and blue, 5 or 6 of green. */
  | { type: 'packed16', greenBits: 5 | 6 }
  /** Whole bytes; where red, green and blue stand within a pixel. */
  | { type: 'bytes', size: 3 | 4, red: number, green: number, blue: number }

export interface BmpHeader {
  width: number
  height: number
  topDown: boolean
  layout: BmpLayout
  /** Bits of an index of run-length codes; 0 when the rows are plain. */
  runLengthBits: 0 | 4 | 8
  /** Where the pixels begin. */
  offset: number
  /** Bytes from one row to the next. */
  stride: number
}

const RAW = 0
const RLE8 = 1
const RLE4 = 2
const BITFIELDS = 3
const HEADER_SIZES = new Set([12, 40, 52, 56, 64, 108, 124])

/** Pillow's list of masks at 32 bits: red, green, blue, alpha -> the byte of red, green and blue. */
const MASKS_32: ReadonlyMap<string, readonly [number, number, number]> = new Map([
  ['ff0000,ff00,ff,0', [2, 1, 0]],
  ['ff000000,ff0000,ff00,0', [3, 2, 1]],
  ['ff000000,ff00,ff,0', [3, 1, 0]],
  ['ff000000,ff0000,ff00,ff', [3, 2, 1]],
  ['ff,ff00,ff0000,ff000000', [0, 1, 2]],
  ['ff0000,ff00,ff,ff000000', [2, 1, 0]],
  ['ff000000,ff00,ff,ff0000', [3, 1, 0]],
  ['0,0,0,0', [2, 1, 0]]
])

const REMEDY = 'Open and save it with an image editor, or convert it to PNG.'

/** Reads the headers and the palette as Pillow's BmpImagePlugin does, quirks included. */
export function readBmpHeader(source: ImageSource): BmpHeader {
  const { bytes } = source
  const unsupported = (problem: string) => imageError(source, `it is a BMP with ${problem}`, REMEDY)
  const headerSize = bytes.length < 18 ? 0 : bytes.readUInt32LE(14)
  if (!HEADER_SIZES.has(headerSize)) throw unsupported(`an unknown header (${headerSize} bytes)`)
  if (bytes.length < 14 + headerSize) throw unsupported('a header that is cut off')

  const core = headerSize === 12
  const topDown = !core && bytes[25] === 0xff
  const rows = core ? bytes.readUInt16LE(20) : bytes.readUInt32LE(22)
  const width = core ? bytes.readUInt16LE(18) : bytes.readUInt32LE(18)
  const height = topDown ? 2 ** 32 - rows : rows
  const bits = bytes.readUInt16LE(core ? 24 : 28)
  const compression = core ? RAW : bytes.readUInt32LE(30)
  if (width === 0 || height === 0) throw unsupported('no pixels')

  let offset = bytes.readUInt32LE(10)
  let end = 14 + headerSize
  let layout: BmpLayout
  if (bits === 1 || bits === 4 || bits === 8) {
    if (compression === BITFIELDS) throw unsupported('colour masks on a palette')
    const colours = (core ? 0 : bytes.readUInt32LE(46)) || 1 << bits
    if (offset === end) offset += 4 * colours // written by programs that forgot the palette
    layout = readPalette(source, bits, colours, end, core ? 3 : 4)
    if (layout.bits === 1 && layout.blackAndWhite && compression !== RAW) {
      throw unsupported('run lengths on a black-and-white palette')
    }
    end += (core ? 3 : 4) * colours
  } else if (bits === 16 || bits === 24 || bits === 32) {
    if (compression === RLE8 || compression === RLE4) throw unsupported(`run lengths at ${bits} bits`)
    const masks = compression === BITFIELDS ? readMasks(source, headerSize) : undefined
    if (masks !== undefined && headerSize < 52) end += 12
    const found = masks === undefined ? defaultLayout(bits) : maskedLayout(bits, masks)
    if (found === undefined) throw unsupported(`colour masks that are not supported (${masks?.join(', ')})`)
    layout = found
  } else {
    throw unsupported(`${bits} bits a pixel`)
  }
  if (compression > BITFIELDS) throw unsupported(`compression ${compression}`)

  const stride = Math.floor((width * bits + 31) / 32) * 4
  return {
    width, height, topDown, layout, stride,
    offset: offset || end,
    runLengthBits: compression === RLE8 ? 8 : compression === RLE4 ? 4 : 0
  }
}

/** Red, green, blue and alpha masks in hexadecimal; versions before 3 have no mask of alpha. */
function readMasks(source: ImageSource, headerSize: number): string[] {
  const count = headerSize >= 56 ? 4 : 3
  if (source.bytes.length < 54 + 4 * count) {
    throw imageError(source, 'it is a BMP whose colour masks are cut off', REMEDY)
  }
  const masks = Array.from({ length: count }, (_, i) => source.bytes.readUInt32LE(54 + 4 * i).toString(16))
  return count === 4 ? masks : [...masks, '0']
}

function defaultLayout(bits: 16 | 24 | 32): BmpLayout {
  if (bits === 16) return { type: 'packed16', greenBits: 5 }
  return { type: 'bytes', size: bits === 24 ? 3 : 4, red: 2, green: 1, blue: 0 }
}

function maskedLayout(bits: 16 | 24 | 32, masks: string[]): BmpLayout | undefined {
  const rgb = masks.slice(0, 3).join()
  if (bits === 16) {
    if (rgb === 'f800,7e0,1f') return { type: 'packed16', greenBits: 6 }
    return rgb === '7c00,3e0,1f' ? { type: 'packed16', greenBits: 5 } : undefined
  }
  if (bits === 24) return rgb === 'ff0000,ff00,ff' ? { type: 'bytes', size: 3, red: 2, green: 1, blue: 0 } : undefined
  const order = MASKS_32.get(masks.join())
  return order && { type: 'bytes', size: 4, red: order[0], green: order[1], blue: order[2] }
}

/**
 * A palette that is just the gray ramp, or black and white, makes Pillow read the pixels as gray
 * bytes, or as single bits, whatever depth the header says: gray bytes of fewer bits overlap.
 */
function readPalette(
  source: ImageSource, bits: 1 | 4 | 8, colours: number, start: number, entry: number
): IndexedLayout {
  if (colours > 65536) throw imageError(source, `it is a BMP with ${colours} palette colours`, REMEDY)
  const { bytes } = source
  const table = new Uint8Array(256 * 3)
  let gray = true
  for (let i = 0; i < colours; i++) {
    const at = start + i * entry
    if (at + 3 > bytes.length) throw imageError(source, 'it is a BMP whose palette is cut off', REMEDY)
    const level = colours === 2 ? i * 255 : i
    gray &&= bytes[at] === level && bytes[at + 1] === level && bytes[at + 2] === level
    // Blue, green, red in the file.
    table[3 * i] = bytes[at + 2]!
    table[3 * i + 1] = bytes[at + 1]!
    table[3 * i + 2] = bytes[at]!
  }
  if (!gray) {
    if (colours > 256) throw imageError(source, `it is a BMP with ${colours} palette colours`, REMEDY)
    return { type: 'indexed', bits, table }
  }
  if (colours === 2) return { type: 'indexed', bits: 1, table, blackAndWhite: true }
  if (bits !== 8) throw imageError(source, `it is a BMP with the gray ramp 0, 1, 2 as palette at ${bits} bits`, REMEDY)
  for (let i = 0; i < 256; i++) table.fill(i, 3 * i, 3 * i + 3)
  return { type: 'indexed', bits: 8, table }
}
