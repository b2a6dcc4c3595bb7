import { ValueBuilder } from '../../../lib/checkpoint/build_value'
import { failFor } from '../../../lib/checkpoint/checkpoint_error'
import { LateFloats } from '../../../lib/checkpoint/late_floats'
import { GlobalPolicy } from '../../../lib/checkpoint/global_policy'
import { defaultLimits } from '../../../lib/checkpoint/limits'
import { StorageRef } from '../../../lib/checkpoint/pickle_objects'
import { dataPkl, readPickle } from '../../../lib/checkpoint/pickle_reader'
import type { PickledTensor } from '../../../lib/checkpoint/pickle_tensor'
import { writePickle } from '../../../lib/checkpoint/pickle_writer'
import { inspectStructure } from '../../../lib/checkpoint/structure'
import { TimeSlice } from '../../../lib/checkpoint/time_slice'
import {
  ByteArray, FrozenSet, isFloatKey, isFloatSlot, markFloat, OrderedDict, PyFloat, Size, Tuple, type CheckpointValue
} from '../../../lib/checkpoint/values'
import { pickle, str } from '../../support/pickle_assembler'

class Leaf {
  constructor(readonly described: PickledTensor) {}
}

const write = (value: unknown): Buffer => writePickle(value, {
  root: 'value',
  isFloat: isFloatSlot,
  tensor: (object) => (object instanceof Leaf ? object.described : null),
  storage: () => null
})

const fail = failFor('test.pt')

/** Reads a pickle; tensors become what it says of them. */
async function read(bytes: Buffer): Promise<CheckpointValue<object>> {
  const slice = new TimeSlice()
  const load = (): StorageRef => new StorageRef('0', 'cpu', 'float32', 96)
  const root = await readPickle({ bytes, place: dataPkl }, fail, defaultLimits, slice, new GlobalPolicy(), load)
  const builder = new ValueBuilder<object>({
    tensor({ source, requiresGrad, isParameter }) {
      if (source.kind !== 'strided') throw new Error('no other tensors here')
      const { dtype, offset, shape, strides } = source
      return { dtype, offset, shape, strides, requiresGrad, isParameter }
    },
    storage: () => { throw new Error('no storages here') }
  })
  await builder.build(await inspectStructure(root, fail, defaultLimits, slice), slice)
  const box = { value: null as CheckpointValue<object> }
  box.value = builder.place(root, box, 'value')
  return box.value
}

const roundTrip = async (value: unknown): Promise<CheckpointValue<object>> => read(write(value))

describe('numbers', () => {
  test.each([0, 1, -1, 255, 256, 65535, 65536, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), -(2 ** 31) - 1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER])(
    '%p is an int', async (value) => {
      const [read] = await roundTrip([value]) as number[]
      expect(read).toBe(value)
      expect(isFloatSlot(await roundTrip([value]) as object, 0)).toBe(false)
    }
  )

  test.each([2n ** 53n, -(2n ** 53n), 2n ** 63n, -(2n ** 63n), 2n ** 64n - 1n, -(2n ** 200n), 2n ** 2039n - 1n, -(2n ** 2039n)])('%p is an int', async (value) => {
    expect(await roundTrip(value)).toBe(value)
  })

  test.each([0.5, -0, NaN, Infinity, -Infinity, 2 ** 53, 1e300, 5e-324])('%p is a float: Python\'s ints have no such number', async (value) => {
    expect(write(value).toString('latin1', 2, 3)).toBe('G')
    expect(await roundTrip(value)).toBe(value)
  })

  test('integral floats are those in PyFloat and at marked places', async () => {
    const record = { int: 1, wrapped: new PyFloat(1), marked: 1 }
    markFloat(record, 'marked')
    const list = await roundTrip([record, new Map<unknown, unknown>([[new PyFloat(2), 3], [1, new PyFloat(0)]])]) as [object, Map<number, number>]
    expect(['int', 'wrapped', 'marked'].map((key) => isFloatSlot(list[0], key))).toEqual([false, true, true])
    expect([isFloatKey(list[1], 2), isFloatSlot(list[1], 2), isFloatKey(list[1], 1), isFloatSlot(list[1], 1)]).toEqual([true, false, false, true])
  })

  test('a list whose floats arrive later', async () => {
    const floats = new LateFloats(2)
    const bytes = write({ before: 1, floats })
    floats.fill(bytes, [1, 0.25])
    const value = await read(bytes) as { floats: number[] }
    expect(value.floats).toEqual([1, 0.25])
    expect(isFloatSlot(value.floats, 0)).toBe(true)
  })
})

