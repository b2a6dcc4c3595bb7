import fc from 'fast-check'
import type { ZipRecord } from '../test/support/zip_builder'
import { corpus, dictionary } from './corpus'
import { assemble, type Draft, type LegacyDraft, type Opcodes, type SafetensorsDraft, type ZipDraft } from './drafts'

/** One change. The numbers choose among what the file at hand has to change; any of them fits any file. */
interface Change {
  /** Which of the kinds of change. */
  kind: number
  /** Where. */
  place: number
  /** What is put there. */
  choice: number
  amount: number
}

export interface Mutant {
  seed: string
  /** Changes of the parts, after which checksums and lengths still fit. */
  parts: Change[]
  /** Changes of the bytes of the whole file. */
  bytes: Change[]
}

/** Numbers at which lengths, counts and offsets go over. */
const amounts = [
  0, 1, 2, 7, 8, 24, 63, 64, 127, 128, 255, 256, 1000, 65_535, 65_536, 2 ** 20, 2 ** 24, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 2, 2 ** 32 - 1,
  2 ** 40, 2 ** 52, 2 ** 53 - 1, -1, -2, -(2 ** 31)
]

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.nat(63), place: fc.nat(0xffff), choice: fc.nat(0xffff), amount: fc.oneof(fc.constantFrom(...amounts), fc.nat(300))
})

/** A mutant of the corpus; fast-check makes the smallest one that fails by the same rules. */
export const mutants: fc.Arbitrary<Mutant> = fc.record({
  seed: fc.constantFrom(...Object.keys(corpus)),
  parts: fc.array(change, { maxLength: 6 }),
  bytes: fc.oneof({ weight: 6, arbitrary: fc.constant<Change[]>([]) }, { weight: 1, arbitrary: fc.array(change, { minLength: 1, maxLength: 4 }) })
})

const pick = <T>(from: readonly T[], index: number): T => from[index % from.length]!

export function mutantFile({ seed, parts, bytes }: Mutant): Buffer {
  const draft = parts.reduce<Draft>(changePart, corpus[seed]!)
  return bytes.reduce(changeBytes, assemble(draft))
}

function changePart(draft: Draft, change: Change): Draft {
  switch (draft.kind) {
    case 'zip': return change.kind < 44 ? { ...draft, opcodes: changeOpcodes(draft.opcodes, change) } : changeZip(draft, change)
    case 'legacy': return changeLegacy(draft, change)
    case 'safetensors': return changeSafetensors(draft, change)
  }
}

/** Takes out, doubles, swaps, brings in, or changes the argument of an opcode. */
function changeOpcodes(opcodes: Opcodes, { kind, place, choice, amount }: Change): Opcodes {
  const at = place % (opcodes.length + 1)
  const opcode = opcodes[at]
  if (opcode === undefined) return [...opcodes, pick(dictionary, choice)]
  switch (kind % 8) {
    case 0: return opcodes.toSpliced(at, 1)
    case 1: return opcodes.toSpliced(at, 0, ...Array<Buffer>(1 + choice % 40).fill(opcode))
    case 2: return opcodes.with(at, pick(opcodes, choice))
    case 3: return opcodes.with(at, pick(dictionary, choice))
    case 4: return opcodes.toSpliced(at, 0, pick(dictionary, choice))
    case 5: return opcodes.toSpliced(at, 0, ...opcodes.slice(choice % opcodes.length, choice % opcodes.length + 12))
    case 6: return opcodes.toSpliced(at, 0, ...foreignOpcodes(choice, amount))
    default: return opcodes.with(at, withNumber(opcode, choice, amount))
  }
}

/** Some opcodes of another file of the corpus. */
function foreignOpcodes(choice: number, amount: number): Opcodes {
  const other = pick(Object.values(corpus), choice)
  const opcodes = other.kind === 'zip' ? other.opcodes : other.kind === 'legacy' ? other.value : dictionary
  const at = Math.abs(amount) % opcodes.length
  return opcodes.slice(at, at + 8)
}

/** A number written over some bytes, as a length or an integer argument has it. */
function withNumber(bytes: Buffer, place: number, amount: number): Buffer {
  const copy = Buffer.from(bytes)
  const width = pick([1, 2, 4, 8], place)
  const at = copy.length <= 1 ? 0 : 1 + (place >> 2) % (copy.length - 1)
  const number = Buffer.alloc(8)
  number.writeBigInt64LE(BigInt(amount))
  number.copy(copy, at, 0, width)
  return copy
}

const names = ['archive/data/0', 'archive/data/1', 'archive/version', 'archive/data.pkl', 'other/data.pkl', 'archive/constants.pkl', '../x', '', 'archive/\x1b', 'x'.repeat(1025)]

