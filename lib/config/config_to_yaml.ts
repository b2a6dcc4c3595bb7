import { Alias, Document, Pair, Scalar, YAMLMap, YAMLSeq, type Node } from 'yaml'
import { pipelineFloats } from '../checkpoint/pipeline_floats'
import { PyFloat } from '../checkpoint/values'
import { badArgument } from '../errors'
import type { PipelineConfig } from './pipeline_config'
import { isDict, withPyFloats } from './python_floats'
import { resolveScalar } from './yaml_scalars'

/** Characters that PyYAML refuses or takes for the end of a line; only text in double quotes can have them. */
const UNPRINTABLE = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g

/**
 * A configuration as YAML that PyYAML's `safe_load` and `loadConfig` read back equal, floats as floats.
 * @throws BtxrdTorchError `ERR_INVALID_ARG` for a value that YAML has no equal of
 */
export function configToYaml(config: PipelineConfig): string {
  const document = new Document(null, { version: '1.1', schema: 'failsafe' })
  document.contents = new Nodes().of(withPyFloats(config, pipelineFloats(config)), 'config') as typeof document.contents
  return document.toString({ directives: false, lineWidth: 0 })
    .replace(UNPRINTABLE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** The nodes of a document. A list or mapping that is in two places has an anchor, as Python's dumper gives it. */
class Nodes {
  readonly #made = new Map<unknown, YAMLSeq | YAMLMap>()
  #anchors = 0

  of(value: unknown, path: string): Node {
    if (value === null || value === undefined) return plain('null')
    if (typeof value === 'boolean' || typeof value === 'bigint' || typeof value === 'number') return plain(String(value))
    if (value instanceof PyFloat) return plain(floatText(value.value))
    if (typeof value === 'string') return textNode(value)
    const before = this.#made.get(value)
    if (before !== undefined) return new Alias(before.anchor ??= `id${String(++this.#anchors).padStart(3, '0')}`)
    const node = this.#collection(value, path)
    this.#made.set(value, node)
    return node
  }

  #collection(value: unknown, path: string): YAMLSeq | YAMLMap {
    if (Array.isArray(value)) {
      const items = new YAMLSeq()
      items.items = value.map((item, i) => this.of(item, `${path}.${i}`))
      items.flow = value.every((item) => typeof item !== 'object' || item === null || item instanceof PyFloat)
      return items
    }
    if (value instanceof Map || isDict(value)) {
      const map = new YAMLMap()
      const entries = value instanceof Map ? value : Object.entries(value)
      map.items = [...entries].map(([key, item]) => new Pair(this.of(key, path), this.of(item, `${path}.${String(key)}`)))
      return map
    }
    throw badArgument(path, 'null, a boolean, number, string, list or mapping', value)
  }
}

function plain(text: string): Scalar {
  const scalar = new Scalar(text)
  scalar.type = Scalar.PLAIN
  return scalar
}

/** Without quotes only where it is plainly text for any reader of YAML. */
function textNode(text: string): Scalar {
  const scalar = new Scalar(text)
  scalar.type = /^(?:[A-Za-z_/]|\.{1,2}\/)(?:[\w/. -]*[\w/.-])?$/.test(text) && resolveScalar(text) === text ? Scalar.PLAIN : Scalar.QUOTE_DOUBLE
  return scalar
}

/** Python's shortest text, with the point and the sign that PyYAML needs to see a float. */
function floatText(value: number): string {
  if (Number.isNaN(value)) return '.nan'
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf'
  if (Object.is(value, -0)) return '-0.0'
  const [mantissa = '', exponent] = String(value).split('e')
  const pointed = mantissa.includes('.') ? mantissa : `${mantissa}.0`
  return exponent === undefined ? pointed : `${pointed}e${exponent}`
}
