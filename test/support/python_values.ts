import { isFloatKey, isFloatSlot, PyFloat } from '../../lib/checkpoint/values'

/** A value with the types that it has in Python, as `python/reference/yaml_values.py` prints one. */
export function describePython(value: unknown, container: object = [], key: unknown = 0): unknown {
  if (value === null) return ['None']
  if (typeof value === 'boolean') return ['bool', value]
  if (value instanceof PyFloat) return ['float', bits(value.value)]
  if (typeof value === 'number') return Number.isSafeInteger(value) && !Object.is(value, -0) && !isFloatSlot(container, key) ? ['int', String(value)] : ['float', bits(value)]
  if (typeof value === 'bigint') return ['int', String(value)]
  if (typeof value === 'string') return ['str', value]
  if (Array.isArray(value)) return ['list', value.map((item, i) => describePython(item, value, i))]
  const entries = value instanceof Map ? [...value] : Object.entries(value as object)
  return ['dict', entries.map(([name, item]) => [
    isFloatKey(value as object, name) ? ['float', bits(name as number)] : describePython(name),
    describePython(item, value as object, name)
  ])]
}

function bits(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleBE(value)
  return bytes.toString('hex')
}
