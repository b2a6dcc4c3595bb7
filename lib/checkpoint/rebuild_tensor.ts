import type { DType } from '../binding'
import { isDType } from '../dtype'
import { itemSize } from './dtypes'
import { PickleDict, PickleOpaque, PickleTuple, StorageRef, TensorRef, type AllowedGlobal, type CallContext, type PickleNode } from './pickle_objects'
import { OpaqueGlobal, TorchDType } from './python_objects'
import type { StridedSource } from './tensor_source'

const tensorClasses = ['torch.Tensor', 'torch.nn.parameter.Parameter']

type Args = readonly PickleNode[]

/** `torch._utils._rebuild_tensor(storage, storage_offset, size, stride)`, before torch 0.4. */
export function rebuildTensorV1(args: Args, context: CallContext): TensorRef {
  const [storage, offset, size, stride] = args
  if (args.length !== 4) throw context.fail('ERR_CHECKPOINT_FORMAT', 'expected (storage, offset, size, stride) for a tensor')
  return rebuildTensor([storage!, offset!, size!, stride!, false, null], context)
}

/**
 * `torch._utils._rebuild_tensor_v2(storage, storage_offset, size, stride, requires_grad,
 * backward_hooks, metadata=None)`. The view must lie inside its storage.
 */
export function rebuildTensor(args: Args, context: CallContext): TensorRef {
  const [storage, , , , , , metadata] = args
  if (args.length < 6 || args.length > 7 || !(storage instanceof StorageRef)) {
    throw context.fail('ERR_CHECKPOINT_FORMAT', 'expected (storage, offset, size, stride, requires_grad, hooks) for a tensor')
  }
  const dtype = storage.dtype ?? 'uint8'
  if (/^qu?int/.test(dtype)) throw context.fail('ERR_CHECKPOINT_FORMAT', `expected _rebuild_qtensor for a tensor of ${dtype}`)
  return viewOf(storage, dtype, args, lazyBits(metadata, dtype, context), context)
}

/** `torch._utils._rebuild_tensor_v3`: as v2 over an untyped storage, with the dtype before the metadata. */
export function rebuildTensorV3(args: Args, context: CallContext): TensorRef {
  const [storage, , , , , , dtype, metadata] = args
  if (args.length < 7 || args.length > 8 || !(storage instanceof StorageRef) || !(dtype instanceof TorchDType)) {
    throw context.fail('ERR_CHECKPOINT_FORMAT', 'expected (storage, offset, size, stride, requires_grad, hooks, dtype) for a tensor')
  }
  const name = dtype.name.replace('torch.', '')
  if (!isDType(name) || /^qu?int/.test(name)) throw context.fail('ERR_CHECKPOINT_FORMAT', `a tensor of ${dtype.name} is not supported`, 'Convert it in Python to a dtype that this package has.')
  return viewOf(storage, name, args, lazyBits(metadata, name, context), context)
}

/**
 * The view that `args` (storage, offset, size, stride, requires_grad, ...) describe, inside its storage.
 * For lib/checkpoint only.
 */
export function viewOf(
  storage: StorageRef, dtype: DType, args: Args, traits: Partial<Pick<StridedSource, 'isConj' | 'isNeg' | 'quantizer'>>,
  { fail, limits }: CallContext, perByte = 1
): TensorRef {
  const [, offset, sizeNode, strideNode, requiresGrad] = args
  if (typeof requiresGrad !== 'boolean') throw fail('ERR_CHECKPOINT_FORMAT', 'expected a boolean for requires_grad of a tensor')
  const shape = counts(sizeNode)
  const strides = counts(strideNode)
  if (shape === null || strides === null || !isCount(offset) || shape.length !== strides.length) {
    throw fail('ERR_CHECKPOINT_FORMAT', 'expected non-negative integers for the offset, size and stride of a tensor')
  }
  if (shape.length > limits.maxDimensions) {
    throw fail('ERR_CHECKPOINT_LIMIT', `a tensor has ${shape.length} dimensions, more than maxDimensions (${limits.maxDimensions})`)
  }
  const itemBytes = itemSize[dtype]
  // A part of a storage may begin between two elements of the whole; torch has the same rule.
  if (storage.begin % itemBytes !== 0) throw fail('ERR_CHECKPOINT_FORMAT', `a view of a storage begins at byte ${storage.begin}, in the middle of an element of ${dtype}`)
  checkExtent(perByte * Math.floor(storage.nbytes / itemBytes), offset, shape, strides, fail)
  return new TensorRef({
    kind: 'strided', storage: storage.root ?? storage, location: storage.location, dtype, offset: perByte * storage.begin / itemBytes + offset,
    shape, strides, isConj: false, isNeg: false, quantizer: null, ...traits
  }, requiresGrad)
}

