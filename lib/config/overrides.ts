import { BtxrdTorchError, describe } from '../errors'
import { dictOf, isDict } from './python_floats'
import { parsePythonYaml } from './python_yaml'

/**
 * Applies `a.b=value` to a configuration, in place and in order. The value is read as YAML; a
 * mapping that is missing on the way is made.
 * @throws BtxrdTorchError `ERR_CONFIG` when there is no `=`, or a parent that is no mapping
 */
export function applyOverrides(config: unknown, overrides: readonly string[]): void {
  for (const override of overrides) {
    const [, path, text] = /^([^=]+)=(.*)$/s.exec(override) ?? []
    const keys = path?.trim().split('.') ?? []
    if (path === undefined || text === undefined || keys.includes('')) {
      throw new BtxrdTorchError('ERR_CONFIG', `Expected a.b=value for an override but received ${describe(override)}.`)
    }
    const last = keys.pop()!
    let parent = mapping(config, [], override)
    keys.forEach((key, i) => {
      if (!Object.hasOwn(parent, key)) parent[key] = dictOf([])
      parent = mapping(parent[key], keys.slice(0, i + 1), override)
    })
    parent[last] = parsePythonYaml(text, `the override ${path}`)
  }
}

function mapping(value: unknown, keys: readonly string[], override: string): Record<string, unknown> {
  if (isDict(value)) return value
  const where = keys.length === 0 ? 'the whole configuration' : keys.join('.')
  throw new BtxrdTorchError('ERR_CONFIG', `Expected a mapping at ${where} for the override ${describe(override)} but it is ${describe(value)}.`)
}
