import { nextTurn } from './slices'

/** Markers walked between two turns of the event loop: about 1 ms. */
const SLICE_MARKERS = 2048

const EOI = 0xd9
const SOS = 0xda

/**
 * Whether the markers of a JPEG lead to its end as libjpeg demands of a whole file. libvips stops
 * reading after the last row and so does not see what Pillow refuses: an unknown marker among the
 * compressed data, before which the rest of the picture has been filled with gray.
 */
export async function hasSoundMarkers(bytes: Buffer): Promise<boolean> {
  let at = 2
  let compressed = false
  for (let steps = 1; ; steps++) {
    if (steps % SLICE_MARKERS === 0) await nextTurn()
    // Between segments and in compressed data alike, libjpeg skips whatever is not a marker.
    at = bytes.indexOf(0xff, at)
    if (at < 0 || at + 1 >= bytes.length) return false
    const marker = bytes[at + 1]!
    if (marker === 0xff) { // padding
      at++
    } else if (marker === 0 || isStandalone(marker)) { // a data byte of 255; restarts
      if (marker === 0 && !compressed) return false
      at += 2
    } else if (marker === EOI) {
      return true
    } else if (isSegment(marker) && at + 4 <= bytes.length) {
      at += 2 + bytes.readUInt16BE(at + 2)
      compressed ||= marker === SOS
    } else {
      return false
    }
  }
}

/** TEM and RST0 to RST7. */
function isStandalone(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)
}

/** Tables, frames, scans, comments and applications; not the reserved ones (RES, JPG). */
function isSegment(marker: number): boolean {
  return (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8) ||
    (marker >= SOS && marker <= 0xdd) || (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe
}
