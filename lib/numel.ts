/** Elements of a tensor of a shape, as `torch.Size.numel()`. */
export function numelOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1)
}
