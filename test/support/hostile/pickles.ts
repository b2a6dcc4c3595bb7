import { float, get, global, int, long, pickle, put, str, tensor, uint32, uint64, uint8, type Part } from '../pickle_assembler'
import { torchFile } from '../zip_builder'
import type { HostileRow } from './row'

type PickleRow = [name: string, parts: Part[], code: HostileRow[2], message: RegExp, limits?: HostileRow[4]]

/** Files that are sound but for their pickle. */
const rows = (table: PickleRow[]): HostileRow[] =>
  table.map(([name, parts, code, message, limits = {}]) => [name, torchFile(pickle(...parts), { storages: { 0: Buffer.alloc(24) } }), code, message, limits])

const command = str('touch should-not-exist')
const forbidden: [module: string, name: string][] = [
  ['os', 'system'], ['posix', 'system'], ['subprocess', 'Popen'], ['torch', 'load'], ['torch.hub', 'load'], ['torch.serialization', 'load'],
  ['functools', 'partial'], ['constructor', 'constructor'], ['collections', 'OrderedDict.fromkeys'], ['torch', '__builtins__']
]

/** Calls that would run code, and names that JavaScript's objects know. */
export const hostileGlobals = rows([
  ...forbidden.map(([module, name]): PickleRow =>
    [`a call of ${module}.${name}`, [global(module, name), command, '\x85R'], 'ERR_CHECKPOINT_GLOBAL', new RegExp(` ${module}.${name}, .*nothing of the file was executed.*byte 2\\)`)]),
  ['a call of builtins.eval by STACK_GLOBAL', [str('builtins'), str('eval'), '\x93', command, '\x85R'], 'ERR_CHECKPOINT_GLOBAL', / builtins\.eval, .*byte 24/],
  ['a call of builtins.eval by its name in Python 2', [global('__builtin__', 'eval'), command, '\x85R'], 'ERR_CHECKPOINT_GLOBAL', / builtins\.eval, /],
  ['a class made by NEWOBJ', [global('subprocess', 'Popen'), command, '\x85\x81'], 'ERR_CHECKPOINT_GLOBAL', / subprocess\.Popen, /],
  ['the prototype of an object', [global('__proto__', '__proto__')], 'ERR_CHECKPOINT_GLOBAL', / __proto__\.__proto__, /],
  ['a name with a line feed', [str('a\nb'), str('c'), '\x93'], 'ERR_CHECKPOINT_GLOBAL', / a\\nb\.c, /],
  ['a name that would steer the terminal', [str('\x1b[2J'), str('c'), '\x93'], 'ERR_CHECKPOINT_GLOBAL', /\\u001b\[2J\.c, /],
  ['a long name', [global('m', 'x'.repeat(1024))], 'ERR_CHECKPOINT_LIMIT', /name of a Python object has more bytes than maxNameBytes \(1024\) \(data\.pkl, byte 2\)/],
  ['an unknown storage class', tensor({ numel: 6, size: [2, 3], stride: [3, 1], storageClass: 'XInt8Storage' }), 'ERR_CHECKPOINT_GLOBAL', /torch\.XInt8Storage/],
  ['a wrapper subclass of Tensor', [global('torch._utils', '_rebuild_wrapper_subclass'), ')R'], 'ERR_CHECKPOINT_FORMAT', /a wrapper subclass of Tensor .* is not supported.*byte \d+/]
])

const orderedDict = global('collections', 'OrderedDict')
const deep = (levels: number): Part[] => [']'.repeat(levels), 'a'.repeat(levels - 1)]
/** Each list holds the one before it twice: 2^levels values for who walks it. */
const laughs = (levels: number): Part[] => [
  ']', put(0), '0',
  ...Array.from({ length: levels }, (_, level): Part[] => [']', put(level + 1), '(', get(level), get(level), 'e0']).flat(),
  get(levels)
]
/** One call with the same arguments, again and again. */
const repeated = (times: number, callable: string, ...args: Part[]): Part[] => [callable, put(0), '0', ...args, put(1), '0', ']', '(', 'h\x00h\x01R'.repeat(times), 'e']
const megabyte = Buffer.alloc(2 ** 20, 'x')
/** A hundredth of the default, to be there sooner. */
const tenMegabytes = { maxObjectBytes: 10_000_000 }
const bytes = (content: Buffer): Part[] => [uint32('B', content.length), content]
/** Calls of one function that makes a tensor of a type, each the argument of the next. */
const fromType = (levels: number): Part[] => [
  global('torch._tensor', '_rebuild_from_type_v2'), put(0), global('torch', 'Tensor'), put(1), '00',
  '(h\x00h\x01'.repeat(levels), ')', 'Nt'.repeat(levels)
]

/** Pickles that are small and would take much: depth, time or memory. */
export const hostileStructures = rows([
  ['a list that holds itself', [']', put(0), get(0), 'a'], 'ERR_CHECKPOINT_FORMAT', /holds itself/],
  ['a dict that holds itself', ['}', put(0), str('k'), get(0), 's'], 'ERR_CHECKPOINT_FORMAT', /holds itself/],
  ['a tuple that holds itself', [']', put(0), get(0), '\x85', 'a'], 'ERR_CHECKPOINT_FORMAT', /holds itself/],
  ['a set that holds itself', ['\x8f', put(0), '(', get(0), '\x85\x90'], 'ERR_CHECKPOINT_FORMAT', /holds itself/],
  ['attributes that hold their owner', [orderedDict, ')R', put(0), '}', str('k'), get(0), 'sb'], 'ERR_CHECKPOINT_FORMAT', /holds itself/],
  ['nesting', deep(1002), 'ERR_CHECKPOINT_LIMIT', /deeper than maxNesting \(1000\)/],
  ['nesting by 10,000', deep(10_000), 'ERR_CHECKPOINT_LIMIT', /maxNesting/],
  ['nesting that only references add up', [...deep(600), put(0), '0', ']'.repeat(600), get(0), 'a'.repeat(600)], 'ERR_CHECKPOINT_LIMIT', /maxNesting/],
  ['nesting by tuples', [')', '\x85'.repeat(2000)], 'ERR_CHECKPOINT_LIMIT', /maxNesting/],
  ['calls in calls', [...fromType(10_000), 'h\x00\x93'], 'ERR_CHECKPOINT_FORMAT', /expected a string/],
  ['a function that is its own argument', [...fromType(2), put(2), get(0), get(2), 'R'], 'ERR_CHECKPOINT_FORMAT', /\(function, type, arguments, state\).*byte \d+/],
  ['a billion laughs', laughs(40), 'ERR_CHECKPOINT_LIMIT', /maxExpandedValues \(16777216\)/],
  ['opcodes', ['N0'.repeat(500), 'N'], 'ERR_CHECKPOINT_LIMIT', /more opcodes than maxOpcodes \(1000\) \(data\.pkl, byte \d+\)/, { maxOpcodes: 1000 }],
  ['entries of the memo', ['N', ...Array.from({ length: 12 }, (_, index) => put(index))], 'ERR_CHECKPOINT_LIMIT', /more entries than maxMemoEntries \(10\) \(data\.pkl, byte \d+\)/, { maxMemoEntries: 10 }],
  ['entries of the memo by MEMOIZE', ['N', '\x94'.repeat(12)], 'ERR_CHECKPOINT_LIMIT', /maxMemoEntries/, { maxMemoEntries: 10 }],
  ['objects of one byte', [']', '(', '\x8f'.repeat(15_000), 'e'], 'ERR_CHECKPOINT_LIMIT', /maxObjectBytes \(10000000\) \(data\.pkl, byte \d+\)/, tenMegabytes],
  ['a megabyte of the memo copied again and again', repeated(20, global('builtins', 'bytearray'), ...bytes(megabyte), '\x85'), 'ERR_CHECKPOINT_LIMIT', /maxObjectBytes/, tenMegabytes],
  ['a megabyte of text encoded again and again', repeated(20, global('_codecs', 'encode'), str(megabyte), str('latin1'), '\x86'), 'ERR_CHECKPOINT_LIMIT', /maxObjectBytes/, tenMegabytes],
  ['a tuple of the memo looked through again and again', repeated(20, global('pathlib', 'PosixPath'), '(', str('a').toString('latin1').repeat(50_000), 't'), 'ERR_CHECKPOINT_LIMIT', /maxObjectBytes/, tenMegabytes],
  ['attributes of the memo set again and again', [
    '}', '(', ...Array.from({ length: 1000 }, (_, key) => [str(`k${key}`), 'N']).flat(), 'u', put(0), '0', orderedDict, ')R', 'h\x00b'.repeat(100)
  ], 'ERR_CHECKPOINT_LIMIT', /maxObjectBytes/, tenMegabytes],
  ['a list of the memo made a set again and again', repeated(100, global('builtins', 'set'), ']', '(', 'N'.repeat(5000), 'e', '\x85'), 'ERR_CHECKPOINT_LIMIT', /maxObjectBytes/, tenMegabytes],
  ['numbers that all meet in one place of a Map', ['}', '(', ...Array.from({ length: 16_385 }, (_, key) => [int(-1 - key), 'N']).flat(), 'u'], 'ERR_CHECKPOINT_LIMIT', /maxSparseKeys \(16384\)/],
  ['numbers that all meet in one place of a Set', ['\x8f(', ...Array.from({ length: 16_385 }, (_, key) => float(key)), '\x90'], 'ERR_CHECKPOINT_LIMIT', /maxSparseKeys/],
  ['a dict in a tuple as a key', ['}', '}\x85\x85', 'Ns'], 'ERR_CHECKPOINT_FORMAT', /a tuple in a dict's keys or in a set holds a list, dict or set/],
  ['a list in a tuple in a set', ['\x8f(', ']\x85', '\x90'], 'ERR_CHECKPOINT_FORMAT', /which Python cannot hash/],
  ['a tuple of many values as a key', ['}', '(', 'N'.repeat(1001), 't', 'Ns'], 'ERR_CHECKPOINT_LIMIT', /a key of 1002 values, more than maxKeyValues \(1000\)/],
  ['an integer of 2000 bytes', [uint32('\x8b', 2000), 'x'.repeat(2000)], 'ERR_CHECKPOINT_LIMIT', /maxIntegerBytes \(1024\).*byte 2\)/],
  ['an integer of -1 bytes', [uint32('\x8b', 0xffffffff)], 'ERR_CHECKPOINT_LIMIT', /4294967295 bytes, more than maxIntegerBytes/]
])

/** Pickles that are none. */
export const malformedPickles = rows([
  ['nothing on the stack', [], 'ERR_CHECKPOINT_FORMAT', /not on the stack/],
  ['two values at the end', [int(1), int(2)], 'ERR_CHECKPOINT_FORMAT', /left on the stack/],
  ['a mark at the end', ['(N'], 'ERR_CHECKPOINT_FORMAT', /left on the stack/],
  ['a value taken from below a mark', [int(1), '(0'], 'ERR_CHECKPOINT_FORMAT', /not on the stack/],
  ['a tuple from below a mark', [int(1), '(\x85'], 'ERR_CHECKPOINT_FORMAT', /not on the stack/],
  ['no mark', [int(1), 't'], 'ERR_CHECKPOINT_FORMAT', /a mark that is not on the stack/],
  ['no mark to pop', ['1N'], 'ERR_CHECKPOINT_FORMAT', /a mark that is not on the stack/],
  ['an unset memo entry', [get(5)], 'ERR_CHECKPOINT_FORMAT', /memo entry 5/],
  ['the largest memo entry, unset', [get(0xffffffff)], 'ERR_CHECKPOINT_FORMAT', /memo entry 4294967295/],
  ['a memo entry of nothing', [put(5)], 'ERR_CHECKPOINT_FORMAT', /not on the stack/],
  ['APPEND to a tuple', [')Na'], 'ERR_CHECKPOINT_FORMAT', /a list to append to/],
  ['SETITEM on a list', [']NNs'], 'ERR_CHECKPOINT_FORMAT', /a dict to set items of/],
  ['a key without a value', ['}', '(Nu'], 'ERR_CHECKPOINT_FORMAT', /a key without a value/],
  ['a list as a key', ['}', ']', 'Ns'], 'ERR_CHECKPOINT_FORMAT', /cannot hash/],
  ['a dict in a set', ['\x8f(', '}', '\x90'], 'ERR_CHECKPOINT_FORMAT', /cannot hash/],
  ['ADDITEMS on a list', [']', '(N\x90'], 'ERR_CHECKPOINT_FORMAT', /a set to add to/],
  ['a call of a number', [int(1), ')R'], 'ERR_CHECKPOINT_FORMAT', /a function or class/],
  ['a call of null', ['N)R'], 'ERR_CHECKPOINT_FORMAT', /a function or class/],
  ['a call of a storage class', [global('torch', 'FloatStorage'), ')R'], 'ERR_CHECKPOINT_FORMAT', /a function or class/],
  ['a call without a tuple', [orderedDict, 'NR'], 'ERR_CHECKPOINT_FORMAT', /a tuple of arguments/],
  ['NEWOBJ of a function', [global('torch._utils', '_rebuild_tensor_v2'), ')\x81'], 'ERR_CHECKPOINT_FORMAT', /a function or class/],
  ['OrderedDict of pairs with a list as key', [orderedDict, ']', ']', '(', ']N', 'ea', '\x85R'], 'ERR_CHECKPOINT_FORMAT', /a list of pairs/],
  ['OrderedDict of numbers', [orderedDict, ']Na', '\x85R'], 'ERR_CHECKPOINT_FORMAT', /a list of pairs/],
  ['torch.Size of strings', [global('torch', 'Size'), str('a'), '\x85\x85R'], 'ERR_CHECKPOINT_FORMAT', /a tuple of integers|one tuple of integers/],
  ['torch.Size of 65 dimensions', [global('torch', 'Size'), '(', 'K\x01'.repeat(65), 't', '\x85R'], 'ERR_CHECKPOINT_LIMIT', /maxDimensions \(64\)/],
  ['bytes in another encoding', [global('_codecs', 'encode'), str('a'), str('rot13'), '\x86R'], 'ERR_CHECKPOINT_FORMAT', /a Latin-1 string/],
  ['bytes of wide characters', [global('_codecs', 'encode'), str('\u0100'), str('latin1'), '\x86R'], 'ERR_CHECKPOINT_FORMAT', /a Latin-1 string/],
  ['BUILD on a dict', ['}', '}b'], 'ERR_CHECKPOINT_FORMAT', /for BUILD/],
  ['BUILD with a list', [orderedDict, ')R]b'], 'ERR_CHECKPOINT_FORMAT', /for BUILD/],
  ['attributes with odd names', [orderedDict, ')R', '}', int(1), 'Nsb'], 'ERR_CHECKPOINT_FORMAT', /an attribute has a name/],
  ['a STACK_GLOBAL of numbers', [int(1), int(2), '\x93'], 'ERR_CHECKPOINT_FORMAT', /expected a string/],
  ['invalid UTF-8', [str(Buffer.from([0xff]))], 'ERR_CHECKPOINT_FORMAT', /not valid UTF-8/],
  ['overlong UTF-8', [str(Buffer.from('c0af', 'hex'))], 'ERR_CHECKPOINT_FORMAT', /not valid UTF-8/],
  ['a surrogate pair in two pieces', [str(Buffer.from('eda081edb080', 'hex'))], 'ERR_CHECKPOINT_FORMAT', /not valid UTF-8/],
  ['protocol 1', ['\x80\x01N'], 'ERR_CHECKPOINT_FORMAT', /protocol 1/],
  ['protocol 6', ['\x80\x06N'], 'ERR_CHECKPOINT_FORMAT', /protocol 6/],
  ['an opcode of protocol 0', ['I1\n'], 'ERR_CHECKPOINT_FORMAT', /0x49 is not an opcode/],
  ['an opcode that is none', ['\xff'], 'ERR_CHECKPOINT_FORMAT', /0xff is not an opcode/],
  ['an extension opcode', ['\x82\x01'], 'ERR_CHECKPOINT_FORMAT', /0x82 is not an opcode/],
  ['an out-of-band buffer', ['\x97'], 'ERR_CHECKPOINT_FORMAT', /out of band/],
  ['a frame that is longer than the pickle', [uint64('\x95', 1000n), 'N'], 'ERR_CHECKPOINT_TRUNCATED', /a frame of 1000 bytes/],
  ['a string longer than the file', [uint32('X', 0xffffffff)], 'ERR_CHECKPOINT_TRUNCATED', /in the middle of a value/],
  ['bytes longer than 2^53', [uint64('\x8e', 2n ** 64n - 1n)], 'ERR_CHECKPOINT_TRUNCATED', /in the middle of a value/],
  ['a bytearray of 2^40 bytes', [uint64('\x96', 2n ** 40n)], 'ERR_CHECKPOINT_TRUNCATED', /in the middle of a value/],
  ['a global without a line feed', ['cos'], 'ERR_CHECKPOINT_TRUNCATED', /in the middle of a value/],
  ['an integer that is cut', [uint8('\x8a', 9)], 'ERR_CHECKPOINT_TRUNCATED', /in the middle of a value/],
  ['no STOP', [uint32('X', 1)], 'ERR_CHECKPOINT_TRUNCATED', /in the middle of a value/],
  ['a NumPy array of more than its bytes', [
    global('numpy.core.numeric', '_frombuffer'), '(', ...bytes(Buffer.alloc(8)), global('numpy', 'dtype'), str('f8'), '\x89\x88\x87R',
    '(', int(3), str('<'), 'NNN', int(-1), int(-1), int(0), 'tb', '(', long(2n ** 40n, 6), 't', str('C'), 'tR'
  ], 'ERR_CHECKPOINT_FORMAT', /expected 8796093022208 bytes/],
  ['a NumPy array without content', [global('numpy.core.multiarray', '_reconstruct'), global('numpy', 'ndarray'), int(0), '\x85C\x01b\x87R'], 'ERR_CHECKPOINT_FORMAT', /an array of NumPy without content/],
  ['a NumPy array of objects', [global('numpy', 'dtype'), str('O8'), '\x89\x88\x87R'], 'ERR_CHECKPOINT_FORMAT', /"O8" is not one of numbers/],
  ['a date in the 13th month', [global('datetime', 'date'), 'C\x04\x07\xea\x0d\x01\x85R'], 'ERR_CHECKPOINT_FORMAT', /datetime/],
  ['a device that is none', [global('torch', 'device'), str('__proto__'), '\x85R'], 'ERR_CHECKPOINT_FORMAT', /for torch\.device/]
])
