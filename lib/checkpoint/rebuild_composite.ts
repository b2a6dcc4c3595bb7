import type { SparseLayout } from '../binding'
import { isDType } from '../dtype'
import { elementsPerByte, itemSize } from './dtypes'
import { PickleSize, PickleTuple, StorageRef, TensorRef, type CallContext, type PickleNode } from './pickle_objects'
import { TorchDType, TorchLayout, TorchQScheme } from './python_objects'
import { counts, isCount, viewOf } from './rebuild_tensor'
import { PyFloat } from './values'
import type { Quantizer } from './tensor_source'

type Args = readonly PickleNode[]

const compressedLayouts = ['sparse_csr', 'sparse_csc', 'sparse_bsr', 'sparse_bsc']

const areTensors = (nodes: Args): nodes is TensorRef[] => nodes.every((node) => node instanceof TensorRef)

/**
 * `torch._utils._rebuild_sparse_tensor(layout, parts)` with `(indices, values, size, is_coalesced)`
 * for COO and `(compressed_indices, plain_indices, values, size)` for the others. Native code checks
 * the indices.
 */
export function rebuildSparse(args: Args, { fail, limits }: CallContext): TensorRef {
  const [layoutNode, data] = args
  const layout = layoutNode instanceof TorchLayout ? layoutNode.name.replace('torch.', '') : ''
  const items = data instanceof PickleTuple ? data.items : []
  const isCoo = layout === 'sparse_coo'
  // Before torch 2.1 a COO tensor did not say whether it is coalesced.
  const lengths = isCoo ? [3, 4] : [4]
  const sizePlace = isCoo ? 2 : 3
  const parts = items.slice(0, sizePlace)
  const shape = counts(items[sizePlace])
  const coalesced = isCoo ? items[3] ?? null : null
  const isSparse = (isCoo || compressedLayouts.includes(layout)) && args.length === 2 && lengths.includes(items.length)
  if (!isSparse || !areTensors(parts) || !(items[sizePlace] instanceof PickleSize) || shape === null || !(coalesced === null || typeof coalesced === 'boolean')) {
    throw fail('ERR_CHECKPOINT_FORMAT', 'expected (layout, parts) for a sparse tensor')
  }
  if (shape.length > limits.maxDimensions) {
    throw fail('ERR_CHECKPOINT_LIMIT', `a tensor has ${shape.length} dimensions, more than maxDimensions (${limits.maxDimensions})`)
  }
  const requiresGrad = parts.some((part) => part.requiresGrad)
  return new TensorRef({ kind: 'sparse', layout: layout as SparseLayout, parts, shape, isCoalesced: coalesced }, requiresGrad)
}

/** `torch._utils._rebuild_nested_tensor(buffer, sizes, strides, offsets)`. Native code checks the rows. */
export function rebuildNested(args: Args, { fail }: CallContext): TensorRef {
  if (args.length !== 4 || !areTensors(args)) throw fail('ERR_CHECKPOINT_FORMAT', 'expected (buffer, sizes, strides, offsets) for a nested tensor')
  return new TensorRef({ kind: 'nested', parts: args }, args[0]!.requiresGrad)
}

/** `torch._utils._rebuild_qtensor(storage, storage_offset, size, stride, quantizer_params, requires_grad, backward_hooks)`. */
export function rebuildQuantized(args: Args, context: CallContext): TensorRef {
  const [storage, offset, size, stride, params, requiresGrad] = args
  if (args.length !== 7 || !(storage instanceof StorageRef) || storage.dtype === null || !/^qu?int/.test(storage.dtype)) {
    throw context.fail('ERR_CHECKPOINT_FORMAT', 'expected (storage, offset, size, stride, parameters, requires_grad, hooks) for a quantized tensor')
  }
  const view = [storage, offset!, size!, stride!, requiresGrad!]
  return viewOf(storage, storage.dtype, view, { quantizer: quantizerOf(params, size, context) }, context, elementsPerByte(storage.dtype))
}

