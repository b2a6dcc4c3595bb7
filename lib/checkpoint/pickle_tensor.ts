import type { PickleEmitter } from './pickle_emitter'
import { writeInteger } from './pickle_numbers'

/** A tensor as a pickle names it. `numel`, `offset` and `strides` are in elements of the storage. */
export interface PickledTensor {
  storageClass: string
  /** Of the record `data/<key>`; equal for tensors that share memory. */
  key: string
  /** Python's name of the device, such as `cpu` or `cuda:0`. */
  location: string
  /** Elements of the whole storage. */
  numel: number
  offset: number
  shape: readonly number[]
  strides: readonly number[]
  requiresGrad: boolean
  isParameter: boolean
}

/** What `Tensor.__reduce_ex__` and `Parameter.__reduce_ex__` give Python's pickler. */
export function writeTensor(emitter: PickleEmitter, object: object, tensor: PickledTensor): void {
  if (!tensor.isParameter) return writeData(emitter, object, tensor, tensor.requiresGrad)
  emitter.global('torch._utils', '_rebuild_parameter')
  writeItems(emitter, [
    // `parameter.data`, a tensor of its own that needs no gradient.
    () => writeData(emitter, null, tensor, false),
    () => writeBoolean(emitter, tensor.requiresGrad),
    () => writeHooks(emitter)
  ])
  emitter.reduce(object)
}

/** `torch._utils._rebuild_tensor_v2(storage, offset, size, stride, requires_grad, backward_hooks)`. */
function writeData(emitter: PickleEmitter, object: object | null, tensor: PickledTensor, requiresGrad: boolean): void {
  emitter.global('torch._utils', '_rebuild_tensor_v2')
  writeItems(emitter, [
    () => writeStorage(emitter, tensor),
    () => writeInteger(emitter.sink, tensor.offset),
    () => writeIntegers(emitter, tensor.shape),
    () => writeIntegers(emitter, tensor.strides),
    () => writeBoolean(emitter, requiresGrad),
    () => writeHooks(emitter)
  ])
  emitter.reduce(object)
}

/** The persistent id `('storage', torch.FloatStorage, key, location, numel)`. */
function writeStorage(emitter: PickleEmitter, { storageClass, key, location, numel }: PickledTensor): void {
  writeItems(emitter, [
    () => emitter.text('storage'),
    () => emitter.global('torch', storageClass),
    () => emitter.storageKey(key),
    () => emitter.text(location),
    () => writeInteger(emitter.sink, numel)
  ])
  emitter.sink.letters('Q')
}

/** An empty OrderedDict: hooks are not saved. */
function writeHooks(emitter: PickleEmitter): void {
  emitter.global('collections', 'OrderedDict')
  emitter.sink.letters(')')
  emitter.reduce(null)
}

function writeBoolean(emitter: PickleEmitter, value: boolean): void {
  emitter.sink.letters(value ? '\x88' : '\x89')
}

function writeIntegers(emitter: PickleEmitter, integers: readonly number[]): void {
  emitter.tuple(null, integers.length, (index) => writeInteger(emitter.sink, integers[index]!))
}

function writeItems(emitter: PickleEmitter, items: readonly (() => unknown)[]): void {
  emitter.tuple(null, items.length, (index) => items[index]!())
}
