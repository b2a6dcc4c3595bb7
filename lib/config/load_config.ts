import { readFile } from 'node:fs/promises'
import { parse, YAMLError } from 'yaml'
import { BtxrdTorchError, describe } from '../errors'
import { pipelineConfig, type PipelineConfig } from './pipeline_config'

/** YAML 1.1 is what PyYAML reads: there `yes` is a boolean, and `1_000` a number. */
const YAML_OPTIONS = { version: '1.1', merge: true } as const

/**
 * Reads a configuration of the pipeline.
 * @param options.overrides `a.b=value`, the value in YAML, in the order in which they apply
 * @throws BtxrdTorchError `ERR_FILE`, or `ERR_CONFIG` with the path of what is wrong
 */
export async function loadConfig(file: string, { overrides = [] }: { overrides?: readonly string[] } = {}): Promise<PipelineConfig> {
  const text = await readFile(file, 'utf8').catch((cause: Error) => {
    throw new BtxrdTorchError('ERR_FILE', `${file}: expected a configuration in YAML but the system said: ${cause.message}.`, { cause, file })
  })
  return checkedConfig(overridden(parseYaml(text, file), overrides), file)
}

/**
 * Checks a configuration that came from elsewhere, as from a checkpoint, and fills in defaults.
 * @throws BtxrdTorchError `ERR_CONFIG`
 */
export function checkedConfig(value: unknown, source = 'config'): PipelineConfig {
  const result = pipelineConfig.safeParse(value)
  if (result.success) return result.data
  const problems = result.error.issues.map(({ path, message }) => `${path.join('.') || 'the whole'}: ${message}`)
  throw new BtxrdTorchError('ERR_CONFIG', `${source}: ${problems.join('; ')}.`, { file: source })
}

/**
 * A configuration with other values, `a.b=value`; missing mappings on the way are made, as in Python.
 * @throws BtxrdTorchError `ERR_CONFIG` when there is no `=`, or a parent that is no mapping
 */
export function overridden(config: unknown, overrides: readonly string[]): unknown {
  const root = structuredClone(config)
  for (const override of overrides) {
    const equals = override.indexOf('=')
    if (equals < 1) throw new BtxrdTorchError('ERR_CONFIG', `Expected a.b=value for an override but received ${describe(override)}.`)
    const keys = override.slice(0, equals).split('.')
    let parent = root
    for (const [i, key] of keys.entries()) {
      if (!isMapping(parent)) throw new BtxrdTorchError('ERR_CONFIG', `Expected a mapping at ${keys.slice(0, i).join('.')} for the override ${describe(override)} but received ${describe(parent)}.`)
      if (i === keys.length - 1) parent[key] = parseYaml(override.slice(equals + 1), override)
      else parent = parent[key] ??= {}
    }
  }
  return root
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parseYaml(text: string, source: string): unknown {
  try {
    return parse(text, YAML_OPTIONS) as unknown
  } catch (error) {
    if (!(error instanceof YAMLError)) throw error
    throw new BtxrdTorchError('ERR_CONFIG', `${source}: expected YAML but ${error.message}`, { cause: error, file: source })
  }
}
