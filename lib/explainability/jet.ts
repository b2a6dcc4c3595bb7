/**
 * OpenCV's `COLORMAP_JET` as (256, 3) RGB bytes: each channel a trapezium with sides of 4 levels a
 * step, and the one entry that OpenCV rounds down.
 */
export const JET: Uint8Array = jet()

function jet(): Uint8Array {
  const table = new Uint8Array(3 * 256)
  const level = (rising: number, falling: number): number => Math.max(0, Math.min(rising, falling, 255))
  for (let i = 0; i < 256; i++) {
    table.set([level(4 * i - 382, 1148 - 4 * i), level(4 * i - 128, 892 - 4 * i), level(4 * i + 128, 638 - 4 * i)], 3 * i)
  }
  table[3 * 159 + 2] = 1
  return table
}
