/** `weight_decay` -> `weightDecay`. */
const toCamel = (key: string): string => key.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase())
const toSnake = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** The property of a parameter group for a key of Python's; names that would not come back are kept. */
export function propertyName(key: string): string {
  const camel = toCamel(key)
  return toSnake(camel) === key ? camel : key
}

/** Python's key for a property of a parameter group. */
export function pythonKey(property: string): string {
  return toSnake(property)
}
