import { readCheckpointFile } from '../../../lib/checkpoint/checkpoint_file'
import { defaultLimits } from '../../../lib/checkpoint/limits'
import { BtxrdTorchError, type ErrorCode } from '../../../lib/errors'
import { float, get, global, int, pickle, put, str, tensor, uint32, uint64, uint8, type Part } from '../../support/pickle_assembler'
import { TempFolder } from '../../support/temp_folder'
import { torchFile } from '../../support/zip_builder'

const folder = new TempFolder()
let files = 0

const storages = { 0: Buffer.alloc(24) }

async function load(...parts: Part[]): Promise<unknown> {
  return (await readCheckpointFile(folder.write(`${files++}.pt`, torchFile(pickle(...parts), { storages })))).value
}

async function failure(...parts: Part[]): Promise<BtxrdTorchError> {
  const error: unknown = await load(...parts).then((value) => { throw new Error(`read as ${String(value)}`) }, (reason: unknown) => reason)
  expect(error).toBeInstanceOf(BtxrdTorchError)
  return error as BtxrdTorchError
}

describe('globals outside the allow-list', () => {
  const command = str('touch should-not-exist')
  test.each<[string, Part[]]>([
    ['os.system', [global('os', 'system'), command, '\x85R']],
    ['posix.system', [global('posix', 'system'), command, '\x85R']],
    ['builtins.eval', [str('builtins'), str('eval'), '\x93', command, '\x85R']],
    ['torch.load', [global('torch', 'load'), command, '\x85R']],
    ['torch.hub.load', [global('torch.hub', 'load'), command, '\x85R']],
    ['constructor.constructor', [global('constructor', 'constructor'), command, '\x85R']],
    ['__proto__.__proto__', [global('__proto__', '__proto__')]],
    ['collections.OrderedDict.fromkeys', [global('collections', 'OrderedDict.fromkeys')]],
    ['a\\nb.c', [str('a\nb'), str('c'), '\x93']]
  ])('%s', async (name, parts) => {
    const error = await failure(...parts)
    expect(error.code).toBe('ERR_CHECKPOINT_GLOBAL')
    expect(error.message).toContain(` ${name}, `)
    expect(error.message).toContain('nothing of the file was executed')
    expect(error.file).toMatch(/\.pt$/)
  })

  test('a very long name is cut', async () => {
    expect((await failure(global('m', 'x'.repeat(100_000)))).message.length).toBeLessThan(800)
  })
})

describe('keys that are special in JavaScript are plain keys', () => {
  test('__proto__, constructor, toString, hasOwnProperty', async () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']
    const dict = (await load('}', '(', ...names.flatMap((name) => [str(name), '}', str('polluted'), '\x88s']), 'u')) as object
    expect(Object.keys(dict)).toEqual(names)
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    expect(Object.prototype).not.toHaveProperty('polluted')
  })

  test('as attributes of an OrderedDict', async () => {
    const dict = (await load(global('collections', 'OrderedDict'), ')R', '}', str('__proto__'), '}', str('get'), 'Nss', 'b')) as Map<string, unknown>
    expect(dict.get('x')).toBeUndefined()
    expect(Object.getPrototypeOf(dict)).not.toHaveProperty('polluted')
  })
})

const orderedDict = global('collections', 'OrderedDict')
const deep = (levels: number): Part[] => [']'.repeat(levels), 'a'.repeat(levels - 1)]
/** Each list holds the one before it twice: 2^levels values for who walks it. */
const laughs = (levels: number): Part[] => [
  ']', put(0), '0',
  ...Array.from({ length: levels }, (_, level): Part[] => [']', put(level + 1), '(', get(level), get(level), 'e0']).flat(),
  get(levels)
]

