import type { DType } from '../binding'
import type { PickleEmitter } from './pickle_emitter'
import { writeInteger } from './pickle_numbers'
import type { TorchLayout } from './python_objects'

/** A storage as a pickle names it. */
export interface PickledStorage {
  /** The class that names the element type, such as `FloatStorage`; null for an untyped one. */
  storageClass: string | null
  /** Of the record `data/<key>`; equal for tensors that share memory. */
  key: string
  /** Python's name of the device, such as `cpu` or `cuda:0`. */
  location: string
  /** Elements of the whole storage; bytes of an untyped one. */
  numel: number
}

/** A tensor as a pickle describes it. */
export interface PickledTensor {
  form: PickledForm
  requiresGrad: boolean
  isParameter: boolean
  /** What Python code set on it; null when nothing was. */
  attributes: Readonly<Record<string, unknown>> | null
}

export type PickledForm =
  | PickledView
  | { kind: 'sparse', layout: TorchLayout, parts: readonly PickledForm[], shape: readonly number[], isCoalesced: boolean | null }
  | { kind: 'nested', parts: readonly PickledForm[] }
  | { kind: 'meta', dtype: DType, shape: readonly number[], strides: readonly number[] }

/** `offset` and `strides` are in elements. */
export interface PickledView {
  kind: 'strided'
  storage: PickledStorage
  dtype: DType
  offset: number
  shape: readonly number[]
  strides: readonly number[]
  isConj: boolean
  isNeg: boolean
  quantizer: PickledQuantizer | null
}

export type PickledQuantizer = { scale: number, zeroPoint: number } | { scales: PickledForm, zeroPoints: PickledForm, axis: number }

type Write = () => unknown

/**
 * What `Tensor.__reduce_ex__` and `Parameter.__reduce_ex__` give Python's pickler.
 * @param writeState writes the attributes
 */
export function writeTensor(emitter: PickleEmitter, object: object, tensor: PickledTensor, writeState: Write): void {
  const { form, requiresGrad, isParameter, attributes } = tensor
  if (isParameter) {
    call(emitter, object, '_rebuild_parameter' + (attributes === null ? '' : '_with_state'), [
      // `parameter.data`, a tensor of its own that needs no gradient.
      () => writeForm(emitter, null, form, false),
      () => writeBoolean(emitter, requiresGrad),
      () => writeHooks(emitter),
      ...(attributes === null ? [] : [writeState])
    ])
  } else if (attributes === null) writeForm(emitter, object, form, requiresGrad)
  else {
    const { name, args } = rebuild(emitter, form, requiresGrad)
    emitter.global('torch._tensor', '_rebuild_from_type_v2')
    writeItems(emitter, [() => emitter.global('torch._utils', name), () => emitter.global('torch', 'Tensor'), () => writeItems(emitter, args), writeState])
    emitter.reduce(object)
  }
}

/** The persistent id `('storage', torch.FloatStorage, key, location, numel)`. */
export function writeStorage(emitter: PickleEmitter, { storageClass, key, location, numel }: PickledStorage): void {
  writeItems(emitter, [
    () => emitter.text('storage'),
    () => (storageClass === null ? emitter.global('torch.storage', 'UntypedStorage') : emitter.global('torch', storageClass)),
    () => emitter.storageKey(key),
    () => emitter.text(location),
    () => writeInteger(emitter.sink, numel)
  ])
  emitter.sink.letters('Q')
}

/** `torch.serialization._get_layout('torch.strided')`. */
export function writeLayout(emitter: PickleEmitter, layout: TorchLayout): void {
  if (emitter.recall(layout)) return
  emitter.global('torch.serialization', '_get_layout')
  writeItems(emitter, [() => emitter.text(layout.name)])
  emitter.reduce(layout)
}

function writeForm(emitter: PickleEmitter, object: object | null, form: PickledForm, requiresGrad: boolean): void {
  const { name, args } = rebuild(emitter, form, requiresGrad)
  call(emitter, object, name, args)
}

/** The function of `torch._utils` that puts a tensor together, and its arguments. */
function rebuild(emitter: PickleEmitter, form: PickledForm, requiresGrad: boolean): { name: string, args: Write[] } {
  switch (form.kind) {
    case 'strided': return rebuildView(emitter, form, requiresGrad)
    case 'sparse': return { name: '_rebuild_sparse_tensor', args: [() => writeLayout(emitter, form.layout), () => writeSparseParts(emitter, form, requiresGrad)] }
    case 'nested': {
      const [buffer, ...tables] = form.parts
      return {
        name: '_rebuild_nested_tensor',
        args: [() => writeForm(emitter, null, buffer!, requiresGrad), ...tables.map((table) => () => writeForm(emitter, null, table, false))]
      }
    }
    case 'meta': return {
      name: '_rebuild_meta_tensor_no_storage',
      args: [
        () => emitter.global('torch', form.dtype), () => writeIntegers(emitter, form.shape), () => writeIntegers(emitter, form.strides),
        () => writeBoolean(emitter, requiresGrad)
      ]
    }
  }
}

