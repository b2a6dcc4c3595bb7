import { isAlias, isMap, isNode, isPair, isScalar, isSeq, Scalar, visit, type Alias, type Document, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml'
import { canonicalKey } from '../checkpoint/hashable'
import { keepsItsPlace } from '../checkpoint/values'
import { describe, type BtxrdTorchError } from '../errors'
import { constructTagged, resolveScalar, UnusableScalar, type YamlScalar } from './yaml_scalars'
import { parseYamlDocument, type YamlDocument } from './yaml_syntax'

/** As `checkpoint/values.ts` has Python's values; every float is a `PyFloat`. */
export type YamlValue = YamlScalar | YamlValue[] | { [key: string]: YamlValue } | Map<YamlScalar, YamlValue>

const TAG = 'tag:yaml.org,2002:'

/**
 * The value of a YAML document as PyYAML's `safe_load` gives it, with ints told from floats and a
 * value that has an alias in one copy. Refused, though Python reads it: dates, tags beyond str, int,
 * float, bool, null, seq and map, a value within itself, and two mappings with one key merged in one
 * `<<`, whose winner depends on PyYAML's version.
 * @param source the file, or whatever the text is from, for messages
 * @throws BtxrdTorchError `ERR_CONFIG` with line and column
 */
export function parsePythonYaml(text: string, source: string): YamlValue {
  const parsed = parseYamlDocument(text, source)
  return new Constructor(parsed).build(parsed.document.contents)
}

type Content = Scalar<string> | YAMLMap | YAMLSeq

class Constructor {
  readonly #targets: Map<Alias, Content>
  readonly #failAt: YamlDocument['failAt']
  readonly #built = new Map<Node, YamlValue>()
  readonly #open = new Set<Node>()

  constructor({ document, failAt }: YamlDocument) {
    this.#failAt = failAt
    this.#targets = this.#aliases(document)
  }

  build(item: unknown): YamlValue {
    // A key or value of which nothing is written.
    if (!isNode(item)) return null
    const node = this.#target(item)
    const before = this.#built.get(node)
    if (before !== undefined) return before
    if (this.#open.has(node)) throw this.#fail(item, 'a value cannot hold itself')
    this.#open.add(node)
    const value = this.#construct(node)
    this.#open.delete(node)
    this.#built.set(node, value)
    return value
  }

  #construct(node: Content): YamlValue {
    if (isScalar<string>(node)) return this.#scalar(node)
    const kind = isSeq(node) ? 'seq' : 'map'
    if (node.tag !== undefined && node.tag !== TAG + kind) throw this.#fail(node, `the tag ${describe(node.tag)} is not supported here`)
    if (node.flow === true) this.#checkFlow(node)
    if (isSeq(node)) return node.items.map((item) => this.build(item))
    return this.#mapping(node)
  }

  /** What YAML 1.2 has within brackets and PyYAML has not. */
  #checkFlow(collection: YAMLMap | YAMLSeq): void {
    for (const item of collection.items) {
      const [key, value] = isPair(item) ? [item.key, item.value] : [null, item]
      if (isPlain(key, '')) throw this.#fail(key, 'a key is missing')
      for (const node of [key, value]) {
        if (isScalar<string>(node) && node.type === Scalar.PLAIN && /^[:?]/.test(node.value)) throw this.#fail(node, 'within brackets, text that begins with : or ? must be in quotes')
      }
    }
  }

  #scalar(node: Scalar<string>): YamlScalar {
    const text = node.value ?? ''
    try {
      // To PyYAML, `!` takes the quotes away.
      if (node.tag === '!' || (node.tag === undefined && node.type === Scalar.PLAIN)) return resolveScalar(text)
      if (node.tag === undefined) return text
      return constructTagged(node.tag.startsWith(TAG) ? node.tag.slice(TAG.length) : node.tag, text)
    } catch (error) {
      if (!(error instanceof UnusableScalar)) throw error
      throw this.#fail(node, error.message)
    }
  }

  #mapping(map: YAMLMap): YamlValue {
    const entries = new Map<unknown, [key: YamlScalar, value: YamlValue]>()
    for (const { key: keyNode, value: valueNode } of this.#flattened(map)) {
      const key = isPlain(keyNode, '=') ? '=' : this.build(keyNode)
      if (Array.isArray(key) || key instanceof Map || isRecord(key)) throw this.#fail(keyNode, 'Python has no lists and mappings as keys')
      const canonical = canonicalKey(key)
      // The place and the key are those of the first, the value is the last one's.
      entries.set(canonical, [entries.get(canonical)?.[0] ?? key, this.build(valueNode)])
    }
    const pairs = [...entries.values()]
    if (!pairs.every(([key]) => keepsItsPlace(key))) return new Map(pairs)
    const record: Record<string, YamlValue> = Object.create(null)
    for (const [key, value] of pairs) record[key as string] = value
    return record
  }

  /** The pairs of a mapping behind those of the mappings that `<<` merges into it. */
  #flattened(map: YAMLMap): Pair[] {
    const isMerge = ({ key }: Pair): boolean => isPlain(key, '<<')
    const merges = map.items.filter(isMerge)
    if (merges.length === 0) return map.items
    return [...merges.flatMap((pair) => this.#merged(pair)), ...map.items.filter((pair) => !isMerge(pair))]
  }

  #merged({ key, value }: Pair): Pair[] {
    const source = isNode(value) ? this.#target(value) : null
    const parts = isSeq(source) ? source.items.map((item) => this.#target(item as Node)) : [source]
    const merged = new Map<unknown, Pair>()
    for (const part of parts) {
      if (!isMap(part)) throw this.#fail(key, '<< can only merge a mapping or a list of mappings')
      // Refuses a mapping that is merged into itself, before its pairs are followed.
      this.build(part)
      for (const pair of this.#flattened(part)) {
        const name = canonicalKey(this.build(pair.key))
        const before = merged.get(name)
        if (before !== undefined && parts.length > 1 && before !== pair) {
          throw this.#fail(key, `two mappings that << merges have the key ${describe(name)}, and versions of PyYAML differ in which one counts`)
        }
        merged.set(name, pair)
      }
    }
    return [...merged.values()]
  }

  /** What each alias stands for: a node before it. */
  #aliases(document: Document): Map<Alias, Content> {
    const anchors = new Map<string, Content>()
    const targets = new Map<Alias, Content>()
    visit(document, {
      Node: (_, node) => {
        if (isAlias(node)) {
          const target = anchors.get(node.source)
          if (target === undefined) throw this.#fail(node, `nothing before it is named &${node.source}`)
          targets.set(node, target)
        } else if (node.anchor !== undefined) {
          if (anchors.has(node.anchor)) throw this.#fail(node, `there is another &${node.anchor} before it`)
          anchors.set(node.anchor, node as Content)
        }
      }
    })
    return targets
  }

  #target(node: Node): Content {
    return isAlias(node) ? this.#targets.get(node)! : node as Content
  }

  #fail(item: unknown, problem: string): BtxrdTorchError {
    return this.#failAt((item as Node | null)?.range?.[0] ?? 0, problem)
  }
}

function isPlain(node: unknown, text: string): boolean {
  return isScalar(node) && node.type === Scalar.PLAIN && node.tag === undefined && node.value === text
}

function isRecord(value: YamlValue): value is { [key: string]: YamlValue } {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === null
}
