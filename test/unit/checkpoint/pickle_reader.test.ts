import { ValueBuilder } from '../../../lib/checkpoint/build_value'
import { failFor } from '../../../lib/checkpoint/checkpoint_error'
import { GlobalPolicy } from '../../../lib/checkpoint/global_policy'
import { defaultLimits } from '../../../lib/checkpoint/limits'
import { dataPkl, readPickle } from '../../../lib/checkpoint/pickle_reader'
import { inspectStructure } from '../../../lib/checkpoint/structure'
import { TimeSlice } from '../../../lib/checkpoint/time_slice'
import {
  ByteArray, FrozenSet, isFloatKey, isFloatSlot, OrderedDict, Size, Tuple, type CheckpointValue
} from '../../../lib/checkpoint/values'
import { float, get, global, int, long, pickle, put, str, uint32, uint64, uint8, type Part } from '../../support/pickle_assembler'

const fail = failFor('test.pt')

async function read(...parts: Part[]): Promise<CheckpointValue<never>> {
  const slice = new TimeSlice()
  const none = (): never => { throw new Error('no storages here') }
  const root = await readPickle({ bytes: pickle(...parts), place: dataPkl }, fail, defaultLimits, slice, new GlobalPolicy(), none)
  const builder = new ValueBuilder<never>({ tensor: none, storage: none })
  await builder.build(await inspectStructure(root, fail, defaultLimits, slice), slice)
  const box = { value: null as CheckpointValue<never> }
  box.value = builder.place(root, box, 'value')
  return box.value
}

describe('scalars', () => {
  const big = 2n ** 64n + 3n
  test.each<[string, Part[], unknown]>([
    ['NONE', ['N'], null],
    ['NEWTRUE', ['\x88'], true],
    ['NEWFALSE', ['\x89'], false],
    ['BININT', [int(-7)], -7],
    ['BININT1', ['K\xff'], 255],
    ['BININT2', ['M\x34\x12'], 0x1234],
    ['LONG1 empty', ['\x8a\x00'], 0],
    ['LONG1 negative', [long(-2n, 1)], -2],
    ['LONG1 of 6 bytes', [long(-(2n ** 40n), 6)], -(2 ** 40)],
    ['LONG1 at 2^53 - 1', [long(2n ** 53n - 1n, 7)], Number.MAX_SAFE_INTEGER],
    ['LONG1 at 2^53', [long(2n ** 53n, 7)], 2n ** 53n],
    ['LONG1 beyond', [long(big, 9)], big],
    ['LONG1 beyond, negative', [long(-big, 9)], -big],
    ['LONG4', [uint32('\x8b', 2), '\x00\x80'], -32768],
    ['BINFLOAT', [float(0.1)], 0.1],
    ['BINFLOAT infinite', [float(-Infinity)], -Infinity],
    ['BINFLOAT nan', [float(NaN)], NaN],
    ['BINUNICODE', [str('Größe 🩻')], 'Größe 🩻'],
    ['SHORT_BINUNICODE', [uint8('\x8c', 2), 'ab'], 'ab'],
    ['BINUNICODE8', [uint64('\x8d', 2n), 'ab'], 'ab'],
    ['BINUNICODE with a byte order mark', [str('\ufeffa')], '\ufeffa'],
    ['BINUNICODE with a lone surrogate', [str(Buffer.from('61eda080c3a9', 'hex'))], 'a\ud800é'],
    ['BINBYTES', [uint32('B', 2), 'ab'], new Uint8Array([97, 98])],
    ['SHORT_BINBYTES', [uint8('C', 2), 'ab'], new Uint8Array([97, 98])],
    ['BINBYTES8', [uint64('\x8e', 2n), 'ab'], new Uint8Array([97, 98])],
    ['BYTEARRAY8', [uint64('\x96', 2n), 'ab'], new ByteArray([97, 98])],
    ['FRAME', [uint64('\x95', 2n), 'N'], null],
    ['PROTO 5', ['\x80\x05', 'N'], null]
  ])('%s', async (_, parts, expected) => {
    const value = await read(...parts)
    expect(value).toStrictEqual(expected)
  })
})

