import { isMap, isSet, isUint8Array } from 'node:util/types'
import { badArgument, type BtxrdTorchError } from '../errors'
import { canonicalKey, isHashable } from './hashable'
import { LateFloats } from './late_floats'
import { defaultLimits } from './limits'
import { PickleEmitter } from './pickle_emitter'
import { longestInteger, writeInteger } from './pickle_numbers'
import { writePythonObject } from './pickle_python_object'
import { writeStorage, writeTensor, type PickledStorage, type PickledTensor } from './pickle_tensor'
import { PythonObject } from './python_objects'
import { ValuePath } from './value_path'
import {
  ByteArray, Counter, DefaultDict, FrozenSet, isFloatKey, Namespace, OpaqueObject, OrderedDict, PyFloat, Size, Tuple
} from './values'

export interface PickleOptions {
  /** How messages name the value; empty when its keys are names that the caller knows. */
  root: string
  /** Describes a tensor, null for anything else; `place` is for messages. */
  tensor: (value: object, place: ValuePath) => PickledTensor | null
  /** Describes a storage that stands for itself, null for anything else. */
  storage: (value: object, place: ValuePath) => PickledStorage | null
  /** Whether the integral number at `container[key]` is a Python float. */
  isFloat: (container: object, key: unknown) => boolean
}

/**
 * The pickle of a value: protocol 2, opcode for opcode what Python's C pickler writes, with globals
 * that `torch.load(weights_only=True)` allows and no others. Objects are told apart by identity, as
 * in Python. Strings have none in JavaScript: equal ones count as one object.
 *
 * All of the value is read before the call returns; what is changed later is not in the pickle.
 *
 * @throws BtxrdTorchError `ERR_INVALID_ARG` for what Python could not read back
 */
export function writePickle(value: unknown, options: PickleOptions): Buffer {
  return new PickleWriter(options).pickle(value)
}

const readable = 'a value that torch.load(weights_only=True) reads'

class PickleWriter {
  private readonly emitter = new PickleEmitter()
  private readonly path: ValuePath
  /** The containers around the current value. */
  private readonly open = new Set<object>()

  constructor(private readonly options: PickleOptions) {
    this.path = new ValuePath(options.root)
  }

  pickle(value: unknown): Buffer {
    this.emitter.sink.u8('\x80', 2)
    this.write(value, false)
    this.emitter.sink.letters('.')
    return this.emitter.sink.bytes()
  }

  private write(value: unknown, isFloat: boolean): void {
    if (value === null) this.emitter.sink.letters('N')
    else if (typeof value === 'boolean') this.emitter.sink.letters(value ? '\x88' : '\x89')
    else if (typeof value === 'number') this.number(value, isFloat)
    else if (typeof value === 'bigint') this.integer(value)
    else if (typeof value === 'string') this.emitter.text(value)
    else if (value instanceof PyFloat) this.number(value.value, true)
    else if (typeof value === 'object') this.object(value)
    else throw this.refuse('a value that Python has', value, value === undefined ? 'Use null, or leave the key out.' : '')
  }

  private number(value: number, isFloat: boolean): void {
    if (typeof value !== 'number') throw this.refuse('a number in PyFloat', value)
    // A number beyond 2^53 - 1 is no exact integer, and -0 is none in Python.
    if (isFloat || !Number.isSafeInteger(value) || Object.is(value, -0)) this.emitter.sink.float(value)
    else this.integer(value)
  }

  private integer(value: number | bigint): void {
    if (!writeInteger(this.emitter.sink, value)) {
      throw this.refuse(`an integer of at most ${longestInteger} bytes, which is what torch.load reads,`, 'a longer one')
    }
  }

  private object(value: object): void {
    if (this.open.has(value)) throw this.refuse('a value that does not hold itself', value)
    if (this.emitter.recall(value)) return
    if (this.open.size >= defaultLimits.maxNesting) {
      throw this.refuse(`containers at most ${defaultLimits.maxNesting} levels deep`, value)
    }
    this.open.add(value)
    this.container(value)
    this.open.delete(value)
  }

  private container(value: object): void {
    const tensor = this.options.tensor(value, this.path)
    const storage = tensor === null ? this.options.storage(value, this.path) : null
    if (tensor !== null) this.tensor(value, tensor)
    else if (storage !== null) writeStorage(this.emitter, storage)
    else if (value instanceof PythonObject) this.pythonObject(value)
    else if (value instanceof LateFloats) this.lateFloats(value)
    else if (value instanceof ByteArray) this.byteArray(value)
    else if (isUint8Array(value)) this.bytes(value, value)
    else if (value instanceof Size) this.size(value)
    else if (value instanceof Tuple) this.emitter.tuple(value, value.length, (index) => this.at(value, index, value[index]))
    else if (Array.isArray(value)) this.emitter.list(value, value.length, (index) => this.at(value, index, value[index]))
    else if (value instanceof OrderedDict) this.orderedDict(value)
    else if (value instanceof Counter) this.counter(value)
    else if (isExtra(value)) throw this.refuse(readable, value, 'Use a Map, a Set or a plain object.')
    else if (isMap(value)) this.map(value)
    else if (isSet(value)) this.set(value)
    else if (isPlain(value)) this.record(value)
    else throw this.refuse('a plain object, an array, a Map, a Set, a Uint8Array or a Tensor', value)
  }