/** `(storage, offset, size, stride, requires_grad, backward_hooks)` and what the kind of view adds. */
function rebuildView(emitter: PickleEmitter, view: PickledView, requiresGrad: boolean): { name: string, args: Write[] } {
  const { storage, quantizer } = view
  const place = [
    () => writeStorage(emitter, storage),
    () => writeInteger(emitter.sink, view.offset),
    () => writeIntegers(emitter, view.shape),
    () => writeIntegers(emitter, view.strides)
  ]
  const flags = [() => writeBoolean(emitter, requiresGrad), () => writeHooks(emitter)]
  if (quantizer !== null) return { name: '_rebuild_qtensor', args: [...place, () => writeQuantizer(emitter, quantizer), ...flags] }
  const isUntyped = storage.storageClass === null
  const bits = ['conj', 'neg'].filter((bit) => (bit === 'conj' ? view.isConj : view.isNeg))
  return {
    name: isUntyped ? '_rebuild_tensor_v3' : '_rebuild_tensor_v2',
    args: [
      ...place, ...flags,
      ...(isUntyped ? [() => emitter.global('torch', view.dtype)] : []),
      ...(bits.length > 0 ? [() => writeBits(emitter, bits)] : [])
    ]
  }
}

function writeSparseParts(emitter: PickleEmitter, form: PickledForm & { kind: 'sparse' }, requiresGrad: boolean): void {
  const { parts, shape, isCoalesced } = form
  // A COO tensor tells nothing of its gradient in Python; the values of the others do.
  const carriesGrad = (index: number): boolean => requiresGrad && isCoalesced === null && index === parts.length - 1
  writeItems(emitter, [
    ...parts.map((part, index) => () => writeForm(emitter, null, part, carriesGrad(index))),
    () => writeSize(emitter, shape),
    ...(isCoalesced === null ? [] : [() => writeBoolean(emitter, isCoalesced)])
  ])
}

function writeQuantizer(emitter: PickleEmitter, quantizer: PickledQuantizer): void {
  if ('scale' in quantizer) {
    return writeItems(emitter, [
      () => emitter.global('torch', 'per_tensor_affine'), () => emitter.sink.float(quantizer.scale), () => writeInteger(emitter.sink, quantizer.zeroPoint)
    ])
  }
  // Also where the zero points are floats, which tells torch.load that it is the scheme for those.
  writeItems(emitter, [
    () => emitter.global('torch', 'per_channel_affine'),
    () => writeForm(emitter, null, quantizer.scales, false),
    () => writeForm(emitter, null, quantizer.zeroPoints, false),
    () => writeInteger(emitter.sink, quantizer.axis)
  ])
}

/** `{'conj': True}`. */
function writeBits(emitter: PickleEmitter, bits: readonly string[]): void {
  emitter.dict(null, bits.length, (index) => {
    emitter.text(bits[index]!)
    writeBoolean(emitter, true)
  })
}

/** `torch.Size((2, 3))`. */
function writeSize(emitter: PickleEmitter, shape: readonly number[]): void {
  emitter.global('torch', 'Size')
  writeItems(emitter, [() => writeIntegers(emitter, shape)])
  emitter.reduce(null)
}

/** An empty OrderedDict: hooks are not saved. */
function writeHooks(emitter: PickleEmitter): void {
  emitter.global('collections', 'OrderedDict')
  emitter.sink.letters(')')
  emitter.reduce(null)
}

function call(emitter: PickleEmitter, object: object | null, name: string, args: readonly Write[]): void {
  emitter.global('torch._utils', name)
  writeItems(emitter, args)
  emitter.reduce(object)
}

function writeBoolean(emitter: PickleEmitter, value: boolean): void {
  emitter.sink.letters(value ? '\x88' : '\x89')
}

function writeIntegers(emitter: PickleEmitter, integers: readonly number[]): void {
  emitter.tuple(null, integers.length, (index) => writeInteger(emitter.sink, integers[index]!))
}

function writeItems(emitter: PickleEmitter, items: readonly Write[]): void {
  emitter.tuple(null, items.length, (index) => items[index]!())
}
