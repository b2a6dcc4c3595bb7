import { badArgument } from '../errors'
import { Tensor } from '../tensor'

export type Labels = readonly number[] | Int32Array | Uint8Array | BigInt64Array

/**
 * Inverse-frequency weights for `CrossEntropyLoss`: `n / (K * count_c)`, scikit-learn's "balanced".
 *
 * @param labels class indices, each from 0 to `numClasses - 1`
 * @returns float32 CPU tensor of shape (numClasses)
 * @throws BtxrdTorchError `ERR_INVALID_ARG` for a label out of range, and for a class without a
 *   sample, which has no weight
 */
export async function computeClassWeights(labels: Labels, numClasses = 3): Promise<Tensor> {
  if (!Number.isInteger(numClasses) || numClasses < 1) throw badArgument('numClasses', 'an integer of 1 or more', numClasses)
  if (!Array.isArray(labels) && !ArrayBuffer.isView(labels)) throw badArgument('labels', 'an array of class indices', labels)
  const counts = new Array<number>(numClasses).fill(0)
  labels.forEach((label: number | bigint, i: number) => {
    const index = Number(label)
    const count = counts[index]
    if (count === undefined) throw badArgument(`labels[${i}]`, `a class index from 0 to ${numClasses - 1}`, label)
    counts[index] = count + 1
  })
  const missing = counts.indexOf(0)
  if (missing !== -1) {
    throw badArgument('labels', `a sample of each of ${numClasses} classes`, `${labels.length} labels with none of class ${missing}`)
  }
  return Tensor.from(Float32Array.from(counts, (count) => labels.length / (numClasses * count)))
}
