import { maskedCrc32c } from './crc32c'

/** What protobuf calls the ways in which a field is written. */
const Wire = { varint: 0, double: 1, bytes: 2, float: 5 } as const

function varint(value: number): Buffer {
  const bytes: number[] = []
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest])
    bytes.push((rest % 128) | 128)
  }
}

const tag = (field: number, wire: number): Buffer => varint(field * 8 + wire)

function bytesField(field: number, content: Buffer): Buffer {
  return Buffer.concat([tag(field, Wire.bytes), varint(content.length), content])
}

function doubleField(field: number, value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleLE(value)
  return Buffer.concat([tag(field, Wire.double), bytes])
}

function floatField(field: number, value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeFloatLE(value)
  return Buffer.concat([tag(field, Wire.float), bytes])
}

/** A record of a TFRecord file: length, checksum of the length, data, checksum of the data. */
function record(data: Buffer): Buffer {
  const head = Buffer.alloc(12)
  head.writeBigUInt64LE(BigInt(data.length))
  head.writeUInt32LE(maskedCrc32c(head.subarray(0, 8)), 8)
  const foot = Buffer.alloc(4)
  foot.writeUInt32LE(maskedCrc32c(data))
  return Buffer.concat([head, data, foot])
}

/**
 * The record that every event file begins with: `Event { wall_time = 1, file_version = 3 }`.
 * @param wallTime seconds since 1970
 */
export function fileVersionRecord(wallTime: number): Buffer {
  return record(Buffer.concat([doubleField(1, wallTime), bytesField(3, Buffer.from('brain.Event:2'))]))
}

/**
 * Scalars of one step: `Event { wall_time = 1, step = 2, summary = 5 { value = 1 { tag = 1,
 * simple_value = 2 } } }` of tensorboard's event.proto and summary.proto, as torch's SummaryWriter
 * writes them.
 *
 * @param wallTime seconds since 1970
 * @param step an integer of 0 or more
 */
export function scalarsRecord(wallTime: number, step: number, scalars: Readonly<Record<string, number>>): Buffer {
  const values = Object.entries(scalars).map(([name, value]) =>
    bytesField(1, Buffer.concat([bytesField(1, Buffer.from(name)), floatField(2, value)])))
  return record(Buffer.concat([doubleField(1, wallTime), tag(2, Wire.varint), varint(step), bytesField(5, Buffer.concat(values))]))
}
