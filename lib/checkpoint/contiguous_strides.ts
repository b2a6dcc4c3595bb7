/** As PyTorch's: an empty dimension counts as one. */
export function contiguousStrides(shape: readonly number[]): number[] {
  const strides: number[] = []
  shape.reduceRight((step, size, i) => {
    strides[i] = step
    return step * Math.max(size, 1)
  }, 1)
  return strides
}
