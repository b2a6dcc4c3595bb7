import { readFile } from 'node:fs/promises'
import { pipelineFloats } from '../checkpoint/pipeline_floats'
import { keepsItsPlace, PyFloat } from '../checkpoint/values'
import { BtxrdTorchError, describe } from '../errors'
import { applyOverrides } from './overrides'
import { pipelineConfig, sections, type PipelineConfig } from './pipeline_config'
import { isDict, withFloatMarks, withPyFloats } from './python_floats'
import { parsePythonYaml } from './python_yaml'
import { unknownKeys } from './unknown_keys'

export interface ConfigOptions {
  /** `a.b=value`, the value in YAML, applied in order before anything is checked. */
  overrides?: readonly string[]
  /** Makes a key that nobody knows an error; by default it is kept and warned about. */
  strict?: boolean
  /** Takes the warnings; by default each becomes a warning of the process. */
  onWarning?: (message: string) => void
}

/**
 * Reads a configuration of the pipeline: the values of PyYAML's `safe_load`, with overrides and
 * defaults, and with keys that nobody knows.
 *
 * A float stays a float: `dropout: 0.0` is the number 0 here and `0.0` again in a checkpoint or in
 * {@link configToYaml}.
 * @throws BtxrdTorchError `ERR_FILE`, or `ERR_CONFIG` with the file, the path of what is wrong and
 *   what was received
 */
export async function loadConfig(file: string, options: ConfigOptions = {}): Promise<PipelineConfig> {
  const bytes = await readFile(file).catch((cause: Error) => {
    throw new BtxrdTorchError('ERR_FILE', `${file}: expected a configuration in YAML but the system said: ${cause.message}.`, { cause, file })
  })
  return resolve(parsePythonYaml(decode(bytes, file), file), file, options)
}

/**
 * Checks a configuration that came from elsewhere, as from a checkpoint or from code, as
 * {@link loadConfig} does. What was given is not changed.
 * @param source where it came from, for messages
 */
export function checkedConfig(config: unknown, source = 'config', options: ConfigOptions = {}): PipelineConfig {
  return resolve(withPyFloats(config, isDict(config) ? pipelineFloats(config) : () => false), source, options)
}

function resolve(config: unknown, source: string, { overrides = [], strict = false, onWarning = warn }: ConfigOptions): PipelineConfig {
  applyOverrides(config, overrides)
  checkKeys(config, source)
  const result = pipelineConfig.safeParse(config)
  if (!result.success) {
    const problems = result.error.issues.map(({ path, message }) => problem(config, path.map(String), message))
    throw new BtxrdTorchError('ERR_CONFIG', `${source}: ${problems.join('; ')}.`, { file: source })
  }
  const given = config as Record<string, unknown>
  const unknown = unknownKeys(given)
  if (unknown.length > 0 && strict) throw new BtxrdTorchError('ERR_CONFIG', `${source}: ${unknown.join('; ')}.`, { file: source })
  for (const sentence of unknown) onWarning(`${source}: ${sentence}`)
  addDefaults(given, withPyFloats(result.data, pipelineFloats(result.data)) as Record<string, unknown>)
  return withFloatMarks(given) as PipelineConfig
}

/** Where names are looked up, a key has to be text that an object keeps in its place; elsewhere a Map has any other. */
function checkKeys(config: unknown, source: string): void {
  const mappings = [['the whole', config], ...Object.keys(sections).map((name) => [name, isDict(config) ? config[name] : null])] as const
  for (const [name, mapping] of mappings) {
    if (!(mapping instanceof Map)) continue
    const key: unknown = [...mapping.keys()].find((each) => !keepsItsPlace(each))
    throw new BtxrdTorchError('ERR_CONFIG', `${source}: expected names for keys of ${name} but received the key ${describe(key)}.`, { file: source })
  }
}

/** The values stay those that were given, with their Python types; only what is missing comes from the schema. */
function addDefaults(given: Record<string, unknown>, complete: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(complete)) {
    const own = given[key]
    if (!Object.hasOwn(given, key)) given[key] = value
    else if (isDict(own) && isDict(value)) addDefaults(own, value)
  }
}

function problem(config: unknown, path: readonly string[], expected: string): string {
  const where = path.length === 0 ? 'the whole' : path.join('.')
  let value = config
  for (const [i, key] of path.entries()) {
    if (!isDict(value) && !Array.isArray(value) || !Object.hasOwn(value, key)) {
      return `expected ${expected} for ${where} but ${path.slice(0, i + 1).join('.')} is missing`
    }
    value = (value as Record<string, unknown>)[key]
  }
  return `expected ${expected} for ${where} but received ${received(value)}`
}

function received(value: unknown): string {
  if (value instanceof PyFloat) return `the float ${Number.isInteger(value.value) ? value.value.toFixed(1) : value.value}`
  if (value === null) return 'null (nothing is written there)'
  // The classic of PyYAML.
  if (typeof value === 'string' && /^[-+]?[\d.]+e[-+]?\d+$/i.test(value)) {
    return `the text ${describe(value)} (in YAML as Python reads it a number needs a point and its exponent a sign, as in 1.0e-3)`
  }
  return describe(value)
}

function decode(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw new BtxrdTorchError('ERR_CONFIG', `${file}: expected text in UTF-8 but it has other bytes.`, { cause, file })
  }
}

function warn(message: string): void {
  process.emitWarning(message, { type: 'BtxrdTorchWarning', code: 'BTXRD_CONFIG_KEY' })
}
