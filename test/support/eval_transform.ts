import { getAddon } from '../../lib/binding'
import type { ImageTransform } from '../../lib/data/image_transform'
import type { DecodedImage } from '../../lib/data/pixels'
import { IMAGENET_MEAN, IMAGENET_STD } from '../../lib/data/transforms'

/** Resize and normalise, which draw nothing. */
export class ResizeNormalize implements ImageTransform<null> {
  constructor(readonly imageSize: number) {}

  draw(): null {
    return null
  }

  async applyTransform(_plan: null, { data, width, height }: DecodedImage): Promise<Float32Array> {
    const tensor = await getAddon().resizeNormalize(data, width, height, this.imageSize, this.imageSize, [...IMAGENET_MEAN], [...IMAGENET_STD])
    return new Float32Array(await tensor.data())
  }
}

/** Counts how often it drew: a stream whose state can be read and set back, and shows in the pixels. */
export class CountingTransform extends ResizeNormalize {
  #drawn = 0

  override draw(): null
  override draw(): unknown {
    return this.#drawn++
  }
}
