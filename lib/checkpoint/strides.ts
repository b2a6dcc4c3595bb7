/** Of a row-major tensor, as PyTorch's: an empty dimension counts as one. */
export function contiguousStrides(shape: readonly number[]): number[] {
  const strides: number[] = []
  shape.reduceRight((step, size, i) => {
    strides[i] = step
    return step * Math.max(size, 1)
  }, 1)
  return strides
}

/** `tensor.is_contiguous()`: the strides of dimensions with one element do not matter. */
export function isContiguous(shape: readonly number[], strides: readonly number[]): boolean {
  const expected = contiguousStrides(shape)
  return shape.includes(0) || shape.every((size, dim) => size === 1 || strides[dim] === expected[dim])
}

/** Whether the elements fill their part of the memory, each once, in whatever order of dimensions. */
export function isDense(shape: readonly number[], strides: readonly number[]): boolean {
  const dims = shape.map((_, dim) => dim).filter((dim) => shape[dim] !== 1).sort((a, b) => strides[a]! - strides[b]!)
  let expected = 1
  return dims.every((dim) => {
    const fits = strides[dim] === expected
    expected *= shape[dim]!
    return fits
  })
}
