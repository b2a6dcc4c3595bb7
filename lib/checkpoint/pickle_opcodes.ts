import type { PickleMachine } from './pickle_machine'
import { PickleDict, PickleSet, PickleTuple } from './pickle_objects'
import { ByteArray, PyFloat } from './values'

export type Opcode = (machine: PickleMachine) => void

const highestProtocol = 5

/** The opcodes that protocols 2 to 5 write, by the letters and names of Python's `pickletools`. STOP is the reader's. */
const byLetter: Readonly<Record<string, Opcode>> = {
  // Protocol
  '\x80': function PROTO(m) {
    const protocol = m.cursor.u8()
    if (protocol < 2 || protocol > highestProtocol) throw m.malformed(`protocol ${protocol}, expected 2 to ${highestProtocol}`)
  },
  '\x95': function FRAME(m) {
    // A hint for readers of streams; the bytes of the frame follow as if it were not there.
    const length = m.cursor.u64()
    if (!m.cursor.has(length)) throw m.malformed(`a frame of ${length} bytes reaches past its end`, 'ERR_CHECKPOINT_TRUNCATED')
  },

  // Scalars
  N: function NONE(m) { m.push(null) },
  '\x88': function NEWTRUE(m) { m.push(true) },
  '\x89': function NEWFALSE(m) { m.push(false) },
  J: function BININT(m) { m.push(m.cursor.i32()) },
  K: function BININT1(m) { m.push(m.cursor.u8()) },
  M: function BININT2(m) { m.push(m.cursor.u16()) },
  '\x8a': function LONG1(m) { pushInteger(m, m.cursor.u8()) },
  '\x8b': function LONG4(m) { pushInteger(m, m.cursor.u32()) },
  G: function BINFLOAT(m) { m.push(new PyFloat(m.cursor.f64())) },

  // Strings and bytes
  X: function BINUNICODE(m) { m.push(m.cursor.text(m.cursor.u32())) },
  '\x8c': function SHORT_BINUNICODE(m) { m.push(m.cursor.text(m.cursor.u8())) },
  '\x8d': function BINUNICODE8(m) { m.push(m.cursor.text(m.cursor.u64())) },
  // Text of Python 2.
  U: function SHORT_BINSTRING(m) { m.push(m.cursor.text(m.cursor.u8())) },
  T: function BINSTRING(m) { m.push(m.cursor.text(m.cursor.u32())) },
  B: function BINBYTES(m) { m.make(new Uint8Array(m.cursor.take(m.cursor.u32()))) },
  C: function SHORT_BINBYTES(m) { m.make(new Uint8Array(m.cursor.take(m.cursor.u8()))) },
  '\x8e': function BINBYTES8(m) { m.make(new Uint8Array(m.cursor.take(m.cursor.u64()))) },
  '\x96': function BYTEARRAY8(m) { m.make(new ByteArray(m.cursor.take(m.cursor.u64()))) },
  '\x97': function NEXT_BUFFER(m) { throw m.malformed('its buffers are out of band, and a checkpoint has no place for them') },
  '\x98': function READONLY_BUFFER(m) { throw m.malformed('its buffers are out of band, and a checkpoint has no place for them') },

  // Containers
  ']': function EMPTY_LIST(m) { m.make([]) },
  a: function APPEND(m) { const item = m.pop(); m.append([item]) },
  e: function APPENDS(m) { const items = m.popMark(); m.append(items) },
  l: function LIST(m) { m.make(m.popMark()) },
  ')': function EMPTY_TUPLE(m) { m.reduceToTuple(0) },
  '\x85': function TUPLE1(m) { m.reduceToTuple(1) },
  '\x86': function TUPLE2(m) { m.reduceToTuple(2) },
  '\x87': function TUPLE3(m) { m.reduceToTuple(3) },
  t: function TUPLE(m) { m.make(new PickleTuple(m.popMark())) },
  '}': function EMPTY_DICT(m) { m.make(new PickleDict()) },
  d: function DICT(m) { const items = m.popMark(); const dict = new PickleDict(); m.setItems(dict, items); m.make(dict) },
  s: function SETITEM(m) { const value = m.pop(); const key = m.pop(); m.setItems(m.top(), [key, value]) },
  u: function SETITEMS(m) { const items = m.popMark(); m.setItems(m.top(), items) },
  '\x8f': function EMPTY_SET(m) { m.make(new PickleSet(false)) },
  '\x90': function ADDITEMS(m) { const items = m.popMark(); m.addMembers(m.top(), items) },
  '\x91': function FROZENSET(m) { const items = m.popMark(); const set = new PickleSet(true); m.addMembers(set, items); m.make(set) },

  // Stack and memo
  '(': function MARK(m) { m.mark() },
  '0': function POP(m) { m.pop() },
  '1': function POP_MARK(m) { m.popMark() },
  '2': function DUP(m) { m.push(m.top()) },
  q: function BINPUT(m) { m.put(m.cursor.u8()) },
  r: function LONG_BINPUT(m) { m.put(m.cursor.u32()) },
  '\x94': function MEMOIZE(m) { m.memoize() },
  h: function BINGET(m) { m.get(m.cursor.u8()) },
  j: function LONG_BINGET(m) { m.get(m.cursor.u32()) },

  // Globals, calls and persistent ids
  c: function GLOBAL(m) { const module = m.cursor.line(); m.pushGlobal(module, m.cursor.line()) },
  '\x93': function STACK_GLOBAL(m) { const name = m.popString(); m.pushGlobal(m.popString(), name) },
  R: function REDUCE(m) { const args = m.pop(); m.call(m.pop(), args, false) },
  '\x81': function NEWOBJ(m) { const args = m.pop(); m.call(m.pop(), args, true) },
  '\x92': function NEWOBJ_EX(m) { m.callWithNames() },
  b: function BUILD(m) { m.build() },
  Q: function BINPERSID(m) { m.persistentLoad() }
}

function pushInteger(m: PickleMachine, length: number): void {
  const { maxIntegerBytes } = m.limits
  if (length > maxIntegerBytes) {
    throw m.malformed(`an integer of ${length} bytes, more than maxIntegerBytes (${maxIntegerBytes})`, 'ERR_CHECKPOINT_LIMIT')
  }
  m.push(m.cursor.integer(length))
}

/** The opcodes by their byte. */
export const opcodes: readonly (Opcode | undefined)[] = Array.from({ length: 256 }, (_, byte) => byLetter[String.fromCharCode(byte)])
