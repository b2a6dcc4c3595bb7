import type { AllowedGlobal, CallContext, PickleNode } from './pickle_objects'
import { PyDateTime, TimeDelta, TimeZone } from './python_objects'

type Args = readonly PickleNode[]

/** Python's `datetime` module, whose values pickles hold as a few bytes. */
export const datetimeGlobals: readonly AllowedGlobal[] = [
  { name: 'datetime.datetime', call: datetime, isClass: true },
  { name: 'datetime.date', call: date, isClass: true },
  { name: 'datetime.time', call: time, isClass: true },
  { name: 'datetime.timedelta', call: timedelta, isClass: true },
  { name: 'datetime.timezone', call: timezone, isClass: true }
]

const daySeconds = 86_400
const twoDigits = (value: number): string => String(value).padStart(2, '0')

/** Year (2 bytes, big-endian), month, day, hour, minute, second, microsecond (3 bytes), and a time zone or nothing. */
function datetime(args: Args, context: CallContext): PickleNode {
  const bytes = stateBytes(args, 10, context)
  return new PyDateTime('datetime', `${dateText(bytes, context)}T${timeText(bytes.subarray(4), context)}${zoneText(args[1], context)}`)
}

function date(args: Args, context: CallContext): PickleNode {
  if (args.length > 1) throw malformed(context)
  return new PyDateTime('date', dateText(stateBytes(args, 4, context), context))
}

function time(args: Args, context: CallContext): PickleNode {
  const bytes = stateBytes(args, 6, context)
  return new PyDateTime('time', timeText(bytes, context) + zoneText(args[1], context))
}

function timedelta(args: Args, context: CallContext): PickleNode {
  const [days, seconds, microseconds] = args
  const isInRange =
    args.length === 3 && typeof days === 'number' && Math.abs(days) < 1e9 &&
    typeof seconds === 'number' && seconds >= 0 && seconds < daySeconds &&
    typeof microseconds === 'number' && microseconds >= 0 && microseconds < 1e6
  if (!isInRange) throw malformed(context)
  return new TimeDelta(days, seconds, microseconds)
}

function timezone(args: Args, context: CallContext): PickleNode {
  const [offset, name = null] = args
  if (args.length > 2 || !(offset instanceof TimeDelta) || !(name === null || typeof name === 'string')) throw malformed(context)
  return new TimeZone(offset, name)
}

function stateBytes(args: Args, length: number, context: CallContext): Uint8Array {
  const [bytes] = args
  if (args.length < 1 || args.length > 2 || !(bytes instanceof Uint8Array) || bytes.length !== length) throw malformed(context)
  return bytes
}

function dateText(bytes: Uint8Array, context: CallContext): string {
  const year = bytes[0]! * 256 + bytes[1]!
  // The highest bit of the month is set where a local time comes twice; Python's isoformat() does not show it.
  const month = bytes[2]! & 0x7f
  if (year < 1 || year > 9999 || month < 1 || month > 12 || bytes[3]! < 1 || bytes[3]! > 31) throw malformed(context)
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(bytes[3]!)}`
}

function timeText(bytes: Uint8Array, context: CallContext): string {
  const hour = bytes[0]! & 0x7f
  const microsecond = bytes[3]! * 65_536 + bytes[4]! * 256 + bytes[5]!
  if (hour > 23 || bytes[1]! > 59 || bytes[2]! > 59 || microsecond > 999_999) throw malformed(context)
  const fraction = microsecond === 0 ? '' : `.${String(microsecond).padStart(6, '0')}`
  return `${twoDigits(hour)}:${twoDigits(bytes[1]!)}:${twoDigits(bytes[2]!)}${fraction}`
}

/** `+02:00`, with seconds and microseconds where there are any; empty without a zone. */
function zoneText(zone: PickleNode | undefined, context: CallContext): string {
  if (zone === undefined || zone === null) return ''
  if (!(zone instanceof TimeZone)) throw malformed(context)
  const { days, seconds, microseconds } = zone.offset
  const total = (days * daySeconds + seconds) * 1e6 + microseconds
  const distance = Math.abs(total)
  if (distance >= daySeconds * 1e6) throw malformed(context)
  const whole = Math.floor(distance / 1e6)
  const fraction = distance % 1e6
  const second = fraction > 0 ? `:${twoDigits(whole % 60)}.${String(fraction).padStart(6, '0')}` : whole % 60 > 0 ? `:${twoDigits(whole % 60)}` : ''
  return `${total < 0 ? '-' : '+'}${twoDigits(Math.floor(whole / 3600))}:${twoDigits(Math.floor(whole / 60) % 60)}${second}`
}

function malformed({ fail }: CallContext): Error {
  return fail('ERR_CHECKPOINT_FORMAT', 'expected the state of a datetime object as Python writes it')
}
