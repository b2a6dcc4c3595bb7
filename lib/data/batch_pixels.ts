import { BtxrdTorchError } from '../errors'
import { Tensor } from '../tensor'

/** The images of one batch, collected in any order. */
export class BatchPixels {
  readonly #count: number
  readonly #side: number
  /** Made with the first image, so that batches that wait their turn take no memory. */
  #values: Float32Array | undefined

  constructor(count: number, side: number) {
    this.#count = count
    this.#side = side
  }

  /** @param values (3, side, side) of image `i` */
  set(i: number, values: Float32Array): void {
    const length = 3 * this.#side * this.#side
    if (values.length !== length) {
      throw new BtxrdTorchError(
        'ERR_SHAPE', `Expected ${length} numbers, 3 x ${this.#side} x ${this.#side}, from the transform but received ${values.length}.`
      )
    }
    this.#values ??= new Float32Array(this.#count * length)
    this.#values.set(values, i * length)
  }

  /** (count, 3, side, side) float32. */
  toTensor(): Promise<Tensor> {
    return Tensor.fromAsync(this.#values!, [this.#count, 3, this.#side, this.#side])
  }
}