/** Lies about the archive: its records, its directory, its end. */
function changeZip(draft: ZipDraft, { kind, place, choice, amount }: Change): ZipDraft {
  const lies: NonNullable<ZipRecord['declared']> = pick([
    { crc32: choice }, { size: Math.abs(amount) % 2 ** 32 }, { compressedSize: Math.abs(amount) % 2 ** 32 }, { headerOffset: Math.abs(amount) % 2 ** 32 },
    { size: choice, compressedSize: choice }, { name: Buffer.from(pick(names, choice)) }
  ], place)
  const { storages, pickleRecord, more, records, options } = draft
  switch (kind % 10) {
    case 0: return { ...draft, pickleRecord: { ...pickleRecord, declared: { ...pickleRecord.declared, ...lies } } }
    case 1: return { ...draft, pickleRecord: { ...pickleRecord, ...pick([{ method: 8 }, { flags: choice }, { method: choice }, { name: pick(names, choice) }], place) } }
    case 2: return { ...draft, more: [...more, { name: pick(names, choice), data: Buffer.alloc(Math.abs(amount) % 5000, place), declared: lies }] }
    case 3: return { ...draft, more: [...more, { name: pick(names, choice), data: Buffer.from([3, 0]), method: 8, declared: { size: choice, crc32: 0, ...lies } }] }
    case 4: return { ...draft, storages: { ...storages, [String(place % 4)]: Buffer.alloc(Math.abs(amount) % 5000, choice) } }
    case 5: return { ...draft, records: { ...records, [pick(['version', 'byteorder', '.format_version', 'constants.pkl'], place)]: pick([null, 'big', '9', '\xff', 'little', '-1', 'x'.repeat(amount & 0x1fff)], choice) } }
    case 6: return { ...draft, options: { ...options, zip64: choice % 2 === 0 } }
    case 7: return { ...draft, options: { ...options, comment: Buffer.alloc(Math.abs(amount) % 70_000 & 0xffff, pick(['PK\x05\x06', 'x'], choice)) } }
    case 8: return { ...draft, options: { ...options, slack: Buffer.alloc(Math.abs(amount) % 500, 'PK\x01\x02', 'latin1') } }
    default: return { ...draft, options: { ...options, declared: { ...options.declared, [pick(['count', 'directorySize', 'directoryOffset'], place)]: Math.abs(amount) % 2 ** 32 } } }
  }
}

function changeLegacy(draft: LegacyDraft, change: Change): LegacyDraft {
  switch (change.kind % 8) {
    case 0: return { ...draft, version: changeOpcodes(draft.version, { ...change, kind: change.choice }) }
    case 1: return { ...draft, facts: changeOpcodes(draft.facts, { ...change, kind: change.choice }) }
    case 2: return { ...draft, keys: changeOpcodes(draft.keys, { ...change, kind: change.place >> 4 }) }
    case 3: return { ...draft, length: BigInt(change.amount) }
    case 4: return { ...draft, data: Buffer.alloc(Math.abs(change.amount) % 5000, change.choice) }
    default: return { ...draft, value: changeOpcodes(draft.value, { ...change, kind: change.choice >> 3 }) }
  }
}

const jsonPieces = ['{', '}', '[', ']', ',', ':', '"', '0', '-1', '1e999', '1.5', '18446744073709551616', 'null', 'true', '"a"', '"__proto__"', '"dtype"', '"F32"', '"I4"', '{"a":1}', '[[[[', '\\ud800', '\u0000', '9007199254740991']

/** Changes the text of the header piece by piece, the data, or the header's length. */
function changeSafetensors(draft: SafetensorsDraft, { kind, place, choice, amount }: Change): SafetensorsDraft {
  const pieces = draft.header.match(/"[^"]*"|\d+|./gs) ?? []
  const at = place % (pieces.length + 1)
  switch (kind % 8) {
    case 0: return { ...draft, length: BigInt.asUintN(64, BigInt(amount)) }
    case 1: return { ...draft, data: Buffer.alloc(Math.abs(amount) % 5000, choice) }
    case 2: return { ...draft, header: pieces.toSpliced(at, 1).join('') }
    case 3: return { ...draft, header: pieces.toSpliced(at, 0, pick(pieces.length > 0 ? pieces : jsonPieces, choice)).join('') }
    case 4: return { ...draft, header: pieces.toSpliced(at, 1, String(amount)).join('') }
    case 5: return { ...draft, header: pieces.toSpliced(at, 1, pick(jsonPieces, choice)).join('') }
    case 6: return { ...draft, header: pieces.toSpliced(at, 0, pick(jsonPieces, choice).repeat(1 + (amount & 63))).join('') }
    default: return { ...draft, header: draft.header.padEnd(draft.header.length + choice % 70) }
  }
}

/** Flips, writes, takes out, brings in or cuts bytes. */
function changeBytes(bytes: Buffer, { kind, place, choice, amount }: Change): Buffer {
  if (bytes.length === 0) return bytes
  const at = (place * 65_536 + choice) % bytes.length
  const copy = Buffer.from(bytes)
  switch (kind % 6) {
    case 0: copy[at]! ^= 1 << (choice & 7); return copy
    case 1: copy[at] = amount & 0xff; return copy
    case 2: return Buffer.concat([copy.subarray(0, at), copy.subarray(at + 1 + (amount & 31))])
    case 3: return Buffer.concat([copy.subarray(0, at), Buffer.alloc(1 + (amount & 255), choice), copy.subarray(at)])
    case 4: return copy.subarray(0, at)
    default: return withNumber(copy, place * 4 + choice % 4, amount)
  }
}
