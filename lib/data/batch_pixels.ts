import { BtxrdTorchError } from '../errors'
import { Tensor } from '../tensor'
import type { OutputSize } from './image_transform'

/** The images of one batch, collected in any order. */
export class BatchPixels {
  readonly #count: number
  /** Made with the first image, so that batches that wait their turn take no memory. */
  #batch: { values: Float32Array, outHeight: number, outWidth: number } | undefined

  constructor(count: number) {
    this.#count = count
  }

  /** @param values (3, outHeight, outWidth) of image `i` */
  set(i: number, values: Float32Array, { outHeight, outWidth }: OutputSize): void {
    const length = 3 * outHeight * outWidth
    const batch = (this.#batch ??= { values: new Float32Array(this.#count * length), outHeight, outWidth })
    if (values.length !== length || outHeight !== batch.outHeight || outWidth !== batch.outWidth) {
      throw new BtxrdTorchError(
        'ERR_SHAPE',
        `Expected images of [3, ${batch.outHeight}, ${batch.outWidth}] from the transform but received ${values.length} numbers ` +
          `for [3, ${outHeight}, ${outWidth}]. All images of a batch have one size.`
      )
    }
    batch.values.set(values, i * length)
  }

  /** (count, 3, outHeight, outWidth) float32. */
  toTensor(): Promise<Tensor> {
    const { values, outHeight, outWidth } = this.#batch!
    return Tensor.fromAsync(values, [this.#count, 3, outHeight, outWidth])
  }
}
