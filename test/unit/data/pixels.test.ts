import { cmykToRgb, gray16ToRgb } from '../../../lib/data/pixels'
import { inSlices } from '../../../lib/data/slices'

describe('pixels as Pillow converts them', () => {
  // Image.new("CMYK", ...).convert("RGB") of Pillow 11.1.
  const cmyk = [10, 20, 30, 40, 0, 0, 0, 0, 255, 255, 255, 255, 200, 100, 50, 0, 1, 254, 128, 127]
  const rgb = [207, 198, 190, 255, 255, 255, 0, 0, 0, 55, 155, 205, 127, 1, 64]

  test('CMYK of 8 and of 16 bits, and with a channel more', async () => {
    expect([...await cmykToRgb(Uint8Array.from(cmyk), 5, 4, 0)]).toEqual(rgb)
    expect([...await cmykToRgb(Uint16Array.from(cmyk, (v) => v * 256 + 255), 5, 4, 8)]).toEqual(rgb)
    const five = cmyk.flatMap((v, i) => i % 4 === 3 ? [v, 99] : [v])
    expect([...await cmykToRgb(Uint8Array.from(five), 5, 5, 0)]).toEqual(rgb)
  })

  test('16-bit gray is clipped, not scaled', async () => {
    expect([...await gray16ToRgb(Uint16Array.of(0, 1, 255, 256, 65535), 5, 1)])
      .toEqual([0, 0, 0, 1, 1, 1, 255, 255, 255, 255, 255, 255, 255, 255, 255])
  })
})

test('slices cover the range once, in order, and let timers run', async () => {
  const parts: number[][] = []
  let turns = 0
  const timer = setInterval(() => turns++, 0)
  await inSlices(10, 4, (start, end) => {
    parts.push([start, end])
    const until = performance.now() + 3
    while (performance.now() < until);
  })
  clearInterval(timer)
  expect(parts).toEqual([[0, 4], [4, 8], [8, 10]])
  expect(turns).toBeGreaterThan(0)
})
