import sharp, { type OverlayOptions } from 'sharp'
import type { DecodedImage } from '../data/pixels'
import { FONT_FAMILY, svgToPng } from '../plots/render'
import type { ExplainedImage, GalleryImage } from './explain'

export interface GallerySettings {
  title: string
  classNames: readonly string[]
}

/** Sides of one picture, whatever the size of the model's input, in pixels of the PNG. */
const SIDE = 224
const GAP = 4
const MARGIN = 24
const TITLE = 56
const HEADING = 40
const CAPTION = 56
const TILE = { width: 2 * SIDE + GAP, height: SIDE + CAPTION } as const
/** Names of files are cut to what a caption has room for. */
const LONGEST_NAME = 48

interface Text {
  x: number
  y: number
  text: string
  size: number
  bold?: boolean
  colour?: string
}

/**
 * A grid of images as PNG: a row for each class, each image beside its heat map, with what it is and
 * what the model took it for.
 *
 * @param rows the images of each class, in the order of `classNames`
 */
export async function drawGallery(rows: readonly (readonly GalleryImage[])[], { title, classNames }: GallerySettings): Promise<Buffer> {
  const columns = Math.max(1, ...rows.map((row) => row.length))
  const width = 2 * MARGIN + columns * TILE.width + (columns - 1) * MARGIN
  const texts: Text[] = [{ x: MARGIN, y: 36, text: title, size: 20, bold: true }]
  const tiles: OverlayOptions[] = []
  let y = TITLE
  for (const [label, row] of rows.entries()) {
    texts.push({ x: MARGIN, y: y + 26, text: `${classNames[label] ?? label}${row.length === 0 ? ': no image' : ''}`, size: 16, bold: true })
    y += HEADING
    for (const [column, image] of row.entries()) {
      const x = MARGIN + column * (TILE.width + MARGIN)
      const [left, right] = await Promise.all([scaled(image.picture), scaled(image.overlay)])
      tiles.push({ input: left, left: x, top: y }, { input: right, left: x + SIDE + GAP, top: y })
      const [name, verdict] = captions(image, classNames)
      texts.push({ x, y: y + SIDE + 18, text: name, size: 12, colour: '#52606d' }, { x, y: y + SIDE + 36, text: verdict, size: 13 })
    }
    if (row.length > 0) y += TILE.height
  }
  const height = y + MARGIN
  const canvas = sharp({ create: { width, height, channels: 3, background: '#ffffff' } })
  return canvas.composite([...tiles, { input: await svgToPng(svgOf(texts, width, height)), left: 0, top: 0 }]).png().toBuffer()
}

function scaled({ data, width, height }: DecodedImage): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 3 } }).resize(SIDE, SIDE, { fit: 'fill' }).png().toBuffer()
}

function captions({ imageId, label, predicted, confidence, iou }: ExplainedImage, classNames: readonly string[]): [string, string] {
  const name = imageId.length > LONGEST_NAME ? `${imageId.slice(0, LONGEST_NAME - 1)}…` : imageId
  const className = (index: number): string => classNames[index] ?? String(index)
  const overlap = iou === null ? '' : `, IoU ${iou.toFixed(2)}`
  return [name, `${className(label)}, predicted ${className(predicted)} (${(100 * confidence).toFixed(1)} %)${overlap}`]
}

function svgOf(texts: readonly Text[], width: number, height: number): string {
  const lines = texts.map(({ x, y, text, size, bold = false, colour = '#1f2933' }) =>
    `<text x="${x}" y="${y}" font-family="${FONT_FAMILY}" font-size="${size}" font-weight="${bold ? 'bold' : 'normal'}" fill="${colour}">${escaped(text)}</text>`)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${lines.join('')}</svg>`
}

/** Names of files and classes may have any character; those that XML has no place for are left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