describe('structures', () => {
  test.each<[string, Part[], ErrorCode, RegExp]>([
    ['a list in itself', [']', put(0), get(0), 'a'], 'ERR_CHECKPOINT_FORMAT', /holds itself/],
    ['a dict in itself', ['}', put(0), str('k'), get(0), 's'], 'ERR_CHECKPOINT_FORMAT', /holds itself/],
    ['a tuple in itself', [']', put(0), get(0), '\x85', 'a'], 'ERR_CHECKPOINT_FORMAT', /holds itself/],
    ['attributes that hold their owner', [orderedDict, ')R', put(0), '}', str('k'), get(0), 'sb'], 'ERR_CHECKPOINT_FORMAT', /holds itself/],
    ['nesting', deep(defaultLimits.maxNesting + 2), 'ERR_CHECKPOINT_LIMIT', /maxNesting/],
    ['nesting that only references add up', [...deep(600), put(0), '0', ']'.repeat(600), get(0), 'a'.repeat(600)], 'ERR_CHECKPOINT_LIMIT', /maxNesting/],
    ['nesting by 100,000', deep(100_000), 'ERR_CHECKPOINT_LIMIT', /maxNesting/],
    ['a million laughs', laughs(40), 'ERR_CHECKPOINT_LIMIT', /maxExpandedValues/],
    ['opcodes', ['N0'.repeat(defaultLimits.maxOpcodes / 2), 'N'], 'ERR_CHECKPOINT_LIMIT', /maxOpcodes/],
    ['an integer of 2000 bytes', [uint32('\x8b', 2000), 'x'.repeat(2000)], 'ERR_CHECKPOINT_LIMIT', /maxIntegerBytes/]
  ])('%s', async (_, parts, code, message) => {
    const error = await failure(...parts)
    expect(error.code).toBe(code)
    expect(error.message).toMatch(message)
  })

  test('nesting and sharing below the limits are read', async () => {
    let value = await load(...deep(defaultLimits.maxNesting))
    let levels = 0
    for (; Array.isArray(value); value = value[0]) levels++
    expect(levels).toBe(defaultLimits.maxNesting)
    expect(await load(...laughs(10))).toHaveLength(2)
  })

  test('a large pickle leaves the event loop its turns', async () => {
    let turns = 0
    let loading = true
    const turn = (): void => {
      turns++
      if (loading) setImmediate(turn)
    }
    setImmediate(turn)
    await load(']', '('.concat('(NNt'.repeat(500_000)), 'e')
    loading = false
    // Some 100 ms of parsing in slices of 2 ms; at one go there would be a handful of turns, for the reads.
    expect(turns).toBeGreaterThan(25)
  })

  test('a limit can be lowered', async () => {
    const file = folder.write('limits.pt', torchFile(pickle(']]]aa')))
    await expect(readCheckpointFile(file, { limits: { maxNesting: 1 } })).rejects.toMatchObject({ code: 'ERR_CHECKPOINT_LIMIT' })
    await expect(readCheckpointFile(file, { limits: { maxNesting: 2 } })).resolves.toEqual({ value: [[[]]] })
  })
})