function quantizerOf(node: PickleNode | undefined, size: PickleNode | undefined, { fail }: CallContext): Quantizer {
  const [scheme, first, second, axis] = node instanceof PickleTuple ? node.items : []
  const name = scheme instanceof TorchQScheme ? scheme.name : ''
  if (name === 'torch.per_tensor_affine' && first instanceof PyFloat && Number.isSafeInteger(second)) {
    return { scale: first.value, zeroPoint: second as number }
  }
  const perChannel = ['torch.per_channel_affine', 'torch.per_channel_affine_float_qparams'].includes(name)
  const channels = isCount(axis) ? counts(size)?.[axis] : undefined
  const fits = (channel: PickleNode | undefined): channel is TensorRef =>
    channel instanceof TensorRef && channel.source.kind === 'strided' && channel.source.shape.length === 1 && channel.source.shape[0] === channels
  if (!perChannel || channels === undefined || !fits(first) || !fits(second)) {
    throw fail('ERR_CHECKPOINT_FORMAT', 'expected a scale and a zero point, for the tensor or for each channel, for a quantized tensor')
  }
  return { scales: first, zeroPoints: second, axis: axis as number }
}

/** `torch._utils._rebuild_meta_tensor_no_storage(dtype, size, stride, requires_grad)`. */
export function rebuildMeta(args: Args, { fail, limits }: CallContext): TensorRef {
  const [dtype, sizeNode, strideNode, requiresGrad] = args
  const name = dtype instanceof TorchDType ? dtype.name.replace('torch.', '') : ''
  const shape = counts(sizeNode)
  const strides = counts(strideNode)
  const isMeta = isDType(name) && !/^qu?int/.test(name) && shape !== null && shape.length === strides?.length
  if (!isMeta || args.length !== 4 || strides === null || typeof requiresGrad !== 'boolean') {
    throw fail('ERR_CHECKPOINT_FORMAT', 'expected (dtype, size, stride, requires_grad) for a tensor of the device meta')
  }
  if (shape.length > limits.maxDimensions) {
    throw fail('ERR_CHECKPOINT_LIMIT', `a tensor has ${shape.length} dimensions, more than maxDimensions (${limits.maxDimensions})`)
  }
  // The distance from the first element to the last, where LibTorch computes in 64 bits.
  const extent = shape.reduce((last, size, dim) => last + Math.max(size - 1, 0) * strides[dim]!, 1)
  const numel = shape.reduce((product, size) => product * Math.max(size, 1), 1)
  if (Math.max(extent, numel) > Number.MAX_SAFE_INTEGER / itemSize[name]) {
    throw fail('ERR_CHECKPOINT_FORMAT', `a tensor of the device meta of size [${shape.join(', ')}] and stride [${strides.join(', ')}] is too large for any memory`)
  }
  return new TensorRef({ kind: 'meta', dtype: name, shape, strides }, requiresGrad)
}

/**
 * `torch._utils._rebuild_device_tensor_from_cpu_tensor(data, dtype, device, requires_grad)`: what
 * devices without storages (XLA) write. `mapLocation` says where it goes.
 */
export function rebuildDeviceTensor(args: Args, { fail }: CallContext): TensorRef {
  const [data, dtype, location, requiresGrad] = args
  if (args.length !== 4 || !(data instanceof TensorRef) || data.source.kind !== 'strided' || !(dtype instanceof TorchDType) ||
    typeof location !== 'string' || typeof requiresGrad !== 'boolean') {
    throw fail('ERR_CHECKPOINT_FORMAT', 'expected (data, dtype, device, requires_grad) for a tensor of a device without storages')
  }
  if (dtype.name !== `torch.${data.source.dtype}`) {
    throw fail('ERR_CHECKPOINT_FORMAT', `a tensor of ${location} in ${dtype.name} that is stored as ${data.source.dtype} is not supported`, 'Move it to the CPU in Python before torch.save.')
  }
  return new TensorRef({ ...data.source, location }, requiresGrad)
}
