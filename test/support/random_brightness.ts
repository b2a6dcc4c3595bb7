import type { ImageTransform } from '../../lib/data/image_transform'
import type { DecodedImage } from '../../lib/data/pixels'
import { EvalTransform, type TransformPlan } from '../../lib/data/transforms'
import { MT19937 } from '../../lib/rng/mt19937'

export type BrightnessPlan = TransformPlan & { brightness: number }

/** Resize and normalise, then a random brightness from a stream: batches show which number each image got. */
export class RandomBrightness implements ImageTransform<BrightnessPlan> {
  readonly #resize: EvalTransform
  #stream: MT19937

  constructor(imageSize: number, seed: number) {
    this.#resize = new EvalTransform({ imageSize })
    this.#stream = MT19937.fromSeed(seed)
  }

  draw(size: { width: number, height: number }): BrightnessPlan {
    // How many numbers are drawn depends on the size, as it does in albumentations.
    for (let i = 0; i < size.width % 3; i++) this.#stream.double()
    return { ...this.#resize.draw(size), brightness: this.#stream.double() }
  }

  async applyTransform(plan: BrightnessPlan, image: DecodedImage): Promise<Float32Array> {
    return (await this.#resize.applyTransform(plan, image)).map((value) => value + plan.brightness)
  }

  getState(): unknown {
    return this.#stream.state
  }

  setState(state: MT19937['state']): void {
    this.#stream = MT19937.fromState(state)
  }
}