/** `{'conj': True}` for a view as conjugate numbers, `{'neg': True}` for one as negative ones. */
function lazyBits(metadata: PickleNode | undefined, dtype: DType, { fail }: CallContext): { isConj: boolean, isNeg: boolean } {
  if (metadata == null) return { isConj: false, isNeg: false }
  const [keys, values] = metadata instanceof PickleDict ? [metadata.keys, metadata.values] : [[null], [null]]
  const has = (key: string): boolean => keys.includes(key)
  const isLegal = keys.every((key) => key === 'conj' || key === 'neg') && values.every((value) => value === true) &&
    (!has('conj') || dtype.startsWith('complex')) && (!has('neg') || dtype !== 'bool')
  if (!isLegal) throw fail('ERR_CHECKPOINT_FORMAT', 'a tensor has metadata that are not those of a conjugate or negative view')
  return { isConj: has('conj'), isNeg: has('neg') }
}

function checkExtent(numel: number, offset: number, size: readonly number[], stride: readonly number[], fail: CallContext['fail']): void {
  let extent = 1
  let last = offset
  for (let dim = 0; dim < size.length; dim++) {
    extent *= Math.max(size[dim]!, 1)
    last += (size[dim]! - 1) * stride[dim]!
  }
  const isEmpty = size.includes(0)
  // Products and sums beyond 2^53 are inexact, but still far beyond any storage.
  if (extent > Number.MAX_SAFE_INTEGER || (isEmpty ? offset > numel : last >= numel)) {
    throw fail(
      'ERR_CHECKPOINT_FORMAT',
      `a tensor of size [${size.join(', ')}], stride [${stride.join(', ')}] and offset ${offset} leaves its storage of ${numel} elements`
    )
  }
}

/** `torch._utils._rebuild_parameter(data, requires_grad, backward_hooks)`. */
export function rebuildParameter(args: Args, { fail }: CallContext): TensorRef {
  const [data, requiresGrad] = args
  if (args.length !== 3 || !(data instanceof TensorRef) || typeof requiresGrad !== 'boolean') {
    throw fail('ERR_CHECKPOINT_FORMAT', 'expected (data, requires_grad, hooks) for a parameter')
  }
  return parameterOf(data, requiresGrad)
}

/** `torch._utils._rebuild_parameter_with_state(data, requires_grad, backward_hooks, state)`. */
export function rebuildParameterWithState(args: Args, context: CallContext): TensorRef {
  const parameter = rebuildParameter(args.slice(0, 3), context)
  parameter.attributes = attributesOf(args[3], args.length === 4, context)
  return parameter
}

/** `torch.nn.Parameter(data, requires_grad=True)`. */
export function parameter(args: Args, { fail }: CallContext): TensorRef {
  const [data, requiresGrad = true] = args
  if (args.length > 2 || !(data instanceof TensorRef) || typeof requiresGrad !== 'boolean') {
    throw fail('ERR_CHECKPOINT_FORMAT', 'expected (data, requires_grad) for a parameter')
  }
  return parameterOf(data, requiresGrad)
}

/** `torch._tensor._rebuild_from_type_v2(func, type, args, state)`: a tensor with attributes. */
export function rebuildFromType(args: Args, context: CallContext): PickleNode {
  const [func, type, inner, state] = args
  if (type instanceof OpaqueGlobal) return new PickleOpaque(type.name, new PickleTuple(args), null)
  const { call } = (func ?? {}) as Partial<AllowedGlobal>
  const { name } = (type ?? {}) as Partial<AllowedGlobal>
  // Its own name as the function would nest calls without end, and torch writes no such thing.
  if (args.length !== 4 || typeof call !== 'function' || call === rebuildFromType || !(inner instanceof PickleTuple) || !tensorClasses.includes(name!)) {
    throw context.fail('ERR_CHECKPOINT_FORMAT', 'expected (function, type, arguments, state) for a tensor of a type')
  }
  const tensor = call(inner.items, context)
  if (!(tensor instanceof TensorRef)) throw context.fail('ERR_CHECKPOINT_FORMAT', 'expected a function that makes a tensor')
  tensor.isParameter ||= name !== tensorClasses[0]
  tensor.attributes = attributesOf(state, true, context)
  return tensor
}

function parameterOf(data: TensorRef, requiresGrad: boolean): TensorRef {
  const made = new TensorRef(data.source, requiresGrad)
  made.isParameter = true
  return made
}

function attributesOf(state: PickleNode | undefined, isThere: boolean, { fail }: CallContext): PickleDict | null {
  if (state === null) return null
  if (!isThere || !(state instanceof PickleDict) || !state.keys.every((key) => typeof key === 'string')) {
    throw fail('ERR_CHECKPOINT_FORMAT', 'expected a dict of attributes for the state of a tensor')
  }
  return state
}

/** For lib/checkpoint only. */
export function isCount(node: PickleNode | undefined): node is number {
  return typeof node === 'number' && node >= 0
}

/** The items of a tuple of counts; null for anything else. For lib/checkpoint only. */
export function counts(node: PickleNode | undefined): readonly number[] | null {
  return node instanceof PickleTuple && node.items.every(isCount) ? (node.items as readonly number[]) : null
}