describe('values', () => {
  test('keep content, class and order', async () => {
    const ordered = new OrderedDict<unknown, unknown>([['b', 1], ['a', 2]])
    ordered.attributes = { _metadata: new OrderedDict([['', { version: 1 }]]) }
    const value = {
      nothing: null, yes: true, no: false, text: 'Größe 🩻 \ud800', empty: '',
      list: [1, [2, []]], tuple: Tuple.of<unknown>(1, Tuple.of<unknown>(), Tuple.of<unknown>(1, 2, 3, 4)), size: Size.of(2, 3),
      map: new Map<unknown, unknown>([[2, 'two'], [1, 'one'], [null, 0], [false, 1.5], [2n ** 70n, 'big'], [Tuple.of<unknown>(1, 'a'), 2], ['7', 3]]),
      ordered, set: new Set<unknown>([3, 'a', 2.5]), emptySet: new Set(),
      bytes: new Uint8Array([0, 255, 10]), noBytes: new Uint8Array(), one: Buffer.from('a'),
      byteArray: new ByteArray([1, 2]), noByteArray: new ByteArray(), record: { __proto__: null, b: 1, a: 2 }, emptyRecord: {}
    }
    const read = await roundTrip(value) as Record<string, unknown>
    expect(Object.keys(read)).toEqual(Object.keys(value))
    expect({ ...read, record: null, emptyRecord: null, one: null }).toEqual({ ...value, record: null, emptyRecord: null, one: null })
    expect([read.record, read.emptyRecord, read.one]).toEqual([Object.assign(Object.create(null), { b: 1, a: 2 }), Object.create(null), new Uint8Array([97])])
    expect([read.tuple, read.size, read.ordered, read.byteArray].map((item) => (item as object).constructor)).toEqual([Tuple, Size, OrderedDict, ByteArray])
    expect((read.ordered as OrderedDict).attributes?._metadata).toBeInstanceOf(OrderedDict)
    // A second pass writes the same bytes: nothing was lost on the way.
    expect(write(read).equals(write(value))).toBe(true)
  })

  test('what stands in two places is one value, and equal strings are one', async () => {
    const shared = { lr: 1 }
    const [first, second, other] = await roundTrip([shared, [shared], { lr: 1 }]) as [unknown, unknown[], unknown]
    expect(second[0]).toBe(first)
    expect(other).not.toBe(first)
    expect(write(['ab', 'ab']).equals(pickle(']q\0(', str('ab'), 'q\x01h\x01e'))).toBe(true)
  })

  test('as many items and memo entries as need the long opcodes', async () => {
    const value = Object.fromEntries(Array.from({ length: 2500 }, (_, index) => [`key${index}`, [index]]))
    const read = await roundTrip([value, Object.values(value)]) as [Record<string, unknown>, unknown[]]
    expect(Object.entries(read[0])).toEqual(Object.entries(value))
    expect(read[1][2499]).toBe(read[0].key2499)
  })

  test('a tensor and a parameter', async () => {
    const described: PickledTensor = {
      form: {
        kind: 'strided', storage: { storageClass: 'FloatStorage', key: '0', location: 'cpu', numel: 24 }, dtype: 'float32', offset: 4,
        shape: [2, 3], strides: [3, 1], isConj: false, isNeg: false, quantizer: null
      },
      requiresGrad: true, isParameter: false, attributes: null
    }
    const tensor = { dtype: 'float32', offset: 4, shape: [2, 3], strides: [3, 1], requiresGrad: true, isParameter: false }
    expect(await roundTrip([new Leaf(described), new Leaf({ ...described, isParameter: true })])).toEqual([tensor, { ...tensor, isParameter: true }])
  })

  test('values of another realm, as node:vm and structuredClone give them', async () => {
    const { runInNewContext } = await import('node:vm')
    const value = runInNewContext('({ list: [1, 2], map: new Map([[1, 2]]), set: new Set([1]), bytes: new Uint8Array([7]) })') as object
    expect(await roundTrip(value)).toEqual(Object.assign(Object.create(null), { list: [1, 2], map: new Map([[1, 2]]), set: new Set([1]), bytes: new Uint8Array([7]) }))
  })
})

describe('values that Python could not read are refused with their place', () => {
  class Custom {}
  const cyclic: unknown[] = []
  cyclic.push({ inner: cyclic })
  let deep: unknown = 0
  for (let level = 0; level < 1001; level++) deep = [deep]

  test.each<[string, unknown, RegExp]>([
    ['undefined', { config: { model: { x: undefined } } }, /Expected .* for value\.config\.model\.x but received undefined\. .*null/],
    ['a function', { a: [0, () => 1] }, /value\.a\[1\] but received function/],
    ['a symbol', [Symbol('s')], /value\[0\] but received Symbol\(s\)/],
    ['an instance', new Map([['run', new Custom()]]), /value\["run"\] but received an instance of Custom/],
    ['a date', { 'odd key': new Date(0) }, /value\["odd key"\] but received an instance of Date/],
    ['another typed array', [new Float32Array(2)], /value\[0\] but received an instance of Float32Array/],
    ['a hole', Object.assign([0], { length: 2 }), /value\[1\] but received undefined/],
    ['a value in itself', cyclic, /does not hold itself for value\[0\]\.inner/],
    ['deep nesting', deep, /at most 1000 levels/],
    ['a long integer', { big: 2n ** 2039n }, /at most 255 bytes.* for value\.big/],
    ['a frozenset', [new FrozenSet([1])], /weights_only=True.* for value\[0\].* Use a Map, a Set/],
    ['an unhashable key', new Map([[[1], 2]]), /Python can hash for value but received \[1\]/],
    ['a bytearray as key', new Map([[new ByteArray(1), 2]]), /Python can hash/],
    ['a list in a key', new Map([[Tuple.of([1]), 2]]), /Python can hash/],
    ['keys that Python takes for one', new Map<unknown, number>([[1, 1], [true, 2]]), /differ in Python for value but received true/],
    ['bigint and number as keys', new Map<unknown, number>([[1, 1], [1n, 2]]), /differ in Python/],
    ['members that Python takes for one', new Set([0, false]), /differ in Python/],
    ['a fraction in a Size', Size.of(1.5), /integers in a Size/],
    ['a PyFloat of something else', [new PyFloat('1' as unknown as number)], /a number in PyFloat for value\[0\]/]
  ])('%s', (_, value, message) => {
    expect(() => write(value)).toThrow(expect.objectContaining({ code: 'ERR_INVALID_ARG', message: expect.stringMatching(message) }))
  })
})