describe('malformed pickles', () => {
  test.each<[string, Part[], ErrorCode]>([
    ['nothing on the stack', [], 'ERR_CHECKPOINT_FORMAT'],
    ['two values at the end', [int(1), int(2)], 'ERR_CHECKPOINT_FORMAT'],
    ['a mark at the end', ['(N'], 'ERR_CHECKPOINT_FORMAT'],
    ['a value taken from below a mark', [int(1), '(0'], 'ERR_CHECKPOINT_FORMAT'],
    ['a tuple from below a mark', [int(1), '(\x85'], 'ERR_CHECKPOINT_FORMAT'],
    ['no mark', [int(1), 't'], 'ERR_CHECKPOINT_FORMAT'],
    ['no mark to pop', ['1N'], 'ERR_CHECKPOINT_FORMAT'],
    ['an unset memo entry', [get(5)], 'ERR_CHECKPOINT_FORMAT'],
    ['a memo entry of nothing', [put(5)], 'ERR_CHECKPOINT_FORMAT'],
    ['APPEND to a tuple', [')Na'], 'ERR_CHECKPOINT_FORMAT'],
    ['SETITEM on a list', [']NNs'], 'ERR_CHECKPOINT_FORMAT'],
    ['a key without a value', ['}', '(Nu'], 'ERR_CHECKPOINT_FORMAT'],
    ['a list as a key', ['}', ']', 'Ns'], 'ERR_CHECKPOINT_FORMAT'],
    ['a dict in a set', ['\x8f(', '}', '\x90'], 'ERR_CHECKPOINT_FORMAT'],
    ['ADDITEMS on a list', [']', '(N\x90'], 'ERR_CHECKPOINT_FORMAT'],
    ['a call of a number', [int(1), ')R'], 'ERR_CHECKPOINT_FORMAT'],
    ['a call of null', ['N)R'], 'ERR_CHECKPOINT_FORMAT'],
    ['a call of a storage class', [global('torch', 'FloatStorage'), ')R'], 'ERR_CHECKPOINT_FORMAT'],
    ['a call without a tuple', [orderedDict, 'NR'], 'ERR_CHECKPOINT_FORMAT'],
    ['NEWOBJ of a function', [global('torch._utils', '_rebuild_tensor_v2'), ')\x81'], 'ERR_CHECKPOINT_FORMAT'],
    ['OrderedDict of pairs with a list as key', [orderedDict, ']', ']', '(', ']N', 'ea', '\x85R'], 'ERR_CHECKPOINT_FORMAT'],
    ['OrderedDict of numbers', [orderedDict, ']Na', '\x85R'], 'ERR_CHECKPOINT_FORMAT'],
    ['torch.Size of strings', [global('torch', 'Size'), str('a'), '\x85\x85R'], 'ERR_CHECKPOINT_FORMAT'],
    ['bytes in another encoding', [global('_codecs', 'encode'), str('a'), str('rot13'), '\x86R'], 'ERR_CHECKPOINT_FORMAT'],
    ['bytes of wide characters', [global('_codecs', 'encode'), str('\u0100'), str('latin1'), '\x86R'], 'ERR_CHECKPOINT_FORMAT'],
    ['BUILD on a dict', ['}', '}b'], 'ERR_CHECKPOINT_FORMAT'],
    ['BUILD with a list', [orderedDict, ')R]b'], 'ERR_CHECKPOINT_FORMAT'],
    ['attributes with odd names', [orderedDict, ')R', '}', int(1), 'Nsb'], 'ERR_CHECKPOINT_FORMAT'],
    ['a STACK_GLOBAL of numbers', [int(1), int(2), '\x93'], 'ERR_CHECKPOINT_FORMAT'],
    ['invalid UTF-8', [str(Buffer.from([0xff]))], 'ERR_CHECKPOINT_FORMAT'],
    ['overlong UTF-8', [str(Buffer.from('c0af', 'hex'))], 'ERR_CHECKPOINT_FORMAT'],
    ['a surrogate pair in two pieces', [str(Buffer.from('eda081edb080', 'hex'))], 'ERR_CHECKPOINT_FORMAT'],
    ['a persistent id that is no tuple', [int(1), 'Q'], 'ERR_CHECKPOINT_FORMAT'],
    ['protocol 1', ['\x80\x01N'], 'ERR_CHECKPOINT_FORMAT'],
    ['protocol 6', ['\x80\x06N'], 'ERR_CHECKPOINT_FORMAT'],
    ['an opcode of protocol 0', ['I1\n'], 'ERR_CHECKPOINT_FORMAT'],
    ['an extension opcode', ['\x82\x01'], 'ERR_CHECKPOINT_FORMAT'],
    ['an out-of-band buffer', ['\x97'], 'ERR_CHECKPOINT_FORMAT'],
    ['a string longer than the file', [uint32('X', 0xffffffff)], 'ERR_CHECKPOINT_TRUNCATED'],
    ['bytes longer than 2^53', [uint64('\x8e', 2n ** 64n - 1n)], 'ERR_CHECKPOINT_TRUNCATED'],
    ['a global without a line feed', ['cos'], 'ERR_CHECKPOINT_TRUNCATED'],
    ['an integer cut off', [uint8('\x8a', 9)], 'ERR_CHECKPOINT_TRUNCATED']
  ])('%s', async (_, parts, code) => {
    const error = await failure(...parts)
    expect(error.code).toBe(code)
    expect(error.message).toMatch(/data\.pkl, byte \d+|attributes/)
  })
})

