import { imageError } from './image_source'
import type { ImageSource } from './image_source'

/** How samples become RGB: by libvips, or as Pillow treats 16-bit gray and CMYK. */
export type SampleKind = 'direct' | 'gray16' | 'cmyk'

export interface TiffLayout {
  kind: SampleKind
  tiled: boolean
}

/** The most directory entries looked at; baseline files have about twenty. */
const MAX_ENTRIES = 4096
/** Samples a pixel that Pillow reads; more are refused. */
const MAX_SAMPLES = 6

const TAG = {
  bitsPerSample: 258, compression: 259, photometric: 262, fillOrder: 266, samplesPerPixel: 277,
  planarConfiguration: 284, tileWidth: 322, extraSamples: 338, sampleFormat: 339
} as const

/** None, CCITT (RLE, G3, G4), LZW, JPEG, deflate (two numbers), PackBits: what both libraries decode alike. */
const COMPRESSIONS = new Set([1, 2, 3, 4, 5, 7, 8, 32773, 32946])

/**
 * Photometric interpretation / sample format / bits / extra samples of every pixel kind that was
 * shown to decode to Pillow's bytes. Not here, because the two differ: associated alpha, raw YCbCr,
 * L*a*b*, signed 8-bit, white-is-zero 16-bit, 64-bit. Such a file is refused, never read askew.
 */
const KINDS: ReadonlyMap<string, SampleKind> = new Map<string, SampleKind>([
  ...['0/1/1/', '0/1/2/', '0/1/4/', '0/1/8/', '1/1/1/', '1/1/2/', '1/1/4/', '1/1/8/', '1/1/8,8/2',
    '1/1/32/', '1/2/32/', '0/3/32/', '1/3/32/',
    '2/1/8,8,8/', '2/1/8,8,8,8/', '2/1/8,8,8,8/0', '2/1/8,8,8,8/2', '2/1/8,8,8,8,8/0,0', '2/1/8,8,8,8,8/2,0',
    '2/1/16,16,16/', '2/1/16,16,16,16/', '2/1/16,16,16,16/0', '2/1/16,16,16,16/2',
    '3/1/1/', '3/1/2/', '3/1/4/', '3/1/8/', '3/1/8,8/2', '6/1/8,8,8/'
  ].map((key) => [key, 'direct'] as const),
  ['1/1/16/', 'gray16'], ['1/2/16/', 'gray16'],
  ['5/1/8,8,8,8/', 'cmyk'], ['5/1/8,8,8,8,8/0', 'cmyk'], ['5/1/16,16,16,16/', 'cmyk']
])

/** Reads the first directory and names the layout, or throws for one that is not read exactly. */
export function tiffLayout(source: ImageSource): TiffLayout {
  const tags = readDirectory(source)
  const one = (tag: number, fallback: number) => tags.get(tag)?.[0] ?? fallback
  const photometric = one(TAG.photometric, 0)
  const compression = one(TAG.compression, 1)
  const samples = one(TAG.samplesPerPixel, 1)
  const extra = tags.get(TAG.extraSamples) ?? []
  const formats = tags.get(TAG.sampleFormat) ?? [1]
  // As in Pillow: too many depths are cut, a single one stands for all samples.
  let bits = (tags.get(TAG.bitsPerSample) ?? [1]).slice(0, samples)
  if (bits.length === 1) bits = new Array<number>(Math.min(samples, MAX_SAMPLES)).fill(bits[0]!)

  const format = formats.every((value) => value === 1) ? '1' : formats.join(',')
  const kind = KINDS.get(`${photometric}/${format}/${bits.join(',')}/${extra.join(',')}`)
  const depth = Math.max(...bits)
  const readable = kind !== undefined && COMPRESSIONS.has(compression) &&
    (photometric !== 6 || compression === 7) &&
    (one(TAG.fillOrder, 1) === 1 || depth <= 8) &&
    (one(TAG.planarConfiguration, 1) === 1 || samples === 1 || (photometric === 2 && depth === 8)) &&
    // Big-endian unsigned 32-bit is refused by Pillow; of compressed signed and float samples it
    // swaps the bytes once too often.
    !(isBigEndian(source.bytes) && (format === '1' ? depth === 32 : compression !== 1))
  if (!readable) {
    throw imageError(
      source,
      `it is a TIFF of a kind that is not read exactly as in Python (photometric ${photometric}, ` +
        `sample format ${format}, bits ${bits.join(',')}, extra samples ${extra.join(',') || 'none'}, ` +
        `compression ${compression}, ${isBigEndian(source.bytes) ? 'big' : 'little'}-endian)`,
      'Convert it to PNG or 8-bit RGB TIFF.'
    )
  }
  return { kind, tiled: tags.has(TAG.tileWidth) }
}

function isBigEndian(bytes: Buffer): boolean {
  return bytes[0] === 0x4d
}

/** The wanted tags of the first directory (classic TIFF or BigTIFF), each with at most 8 numbers. */
function readDirectory(source: ImageSource): Map<number, number[]> {
  const { bytes } = source
  const big = isBigEndian(bytes)
  const wide = bytes[big ? 3 : 2] === 43
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const little = !big
  const long = (at: number) => wide ? Number(view.getBigUint64(at, little)) : view.getUint32(at, little)
  const tags = new Map<number, number[]>()
  const wanted = new Set<number>(Object.values(TAG))
  try {
    const start = long(wide ? 8 : 4)
    const count = wide ? long(start) : view.getUint16(start, little)
    const size = wide ? 20 : 12
    const first = start + (wide ? 8 : 2)
    for (let i = 0; i < Math.min(count, MAX_ENTRIES); i++) {
      const at = first + i * size
      const tag = view.getUint16(at, little)
      const type = view.getUint16(at + 2, little)
      if (!wanted.has(tag)) continue
      if (type !== 3 && type !== 4) throw new RangeError(`tag ${tag} has type ${type}`)
      const length = Math.min(long(at + 4), 8)
      const width = type === 3 ? 2 : 4
      const inline = at + (wide ? 12 : 8)
      const from = length * width <= (wide ? 8 : 4) ? inline : long(inline)
      tags.set(tag, Array.from({ length }, (_, k) =>
        width === 2 ? view.getUint16(from + 2 * k, little) : view.getUint32(from + 4 * k, little)))
    }
  } catch (error) {
    throw imageError(source, 'its TIFF directory is damaged', 'The file is truncated or damaged: copy it again.', error)
  }
  return tags
}
