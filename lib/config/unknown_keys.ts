import { nearestName } from './nearest_name'
import { pipelineConfig, sections } from './pipeline_config'
import { isDict } from './python_floats'

const topLevel = Object.keys(pipelineConfig.shape)
const keysOf = new Map<string, string[]>(Object.entries(sections).map(([name, section]) => [name, Object.keys(section.shape)]))

/** A sentence for each key of a configuration that no job knows, with the name that may be meant. */
export function unknownKeys(config: Record<string, unknown>): string[] {
  const found = unknownIn('', topLevel, config)
  for (const [name, keys] of keysOf) {
    const section = config[name]
    if (isDict(section)) found.push(...unknownIn(`${name}.`, keys, section))
  }
  return found
}

function unknownIn(prefix: string, known: readonly string[], mapping: Record<string, unknown>): string[] {
  return Object.keys(mapping).filter((key) => !known.includes(key)).map((key) => {
    const meant = pathMeant(prefix, known, key)
    return `${prefix}${key} is no key of the pipeline${meant === null ? '' : `: is ${meant} meant?`}`
  })
}

function pathMeant(prefix: string, known: readonly string[], key: string): string | null {
  // A key under the wrong section is a likelier slip than another name.
  for (const [section, keys] of keysOf) {
    if (keys.includes(key)) return `${section}.${key}`
  }
  if (topLevel.includes(key)) return key
  const nearest = nearestName(key, known)
  return nearest === null ? null : prefix + nearest
}
