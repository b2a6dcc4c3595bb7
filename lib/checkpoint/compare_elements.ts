import { itemSize } from './dtypes'
import type { ElementReader } from './element_view'
import { numberFormat, type Bits, type NumberFormat } from './number_formats'
import { pieceBytes } from './storage_bytes'
import type { StridedSource } from './tensor_source'
import type { TimeSlice } from './time_slice'

/** How the elements of two tensors of one shape differ. */
export interface ElementDifference {
  /** Elements that differ; for one dtype in any bit, for two as numbers. */
  different: number
  /** The largest |a - b| of numbers, for complex ones of their parts; null where there are no numbers. */
  maxAbs: number | null
  /** The largest distance in representable numbers; null for what are not floats of one dtype. */
  maxUlp: number | null
  /** Those of them that are NaN in one file and not in the other, and in neither maximum. */
  nanInOne: number
}

/** Compares the elements of two tensors of one shape; null when their dtypes have no numbers in common. */
export async function compareElements(
  [a, b]: readonly [StridedSource, StridedSource], readers: readonly [ElementReader, ElementReader], total: number, slice: TimeSlice
): Promise<ElementDifference | null> {
  const comparison = comparisonOf(a, b)
  if (comparison === null) return null
  const step = Math.floor(pieceBytes / Math.max(itemSize[a.dtype], itemSize[b.dtype]))
  for (let at = 0; at < total; at += step) {
    const length = Math.min(step, total - at)
    comparison.add(await readers[0].read(at, length), await readers[1].read(at, length))
    // Bytes in memory are there at once.
    await slice.pause()
  }
  return comparison.result
}

interface Comparison {
  readonly result: ElementDifference
  /** Compares elements that belong to each other; both arrays are all of their buffers. */
  add(a: Uint8Array<ArrayBuffer>, b: Uint8Array<ArrayBuffer>): void
}

function comparisonOf(a: StridedSource, b: StridedSource): Comparison | null {
  const [first, second] = [numberFormat(a.dtype), numberFormat(b.dtype)]
  const isOneDType = a.dtype === b.dtype
  if (first === null || second === null) return isOneDType ? new ByteComparison() : null
  const parts = partsOf(a)
  if (parts !== partsOf(b)) return null
  return isOneDType && a.isConj === b.isConj && a.isNeg === b.isNeg ? new BitComparison(first, parts) : new NumberComparison(first, second, signsOf(a), signsOf(b))
}

/** The real and the imaginary part are numbers of their own. */
function partsOf({ dtype }: StridedSource): number {
  return dtype.startsWith('complex') ? 2 : 1
}

/** What each part in memory is multiplied by. */
function signsOf(source: StridedSource): number[] {
  const sign = source.isNeg ? -1 : 1
  return partsOf(source) === 1 ? [sign] : [sign, source.isConj ? -sign : sign]
}

/** Of what has no numbers. */
class ByteComparison implements Comparison {
  readonly result: ElementDifference = { different: 0, maxAbs: null, maxUlp: null, nanInOne: 0 }

  add(a: Uint8Array, b: Uint8Array): void {
    for (let i = 0; i < a.length; i++) this.result.different += Number(a[i] !== b[i])
  }
}

/** Of one dtype. */
class BitComparison implements Comparison {
  readonly result: ElementDifference

  constructor(private readonly format: NumberFormat, private readonly parts: number) {
    this.result = { different: 0, maxAbs: 0, maxUlp: format.toPlace === null ? null : 0, nanInOne: 0 }
  }

  add(a: Uint8Array<ArrayBuffer>, b: Uint8Array<ArrayBuffer>): void {
    if (Buffer.compare(a, b) === 0) return
    const { format, parts, result } = this
    const [first, second] = [format.bits(a.buffer), format.bits(b.buffer)]
    for (let i = 0; i < first.length; i += parts) {
      let differs = false
      for (let part = i; part < i + parts; part++) {
        if (first[part] === second[part]) continue
        differs = true
        this.measure(first[part]!, second[part]!)
      }
      result.different += Number(differs)
    }
  }

  private measure(a: Bits, b: Bits): void {
    const { format: { toNumber, toPlace }, result } = this
    const [x, y] = [toNumber(a), toNumber(b)]
    if (Number.isNaN(x) || Number.isNaN(y)) {
      result.nanInOne += Number(Number.isNaN(x) !== Number.isNaN(y))
      return
    }
    // Of 64-bit integers a number cannot hold each, but holds how far they are apart.
    result.maxAbs = Math.max(result.maxAbs!, toPlace === null ? distance(a, b) : Math.abs(x - y))
    if (toPlace !== null) result.maxUlp = Math.max(result.maxUlp!, distance(toPlace(a), toPlace(b)))
  }
}

/** Of two numbers of one type. */
function distance(a: Bits, b: Bits): number {
  return Math.abs(typeof a === 'bigint' ? Number(a - BigInt(b)) : a - Number(b))
}

/** Of two dtypes, or of views whose memory holds other numbers than they have. */
class NumberComparison implements Comparison {
  readonly result: ElementDifference = { different: 0, maxAbs: 0, maxUlp: null, nanInOne: 0 }

  constructor(
    private readonly a: NumberFormat, private readonly b: NumberFormat,
    private readonly signsA: readonly number[], private readonly signsB: readonly number[]
  ) {}

  add(a: Uint8Array<ArrayBuffer>, b: Uint8Array<ArrayBuffer>): void {
    const [first, second] = [this.a.bits(a.buffer), this.b.bits(b.buffer)]
    const parts = this.signsA.length
    for (let i = 0; i < first.length; i += parts) {
      let differs = false
      for (let part = 0; part < parts; part++) {
        differs = this.measure(this.signsA[part]! * this.a.toNumber(first[i + part]!), this.signsB[part]! * this.b.toNumber(second[i + part]!)) || differs
      }
      this.result.different += Number(differs)
    }
  }

  private measure(x: number, y: number): boolean {
    if (x === y) return false
    if (Number.isNaN(x) && Number.isNaN(y)) return false
    if (Number.isNaN(x) || Number.isNaN(y)) this.result.nanInOne++
    else this.result.maxAbs = Math.max(this.result.maxAbs!, Math.abs(x - y))
    return true
  }
}
