/** The containers that are read, named by content as in Pillow and never by the file's name. */
export type ImageFormat = 'jpeg' | 'png' | 'bmp' | 'tiff' | 'webp'

const SIGNATURES: ReadonlyArray<readonly [format: ImageFormat, offset: number, bytes: string]> = [
  ['jpeg', 0, '\xff\xd8\xff'],
  ['png', 0, '\x89PNG\r\n\x1a\n'],
  ['bmp', 0, 'BM'],
  ['tiff', 0, 'II*\0'],
  ['tiff', 0, 'MM\0*'],
  ['tiff', 0, 'II+\0'], // BigTIFF
  ['webp', 8, 'WEBP']
]

/**
 * The format by its first bytes, or undefined. Only these reach a decoder: libvips alone would
 * also try SVG, which can name other files, and GIF, of which it shows damaged data as black where
 * Pillow refuses it.
 */
export function detectFormat(bytes: Buffer): ImageFormat | undefined {
  const head = bytes.toString('latin1', 0, 16)
  return SIGNATURES.find(([, offset, signature]) => head.startsWith(signature, offset))?.[0]
}
