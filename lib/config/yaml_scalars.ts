import { PyFloat } from '../checkpoint/values'

/** What a scalar can be in Python: a float is a `PyFloat`, a number or bigint an int. */
export type YamlScalar = null | boolean | number | bigint | string | PyFloat

/** A scalar that PyYAML makes a value of that has no equal here, or that it fails on. */
export class UnusableScalar extends Error {}

const FLOAT = /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:e[-+][0-9]+)?|\.[0-9][0-9_]*(?:e[-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*)$/i
const INT = /^[-+]?(?:0b[01_]+|0[0-7_]+|0|[1-9][0-9_]*|0x[0-9a-fA-F_]+|[1-9][0-9_]*(?::[0-5]?[0-9])+)$/
const DATE = /^[0-9]{4}-(?:[0-9]{2}-[0-9]{2}$|[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?$)/
const WORDS = new Map<string, boolean | null>()
for (const [words, value] of [['yes true on', true], ['no false off', false], ['null', null]] as const) {
  for (const word of words.split(' ')) {
    for (const spelling of [word, word.toUpperCase(), word[0]!.toUpperCase() + word.slice(1)]) WORDS.set(spelling, value)
  }
}
const SPECIAL_FLOAT = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/

/**
 * The value of a scalar without quotes in PyYAML's `safe_load`. Its rules are YAML 1.1 with turns
 * of its own: `1e-3` and `1.0e3` are text (a float needs a point, an exponent a sign), `yes` is a
 * boolean, `017` is 15, `1:30` is 90, `08` is text.
 * @throws UnusableScalar for a date, for `=` and `<<`, and for a number without digits such as `0x_`
 */
export function resolveScalar(text: string): YamlScalar {
  if (text === '' || text === '~') return null
  const word = WORDS.get(text)
  if (word !== undefined) return word
  if (SPECIAL_FLOAT.test(text)) return new PyFloat(specialFloat(text.toLowerCase()))
  if (FLOAT.test(text)) return new PyFloat(float(text.replaceAll('_', '')))
  if (INT.test(text)) return int(text.replaceAll('_', ''))
  if (DATE.test(text)) throw new UnusableScalar(`${text} is a date to Python, which a checkpoint cannot hold: put it in quotes`)
  if (text === '=' || text === '<<') throw new UnusableScalar(`${text} without quotes is no value to Python: put it in quotes`)
  return text
}

function specialFloat(text: string): number {
  if (text.endsWith('nan')) return NaN
  return text.startsWith('-') ? -Infinity : Infinity
}

function float(text: string): number {
  const [sign, digits] = signed(text)
  return sign * (digits.includes(':') ? digits.split(':').reduceRight(sexagesimalFloat(), 0) : Number(digits))
}

/** Python adds from the last part to the first; another order has other last bits. */
function sexagesimalFloat(): (sum: number, part: string) => number {
  let base = 1
  return (sum, part) => {
    const value = sum + Number(part) * base
    base *= 60
    return value
  }
}

function int(text: string): number | bigint {
  const [sign, digits] = signed(text)
  const value = BigInt(sign) * magnitude(digits)
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value
}

function magnitude(digits: string): bigint {
  if (/^0[bx]$/.test(digits)) throw new UnusableScalar(`${digits} has no digits, on which Python fails`)
  if (/^0[bx]/.test(digits)) return BigInt(digits)
  if (digits.startsWith('0')) return BigInt(`0o${digits}`)
  return digits.split(':').reduce((sum, part) => sum * 60n + BigInt(part), 0n)
}

function signed(text: string): [sign: 1 | -1, digits: string] {
  return [text.startsWith('-') ? -1 : 1, text.replace(/^[-+]/, '')]
}

/**
 * The value of a scalar with a tag such as `!!float`, quoted or not.
 * @param tag its name without `!!`
 * @throws UnusableScalar for another tag, and for text that is no value of it
 */
export function constructTagged(tag: string, text: string): YamlScalar {
  const digits = text.replaceAll('_', '')
  if (tag === 'str') return text
  if (tag === 'null') return null
  if (tag === 'bool') {
    const value = WORDS.get(text.toLowerCase())
    if (typeof value === 'boolean') return value
  }
  if (tag === 'int' && INT.test(text)) return int(digits)
  if (tag === 'float') {
    if (SPECIAL_FLOAT.test(text)) return new PyFloat(specialFloat(text.toLowerCase()))
    if (FLOAT.test(text) || /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(digits)) return new PyFloat(float(digits))
  }
  throw new UnusableScalar(`the tag !!${tag} is not supported for ${JSON.stringify(text)}`)
}
