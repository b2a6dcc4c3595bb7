import { PickleArray, PickleTuple, type AllowedGlobal, type CallContext, type PickleNode } from './pickle_objects'
import { NumpyArray, NumpyDType, NumpyScalar } from './python_objects'
import { contiguousStrides } from './strides'

type Args = readonly PickleNode[]

/** NumPy arrays, scalars and dtypes of numbers and booleans. The module has one name before NumPy 2 and one since. */
export const numpyGlobals: readonly AllowedGlobal[] = [
  ...['numpy.core', 'numpy._core'].flatMap((module) => [
    { name: `${module}.multiarray._reconstruct`, call: reconstruct },
    { name: `${module}.multiarray.scalar`, call: scalar },
    { name: `${module}.numeric._frombuffer`, call: fromBuffer }
  ]),
  { name: 'numpy.dtype', call: dtype, isClass: true },
  { name: 'numpy.ndarray' }
]

/** Kind and bytes of one element: booleans, integers, floats and complex numbers. */
const plainKinds = /^(?:b1|[iu][1248]|f[248]|c(?:8|16))$/

/** `numpy.dtype('f8', False, True)`; BUILD tells its byte order. */
function dtype(args: Args, { fail }: CallContext): PickleNode {
  const [kind] = args
  if (args.length > 3 || typeof kind !== 'string') throw fail('ERR_CHECKPOINT_FORMAT', 'expected the name of a NumPy dtype')
  if (!plainKinds.test(kind)) {
    throw fail('ERR_CHECKPOINT_FORMAT', `the NumPy dtype ${JSON.stringify(kind.slice(0, 20))} is not one of numbers or booleans`, 'Save such arrays as lists.')
  }
  return new PickleArray('numpy.dtype', (state, context) => {
    // (version, byte order, subarray, names, fields, element bytes, alignment, flags)
    const items = state instanceof PickleTuple ? state.items : []
    const [version, order, subarray, names, fields] = items
    if (items.length < 8 || typeof version !== 'number' || typeof order !== 'string' || !/^[<>|=]$/.test(order) || subarray !== null || names !== null || fields !== null) {
      throw context.fail('ERR_CHECKPOINT_FORMAT', 'expected the state of a NumPy dtype of numbers or booleans')
    }
    return new NumpyDType((order === '=' ? '<' : order) + kind)
  })
}

/** `_reconstruct(numpy.ndarray, (0,), b'b')`, an empty array that BUILD fills. */
function reconstruct(args: Args, { fail }: CallContext): PickleNode {
  const [type] = args
  if (args.length !== 3 || (type as Partial<AllowedGlobal> | null)?.name !== 'numpy.ndarray') {
    throw fail('ERR_CHECKPOINT_FORMAT', 'expected (numpy.ndarray, shape, code) for a NumPy array')
  }
  return new PickleArray('numpy.ndarray', (state, context) => {
    // (version, shape, dtype, whether Fortran order, bytes)
    const items = state instanceof PickleTuple ? state.items : []
    const [version, shape, type, isFortran, bytes] = items
    if (items.length !== 5 || typeof version !== 'number' || typeof isFortran !== 'boolean') {
      throw context.fail('ERR_CHECKPOINT_FORMAT', 'expected the state of a NumPy array')
    }
    return makeArray(shape, type, bytes, isFortran, context)
  })
}

/** `_frombuffer(buffer, dtype, shape, order)`, of protocol 5. */
function fromBuffer(args: Args, context: CallContext): PickleNode {
  const [bytes, type, shape, order] = args
  if (args.length !== 4 || (order !== 'C' && order !== 'F')) {
    throw context.fail('ERR_CHECKPOINT_FORMAT', 'expected (buffer, dtype, shape, order) for a NumPy array')
  }
  return makeArray(shape, type, bytes, order === 'F', context)
}

/** `scalar(dtype, bytes)`. */
function scalar(args: Args, context: CallContext): PickleNode {
  const [type, bytes] = args
  if (args.length !== 2) throw context.fail('ERR_CHECKPOINT_FORMAT', 'expected (dtype, bytes) for a NumPy scalar')
  const { name } = dtypeOf(type, context)
  return new NumpyScalar(name, checkedBytes(bytes, itemBytes(name), context))
}

function makeArray(shape: PickleNode | undefined, type: PickleNode | undefined, bytes: PickleNode | undefined, isFortran: boolean, context: CallContext): NumpyArray {
  const sizes = shape instanceof PickleTuple ? shape.items : null
  if (sizes === null || !sizes.every((size): size is number => typeof size === 'number' && size >= 0)) {
    throw context.fail('ERR_CHECKPOINT_FORMAT', 'expected a tuple of sizes for the shape of a NumPy array')
  }
  if (sizes.length > context.limits.maxDimensions) {
    throw context.fail('ERR_CHECKPOINT_LIMIT', `a NumPy array has ${sizes.length} dimensions, more than maxDimensions (${context.limits.maxDimensions})`)
  }
  const { name } = dtypeOf(type, context)
  const elementBytes = itemBytes(name)
  const content = checkedBytes(bytes, sizes.reduce((product, size) => product * size, elementBytes), context)
  const reorders = isFortran && sizes.length > 1
  if (reorders) context.charge(content.length * reorderCost)
  return new NumpyArray(name, sizes, reorders ? toRowMajor(content, sizes, elementBytes) : content)
}

function dtypeOf(node: PickleNode | undefined, { fail }: CallContext): NumpyDType {
  if (node instanceof PickleArray && node.value instanceof NumpyDType) return node.value
  throw fail('ERR_CHECKPOINT_FORMAT', 'expected a NumPy dtype')
}

function itemBytes(name: string): number {
  return Number(name.slice(2))
}

function checkedBytes(node: PickleNode | undefined, expected: number, { fail }: CallContext): Uint8Array {
  if (node instanceof Uint8Array && node.length === expected) return new Uint8Array(node)
  throw fail('ERR_CHECKPOINT_FORMAT', `expected ${expected} bytes for a NumPy array or scalar`)
}

/** Bytes of a plain copy that takes as long as one byte put in another order. */
const reorderCost = 16

/** Fortran's order has the first index run fastest. */
function toRowMajor(bytes: Uint8Array, shape: readonly number[], elementBytes: number): Uint8Array {
  const result = new Uint8Array(bytes.length)
  const steps = contiguousStrides(shape)
  const dims = shape.map((size, dim) => ({ size, step: steps[dim]! * elementBytes, index: 0 })).filter(({ size }) => size > 1)
  let place = 0
  for (let at = 0; at < bytes.length; at += elementBytes) {
    for (let byte = 0; byte < elementBytes; byte++) result[place + byte] = bytes[at + byte]!
    for (const dim of dims) {
      place += dim.step
      if (++dim.index < dim.size) break
      place -= dim.step * dim.size
      dim.index = 0
    }
  }
  return result
}
