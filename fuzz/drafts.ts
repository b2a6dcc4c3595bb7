import { opcodeEnd } from '../lib/checkpoint/pickle_end'
import { torchFile, type ZipOptions, type ZipRecord } from '../test/support/zip_builder'
import { legacyFile } from '../test/support/legacy_builder'
import { safetensorsFile } from '../test/support/safetensors_builder'

/** A pickle, one opcode with its argument a piece. */
export type Opcodes = Buffer[]

export interface ZipDraft {
  kind: 'zip'
  opcodes: Opcodes
  storages: Record<string, Buffer>
  pickleRecord: Partial<ZipRecord>
  more: ZipRecord[]
  records: Record<string, string | null>
  options: ZipOptions
}

export interface LegacyDraft {
  kind: 'legacy'
  version: Opcodes
  facts: Opcodes
  value: Opcodes
  keys: Opcodes
  length: bigint
  data: Buffer
}

export interface SafetensorsDraft {
  kind: 'safetensors'
  header: string
  data: Buffer
  length: bigint | undefined
}

/** A file before it is put together, so that a mutation can change a part and checksums and lengths still fit. */
export type Draft = ZipDraft | LegacyDraft | SafetensorsDraft

/** The pieces of a pickle; what follows an argument that is cut is left out. */
export function splitPickle(pickle: Buffer): Opcodes {
  const opcodes: Opcodes = []
  for (let at = 0; at < pickle.length;) {
    const end = opcodeEnd(pickle, at) ?? pickle.length
    opcodes.push(pickle.subarray(at, end))
    at = end
  }
  return opcodes
}

/** Without the PROTO in front and the STOP at the end, which `pickle()` writes. */
export function innerOpcodes(pickle: Buffer): Opcodes {
  return splitPickle(pickle).slice(1, -1)
}

export function assemble(draft: Draft): Buffer {
  switch (draft.kind) {
    case 'safetensors': return safetensorsFile(draft.header, draft.data, draft.length)
    case 'legacy': return legacyFile(draft.value, draft)
    case 'zip': {
      const { opcodes, storages, pickleRecord, more, records, options } = draft
      return torchFile(Buffer.concat(opcodes), { storages, pickleRecord, more, records, ...options })
    }
  }
}
