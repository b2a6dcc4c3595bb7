/** The entries of a Python dict, in its order; null for anything else. */
export function dictEntries(value: unknown): [unknown, unknown][] | null {
  if (value instanceof Map) return [...value]
  // Python's dicts with string keys come as objects without a prototype; nothing else does.
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === null ? Object.entries(value) : null
}
