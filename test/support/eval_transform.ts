import { getAddon } from '../../lib/binding'
import type { ImageTransform, OutputSize } from '../../lib/data/image_transform'
import type { DecodedImage } from '../../lib/data/pixels'
import { IMAGENET_MEAN, IMAGENET_STD } from '../../lib/data/transforms'
import { MT19937 } from '../../lib/rng/mt19937'

async function resizeNormalize({ data, width, height }: DecodedImage, side: number): Promise<Float32Array> {
  const tensor = await getAddon().resizeNormalize(data, width, height, side, side, [...IMAGENET_MEAN], [...IMAGENET_STD])
  return new Float32Array(await tensor.data())
}

/** Resize and normalise, which draw nothing. */
export class ResizeNormalize implements ImageTransform {
  constructor(readonly imageSize: number) {}

  draw(): OutputSize {
    return { outHeight: this.imageSize, outWidth: this.imageSize }
  }

  applyTransform(_plan: OutputSize, image: DecodedImage): Promise<Float32Array> {
    return resizeNormalize(image, this.imageSize)
  }
}

export type BrightnessPlan = OutputSize & { brightness: number }

/** Resize and normalise, then a random brightness from a stream: batches show which number each image got. */
export class RandomBrightness implements ImageTransform<BrightnessPlan> {
  #stream: MT19937

  constructor(readonly imageSize: number, seed: number) {
    this.#stream = MT19937.fromSeed(seed)
  }

  draw({ width }: { width: number }): BrightnessPlan {
    // How many numbers are drawn depends on the size, as it does in albumentations.
    for (let i = 0; i < width % 3; i++) this.#stream.double()
    return { outHeight: this.imageSize, outWidth: this.imageSize, brightness: this.#stream.double() }
  }

  async applyTransform({ brightness }: BrightnessPlan, image: DecodedImage): Promise<Float32Array> {
    return (await resizeNormalize(image, this.imageSize)).map((value) => value + brightness)
  }

  getState(): unknown {
    return this.#stream.state
  }

  setState(state: MT19937['state']): void {
    this.#stream = MT19937.fromState(state)
  }
}
