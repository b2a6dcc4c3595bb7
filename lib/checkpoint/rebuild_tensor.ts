import { PickleDict, PickleTuple, StorageRef, TensorRef, type CallContext, type PickleNode } from './pickle_objects'

/**
 * `torch._utils._rebuild_tensor_v2(storage, storage_offset, size, stride, requires_grad,
 * backward_hooks, metadata=None)`. The view must lie inside its storage.
 */
export function rebuildTensor(args: readonly PickleNode[], { fail, maxDimensions }: CallContext): TensorRef {
  const [storage, offset, sizeNode, strideNode, requiresGrad, , metadata] = args
  if (args.length < 6 || args.length > 7 || !(storage instanceof StorageRef) || typeof requiresGrad !== 'boolean') {
    throw fail('ERR_CHECKPOINT_FORMAT', 'expected (storage, offset, size, stride, requires_grad, hooks) for a tensor')
  }
  if (metadata != null && !(metadata instanceof PickleDict && metadata.keys.length === 0)) {
    throw fail('ERR_CHECKPOINT_FORMAT', 'a tensor with metadata (a conjugate or negative view) is not supported', 'Call resolve_conj() and resolve_neg() before torch.save.')
  }
  const size = counts(sizeNode)
  const stride = counts(strideNode)
  if (size === null || stride === null || !isCount(offset) || size.length !== stride.length) {
    throw fail('ERR_CHECKPOINT_FORMAT', 'expected non-negative integers for the offset, size and stride of a tensor')
  }
  if (size.length > maxDimensions) {
    throw fail('ERR_CHECKPOINT_LIMIT', `a tensor has ${size.length} dimensions, more than maxDimensions (${maxDimensions})`)
  }
  let extent = 1
  let last = offset
  for (let dim = 0; dim < size.length; dim++) {
    extent *= Math.max(size[dim]!, 1)
    last += (size[dim]! - 1) * stride[dim]!
  }
  const isEmpty = size.includes(0)
  // Products and sums beyond 2^53 are inexact, but still far beyond any storage.
  if (extent > Number.MAX_SAFE_INTEGER || (isEmpty ? offset > storage.numel : last >= storage.numel)) {
    throw fail(
      'ERR_CHECKPOINT_FORMAT',
      `a tensor of size [${size.join(', ')}], stride [${stride.join(', ')}] and offset ${offset} leaves its storage of ${storage.numel} elements`
    )
  }
  return new TensorRef(storage, storage.dtype, offset, size, stride, requiresGrad)
}

/** `torch._utils._rebuild_parameter(data, requires_grad, backward_hooks)`. */
export function rebuildParameter(args: readonly PickleNode[], { fail }: CallContext): TensorRef {
  const [data, requiresGrad] = args
  if (args.length !== 3 || !(data instanceof TensorRef) || typeof requiresGrad !== 'boolean') {
    throw fail('ERR_CHECKPOINT_FORMAT', 'expected (data, requires_grad, hooks) for a parameter')
  }
  const parameter = new TensorRef(data.storage, data.dtype, data.offset, data.shape, data.strides, requiresGrad)
  parameter.isParameter = true
  return parameter
}

function isCount(node: PickleNode | undefined): node is number {
  return typeof node === 'number' && node >= 0
}

/** The items of a tuple of counts; null for anything else. */
function counts(node: PickleNode | undefined): readonly number[] | null {
  return node instanceof PickleTuple && node.items.every(isCount) ? (node.items as readonly number[]) : null
}