describe('tensors that do not fit their storage of 6 float32', () => {
  const ok = { numel: 6, size: [2, 3], stride: [3, 1] }
  test.each<[string, Part[], ErrorCode]>([
    ['too large', tensor({ ...ok, size: [3, 3] }), 'ERR_CHECKPOINT_FORMAT'],
    ['offset', tensor({ ...ok, offset: 1 }), 'ERR_CHECKPOINT_FORMAT'],
    ['stride', tensor({ ...ok, stride: [4, 1] }), 'ERR_CHECKPOINT_FORMAT'],
    ['negative offset', tensor({ ...ok, offset: -1 }), 'ERR_CHECKPOINT_FORMAT'],
    ['negative stride', tensor({ ...ok, stride: [-3, 1] }), 'ERR_CHECKPOINT_FORMAT'],
    ['negative size', tensor({ ...ok, size: [-2, 3] }), 'ERR_CHECKPOINT_FORMAT'],
    ['fewer strides than sizes', tensor({ ...ok, stride: [1] }), 'ERR_CHECKPOINT_FORMAT'],
    ['numel overflow', tensor({ ...ok, size: [2 ** 31 - 1, 2 ** 31 - 1, 2 ** 31 - 1], stride: [0, 0, 0] }), 'ERR_CHECKPOINT_FORMAT'],
    ['numel overflow hidden by a zero', tensor({ ...ok, size: [2 ** 31 - 1, 2 ** 31 - 1, 0], stride: [0, 0, 0] }), 'ERR_CHECKPOINT_FORMAT'],
    ['an empty tensor beyond the end', tensor({ ...ok, offset: 7, size: [0], stride: [1] }), 'ERR_CHECKPOINT_FORMAT'],
    ['65 dimensions', tensor({ ...ok, size: Array<number>(65).fill(1), stride: Array<number>(65).fill(1) }), 'ERR_CHECKPOINT_LIMIT'],
    ['a storage that is larger than its record', tensor({ ...ok, numel: 7 }), 'ERR_CHECKPOINT_FORMAT'],
    ['a storage that is smaller than its record', tensor({ ...ok, numel: 5 }), 'ERR_CHECKPOINT_FORMAT'],
    ['a storage under two dtypes', [']', ...tensor(ok), 'a', ...tensor({ ...ok, storageClass: 'IntStorage' }), 'a'], 'ERR_CHECKPOINT_FORMAT'],
    ['a storage without a record', tensor({ ...ok, key: '1' }), 'ERR_CHECKPOINT_FORMAT'],
    ['a path as key', tensor({ ...ok, key: '../data.pkl' }), 'ERR_CHECKPOINT_FORMAT'],
    ['an OrderedDict as storage class', tensor({ ...ok, storageClass: 'Size' }), 'ERR_CHECKPOINT_FORMAT'],
    ['an unknown storage class', tensor({ ...ok, storageClass: 'XInt8Storage' }), 'ERR_CHECKPOINT_GLOBAL'],
    ['a quantized storage without a quantizer', tensor({ ...ok, storageClass: 'QInt32Storage' }), 'ERR_CHECKPOINT_FORMAT'],
    ['a float offset', [...tensor(ok).slice(0, 1), '(', int(1), float(0), 't', 'R'], 'ERR_CHECKPOINT_FORMAT']
  ])('%s', async (_, parts, code) => {
    expect((await failure(...parts)).code).toBe(code)
  })
})