describe('containers', () => {
  test('lists by APPEND, APPENDS and LIST', async () => {
    expect(await read(']', int(1), 'a', '(', int(2), int(3), 'e')).toStrictEqual([1, 2, 3])
    expect(await read('(', int(1), int(2), 'l')).toStrictEqual([1, 2])
  })

  test('tuples are told from lists and make plain arrays', async () => {
    for (const parts of [[int(1), '\x85'], [int(1), int(2), '\x86'], [int(1), int(2), int(3), '\x87'], [')'], ['(', int(1), int(2), 't']]) {
      expect(await read(...parts)).toBeInstanceOf(Tuple)
    }
    const pair = await read(float(0.9), float(0.999), '\x86') as Tuple<number>
    expect([...pair]).toEqual([0.9, 0.999])
    expect(pair.map((beta) => beta)).not.toBeInstanceOf(Tuple)
    expect(await read(int(5), '\x85')).toHaveLength(1)
  })

  test('a dict with ordered string keys is an object without a prototype', async () => {
    const dict = await read('}', '(', str('b'), int(1), str('a'), int(2), 'u', str('c'), int(3), 's') as object
    expect(Object.getPrototypeOf(dict)).toBeNull()
    expect(Object.entries(dict)).toEqual([['b', 1], ['a', 2], ['c', 3]])
    expect(Object.entries(await read('(', str('x'), 'Nd') as object)).toEqual([['x', null]])
  })

  test('keys that JavaScript would reorder or convert make a Map', async () => {
    for (const key of [int(1), str('7'), 'N', '\x88', float(0.5), long(2n ** 60n, 8), Buffer.concat([str('a'), Buffer.from([0x85])])]) {
      const dict = await read('}', '(', str('b'), int(1), key, int(2), 'u') as Map<unknown, unknown>
      expect(dict).toBeInstanceOf(Map)
      expect([...dict.values()]).toEqual([1, 2])
    }
    expect([...(await read('}', '(', str('10'), 'N', str('9'), 'N', 'u') as Map<string, null>).keys()]).toEqual(['10', '9'])
    expect(Object.keys(await read('}', '(', str('01'), 'N', str('-1'), 'N', 'u') as object)).toEqual(['01', '-1'])
  })

  test('equal keys are one, as in Python', async () => {
    const dict = await read('}', '(', '\x88', str('first'), int(1), str('second'), float(1), str('third'), 'u') as Map<unknown, unknown>
    expect([...dict]).toEqual([[true, 'third']])
  })

  test('sets and frozensets', async () => {
    expect(await read('\x8f', '(', int(1), str('a'), int(1), '\x90')).toStrictEqual(new Set([1, 'a']))
    const frozen = await read('(', int(1), '\x91')
    expect(frozen).toBeInstanceOf(FrozenSet)
    expect([...(frozen as Set<unknown>)]).toEqual([1])
  })

  test('a value in two places is one value', async () => {
    const [first, second] = await read(']', '(', ']', put(0), get(0), 'e') as [unknown[], unknown[]]
    expect(first).toBe(second)
    const [dict, same] = await read(']', '(', '}', '\x94', str('k'), int(1), 's', get(0), 'e') as unknown[]
    expect(dict).toBe(same)
  })

  test('stack opcodes: POP, POP_MARK, DUP, BINPUT, BINGET, MEMOIZE', async () => {
    expect(await read(int(1), int(2), '0')).toBe(1)
    expect(await read(int(1), '(', int(2), int(3), '1')).toBe(1)
    expect(await read(']', '(', str('x'), '2', 'e')).toEqual(['x', 'x'])
    expect(await read(']', str('x'), uint8('q', 9), 'a', uint8('h', 9), 'a')).toEqual(['x', 'x'])
    expect(await read(']', '\x94', str('x'), '\x94', 'a', uint8('h', 1), 'a')).toEqual(['x', 'x'])
  })
})

describe('objects', () => {
  const orderedDict = global('collections', 'OrderedDict')

  test('OrderedDict keeps order, type and attributes', async () => {
    const dict = await read(
      orderedDict, ')R', '(', str('2'), int(1), str('1'), int(2), 'u',
      '}', str('_metadata'), orderedDict, ')R', str(''), '}', str('version'), int(1), 'ss', 's', 'b'
    ) as OrderedDict
    expect(dict).toBeInstanceOf(OrderedDict)
    expect([...dict]).toEqual([['2', 1], ['1', 2]])
    const metadata = dict.attributes?._metadata as OrderedDict<string, object>
    expect(metadata).toBeInstanceOf(OrderedDict)
    expect(Object.entries(metadata.get('')!)).toEqual([['version', 1]])
  })

  test('OrderedDict from pairs, and through NEWOBJ', async () => {
    expect([...(await read(orderedDict, ']', ']', '(', str('a'), int(1), 'e', 'a', '\x85R') as OrderedDict)]).toEqual([['a', 1]])
    expect(await read(orderedDict, ')\x81')).toBeInstanceOf(OrderedDict)
  })

  test('torch.Size', async () => {
    const size = await read(global('torch', 'Size'), int(2), int(3), '\x86', '\x85', 'R') as Size
    expect(size).toBeInstanceOf(Size)
    expect([...size]).toEqual([2, 3])
  })

  test('bytes as protocol 2 writes them', async () => {
    expect(await read(global('_codecs', 'encode'), str('a\xff'), str('latin1'), '\x86R')).toStrictEqual(new Uint8Array([0x61, 0xff]))
  })

  test('STACK_GLOBAL', async () => {
    expect(await read(str('collections'), str('OrderedDict'), '\x93', ')R')).toBeInstanceOf(OrderedDict)
  })
})

describe('integral floats are marked', () => {
  test('in lists, tuples, dicts, Maps, sets and as keys', async () => {
    const list = await read(']', '(', float(1), int(1), float(0.5), float(-0), 'e') as unknown[]
    expect(list.map((_, index) => isFloatSlot(list, index))).toEqual([true, false, false, true])
    expect(Object.is(list[3], -0)).toBe(true)
    const tuple = await read(int(2), float(2), '\x86') as object
    expect([isFloatSlot(tuple, 0), isFloatSlot(tuple, 1)]).toEqual([false, true])
    const dict = await read('}', '(', str('dropout'), float(0), str('epochs'), int(50), str('loss'), float(1e300), 'u') as object
    expect(['dropout', 'epochs', 'loss'].map((key) => isFloatSlot(dict, key))).toEqual([true, false, true])
    const map = await read('}', '(', int(0), float(3), float(7), int(3), 'u') as Map<unknown, unknown>
    expect([isFloatSlot(map, 0), isFloatSlot(map, 7), isFloatKey(map, 0), isFloatKey(map, 7)]).toEqual([true, false, false, true])
    const set = await read('\x8f', '(', float(4), int(5), '\x90') as object
    expect([isFloatSlot(set, 4), isFloatSlot(set, 5)]).toEqual([true, false])
  })
})