  private tensor(value: object, tensor: PickledTensor): void {
    writeTensor(this.emitter, value, tensor, () => {
      this.path.enterProperty('attributes')
      this.write(tensor.attributes, false)
      this.path.leave()
    })
  }

  private pythonObject(object: PythonObject): void {
    if (!writePythonObject(this.emitter, object)) throw this.refuse(readable, object, 'Use numbers, strings or tensors.')
  }

  /** The value at `container[key]`, where the key is an index, a Map's key or a Set's member. */
  private at(container: object, key: unknown, value: unknown): void {
    this.path.enterKey(key)
    this.write(value, this.options.isFloat(container, key))
    this.path.leave()
  }

  private record(record: Readonly<Record<string, unknown>>): void {
    const keys = Object.keys(record)
    this.emitter.dict(record, keys.length, (index) => {
      const key = keys[index]!
      this.emitter.text(key)
      this.path.enterProperty(key)
      this.write(record[key], this.options.isFloat(record, key))
      this.path.leave()
    })
  }

  private map(map: ReadonlyMap<unknown, unknown>): void {
    const entries = this.entriesOf(map)
    this.emitter.dict(map, entries.length, (index) => this.entry(map, entries[index]!))
  }

  private orderedDict(dict: OrderedDict): void {
    const entries = this.entriesOf(dict)
    this.emitter.global('collections', 'OrderedDict')
    this.emitter.sink.letters(')')
    this.emitter.reduce(dict)
    this.emitter.subclassItems(entries.length, (index) => this.entry(dict, entries[index]!))
    if (dict.attributes === null || Object.keys(dict.attributes).length === 0) return
    this.write(dict.attributes, false)
    this.emitter.sink.letters('b')
  }

  private counter(counter: Counter): void {
    const entries = this.entriesOf(counter)
    this.emitter.global('collections', 'Counter')
    this.emitter.tuple(null, 1, () => {
      this.emitter.dict(null, entries.length, (index) => this.entry(counter, entries[index]!))
    })
    this.emitter.reduce(counter)
  }

  private entriesOf(map: ReadonlyMap<unknown, unknown>): [unknown, unknown][] {
    this.checkKeys(map.keys(), 'keys')
    return [...map]
  }

  private entry(map: object, [key, value]: [unknown, unknown]): void {
    this.path.enterKey(key)
    this.write(key, isFloatKey(map, key))
    this.write(value, this.options.isFloat(map, key))
    this.path.leave()
  }

  private set(set: ReadonlySet<unknown>): void {
    this.checkKeys(set, 'members')
    const members = [...set]
    this.emitter.global('__builtin__', 'set')
    this.emitter.tuple(null, 1, () => {
      this.emitter.list(null, members.length, (index) => this.at(set, members[index], members[index]))
    })
    this.emitter.reduce(set)
  }

  private size(size: Size): void {
    this.emitter.global('torch', 'Size')
    this.emitter.tuple(null, 1, () => this.emitter.tuple(null, size.length, (index) => {
      if (!Number.isSafeInteger(size[index])) throw this.refuse('integers in a Size', size[index])
      this.integer(size[index]!)
    }))
    this.emitter.reduce(size)
  }

  /** Protocol 2 has no bytes: `_codecs.encode(text, 'latin1')`. */
  private bytes(object: object | null, bytes: Uint8Array): void {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
    this.emitter.global('_codecs', 'encode')
    this.emitter.tuple(null, 2, (index) => {
      if (index === 1) this.emitter.text('latin1')
      // Python has one object for each string of one character, and makes longer ones anew.
      else if (text.length < 2) this.emitter.text(text)
      else {
        this.emitter.sink.text(text)
        this.emitter.memoize(null)
      }
    })
    this.emitter.reduce(object)
  }

  private byteArray(bytes: ByteArray): void {
    this.emitter.global('__builtin__', 'bytearray')
    this.emitter.tuple(null, Math.min(bytes.length, 1), () => this.bytes(null, bytes))
    this.emitter.reduce(bytes)
  }

  private lateFloats(floats: LateFloats): void {
    this.emitter.list(floats, floats.length, () => {
      floats.places.push(this.emitter.sink.length + 1)
      this.emitter.sink.float(0)
    })
  }

  private checkKeys(keys: Iterable<unknown>, what: string): void {
    const seen = new Set<unknown>()
    for (const key of keys) {
      if (!isHashable(key)) throw this.refuse(`${what} that Python can hash`, key, 'Use numbers, strings or tuples.')
      if (seen.has(canonicalKey(key))) throw this.refuse(`${what} that differ in Python`, key, 'There 1, 1n, new PyFloat(1) and true are equal.')
      seen.add(canonicalKey(key))
    }
  }

  private refuse(expected: string, received: unknown, remedy = ''): BtxrdTorchError {
    return badArgument(this.path.toString(), expected, received, remedy)
  }
}

/** What Python would write with names that `weights_only=True` refuses. */
function isExtra(value: object): boolean {
  return [DefaultDict, Namespace, FrozenSet, OpaqueObject].some((extra) => value instanceof extra)
}

/** Whatever realm its prototype is from: `Object.prototype` or none. */
function isPlain(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
