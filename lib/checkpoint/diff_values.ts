import { isDeepStrictEqual } from 'node:util'
import { StorageRef, TensorRef } from './pickle_objects'
import { safetensorsMetadata } from './safetensors_metadata'
import type { Quantizer, SparseSource } from './tensor_source'
import type { TimeSlice } from './time_slice'
import { keyText, partsOfValue } from './value_parts'
import { containerKind, isFloat, slotText, type Slot } from './value_slot'
import { OpaqueObject } from './values'

/** Keys and indices from the top of a file, as Python writes them; strings without quotes. */
export type DiffPath = readonly string[]

/** A value that is another one in the other file, as text. */
export interface ValueDifference {
  path: DiffPath
  a: string
  b: string
}

export interface TensorPair {
  path: DiffPath
  a: TensorRef
  b: TensorRef
}

/**
 * Walks two described values side by side. Containers are told apart by being dicts, lists or sets,
 * not by their classes. Two that were compared in one place are not compared in another.
 */
export class ValueComparison {
  readonly onlyInA: DiffPath[] = []
  readonly onlyInB: DiffPath[] = []
  readonly differences: ValueDifference[] = []
  /** The tensors that stand in one place, for the comparison of their elements. */
  readonly tensors: TensorPair[] = []
  /** Values that are neither containers nor tensors. */
  compared = 0
  private readonly met = new Map<object, Set<object>>()

  constructor(private readonly slice: TimeSlice) {}

  async compare(path: DiffPath, a: Slot, b: Slot): Promise<void> {
    const [x, y] = [a.value, b.value]
    if (x instanceof TensorRef && y instanceof TensorRef) return this.pair(path, x, y)
    if (x instanceof StorageRef && y instanceof StorageRef) return this.pair(path, asTensor(x), asTensor(y))
    if (containerKind(x) === null || containerKind(x) !== containerKind(y)) return this.leaf(path, a, b)
    if (this.isNew(x as object, y as object)) await this.containers(path, x as object, y as object)
  }

  private isNew(a: object, b: object): boolean {
    const met = this.met.get(a) ?? new Set()
    this.met.set(a, met)
    if (met.has(b)) return false
    met.add(b)
    return true
  }

  private async containers(path: DiffPath, a: object, b: object): Promise<void> {
    if (a instanceof OpaqueObject) this.text(path, a.global, (b as OpaqueObject).global)
    const [metadataA, metadataB] = [safetensorsMetadata(a), safetensorsMetadata(b)]
    // Files of torch.save mostly have none, which makes their state dict no other one.
    if (metadataA !== null && metadataB !== null) await this.entries([...path, '__metadata__'], metadataA, metadataB)
    await this.entries(path, a, b)
  }

  private async entries(path: DiffPath, a: object, b: object): Promise<void> {
    const [first, second] = [childrenOf(a), childrenOf(b)]
    for (const [label, { text, slot }] of first) {
      if (this.slice.step()) await this.slice.pause()
      const other = second.get(label)
      if (other === undefined) this.onlyInA.push([...path, text])
      else await this.compare([...path, text], slot, other.slot)
    }
    for (const [label, { text }] of second) if (!first.has(label)) this.onlyInB.push([...path, text])
  }

  private leaf(path: DiffPath, a: Slot, b: Slot): void {
    this.compared++
    if (!isDeepStrictEqual(a.value, b.value) || isFloat(a) !== isFloat(b)) this.differences.push({ path, a: slotText(a), b: slotText(b) })
  }

  private text(path: DiffPath, a: string, b: string): void {
    this.compared++
    if (a !== b) this.differences.push({ path, a, b })
  }

  /** Tensors that are put together are compared part by part. */
  private pair(path: DiffPath, a: TensorRef, b: TensorRef): void {
    const [x, y] = [a.source, b.source]
    if (x.kind === 'nested' && y.kind === 'nested') return this.parts(path, ['buffer', 'sizes', 'strides', 'offsets'], x.parts, y.parts)
    if (x.kind === 'sparse' && y.kind === 'sparse' && x.layout === y.layout && isDeepStrictEqual(x.shape, y.shape)) {
      return this.parts(path, partNames(x), x.parts, y.parts)
    }
    if (x.kind === 'strided' && y.kind === 'strided' && x.quantizer !== null && y.quantizer !== null) this.quantizers(path, x.quantizer, y.quantizer)
    this.tensors.push({ path, a, b })
  }

  private parts(path: DiffPath, names: readonly string[], a: readonly TensorRef[], b: readonly TensorRef[]): void {
    a.forEach((part, index) => this.pair([...path, names[index]!], part, b[index]!))
  }

  private quantizers(path: DiffPath, a: Quantizer, b: Quantizer): void {
    if ('scale' in a || 'scale' in b) return this.text([...path, 'quantizer'], quantizerText(a), quantizerText(b))
    this.text([...path, 'axis'], String(a.axis), String(b.axis))
    this.parts(path, ['scales', 'zero_points'], [a.scales, a.zeroPoints], [b.scales, b.zeroPoints])
  }
}

/** By labels that are equal for equal keys of Python. */
function childrenOf(value: object): Map<string, { text: string, slot: Slot }> {
  const { container, entries } = partsOfValue(value)
  const children = new Map<string, { text: string, slot: Slot }>()
  const twins = new Map<string, number>()
  for (const [key, inner] of entries) {
    const text = keyText(container, key)
    const look = `${typeof key} ${text}`
    const twin = twins.get(look) ?? 0
    twins.set(look, twin + 1)
    children.set(`${look} ${twin}`, { text, slot: { container, key, value: inner } })
  }
  return children
}

/** The bytes of a storage that stands for itself. */
function asTensor(storage: StorageRef): TensorRef {
  const { location, nbytes } = storage
  return new TensorRef({ kind: 'strided', storage, location, dtype: 'uint8', offset: 0, shape: [nbytes], strides: [1], isConj: false, isNeg: false, quantizer: null }, false)
}

function partNames({ layout }: SparseSource): string[] {
  return layout === 'sparse_coo' ? ['indices', 'values'] : ['compressed_indices', 'plain_indices', 'values']
}

function quantizerText(quantizer: Quantizer): string {
  return 'scale' in quantizer ? `scale ${quantizer.scale}, zero point ${quantizer.zeroPoint}` : `scales along dimension ${quantizer.axis}`
}
