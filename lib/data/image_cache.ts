import { badArgument } from '../errors'
import type { DecodedImage } from './pixels'

/**
 * Decoded images by file, up to a number of bytes. The first that come stay: an epoch asks for every
 * image once and in another order, so pushing out the oldest would push out what is asked for next.
 */
export class ImageCache {
  readonly #images = new Map<string, DecodedImage>()
  readonly #limit: number
  #bytes = 0

  /** @param limit in bytes of pixels; 0 keeps nothing */
  constructor(limit: number) {
    if (!Number.isSafeInteger(limit) || limit < 0) throw badArgument('cacheBytes', 'a number of bytes, 0 or more', limit)
    this.#limit = limit
  }

  /** Bytes of pixels kept. */
  get bytes(): number {
    return this.#bytes
  }

  get(file: string): DecodedImage | undefined {
    return this.#images.get(file)
  }

  /** Keeps the image if there is room for it. Whoever has it must not write to it. */
  offer(file: string, image: DecodedImage): void {
    const bytes = image.data.byteLength
    if (this.#bytes + bytes > this.#limit || this.#images.has(file)) return
    this.#images.set(file, image)
    this.#bytes += bytes
  }
}
