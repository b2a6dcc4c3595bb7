import type { DType, InitOp } from '../binding'
import { BtxrdTorchError } from '../errors'

/** base + perClass * num_classes */
type Linear = [base: number, perClass: number]
/** sign * formula(base + perClass * num_classes) */
type Formula = [name: string, sign: number, base: number, perClass: number]

type Target =
  | number
  | { state: number, offset: number, shape: number[], strides: number[] }
  | { numel: Linear, dtype: DType, shape?: number[], strides?: number[] }

/** The operations of a timm constructor, for any class count; python/btxrd_export/init_tape.py defines the format. */
export interface Tape {
  format: 1
  ops: [op: string, target: Target, args: (number | null | Formula)[]][]
}

/** In the order of operations that Python's initialisers use: the last bit counts. */
const FORMULAS: Readonly<Record<string, (n: number) => number>> = {
  rsqrt: (n) => 1 / Math.sqrt(n),
  sqrt_2_over: (n) => Math.sqrt(2 / n),
  xavier_uniform: (n) => Math.sqrt(3) * Math.sqrt(2 / n)
}

export function parseTape(bytes: Uint8Array, file: string): Tape {
  const tape = JSON.parse(Buffer.from(bytes).toString('utf8')) as Partial<Tape>
  if (tape.format !== 1 || !Array.isArray(tape.ops)) {
    throw new BtxrdTorchError('ERR_ARCHIVE', `Expected an init tape of format 1 in ${file} but its format is ${String(tape.format)}. Export the architecture again.`, { file })
  }
  return tape as Tape
}

/** The tape with the class count filled in, as the native layer replays it. */
export function tapeFor(tape: Tape, numClasses: number): InitOp[] {
  return tape.ops.map(([op, target, args]) => ({
    op,
    ...layout(target, numClasses),
    args: args.map((arg) => (Array.isArray(arg) ? evaluate(arg, numClasses) : arg))
  }))
}

function layout(target: Target, numClasses: number): Omit<InitOp, 'op' | 'args'> {
  const whole = { target: -1, offset: 0, shape: [], strides: [], dtype: 'float32' as DType }
  if (typeof target === 'number') return { ...whole, target }
  if ('state' in target) {
    const { state, offset, shape, strides } = target
    return { ...whole, target: state, offset, shape, strides }
  }
  const { dtype, shape, strides } = target
  if (shape !== undefined && strides !== undefined) return { ...whole, dtype, shape, strides }
  const [base, perClass] = target.numel
  return { ...whole, dtype, shape: [base + perClass * numClasses], strides: [1] }
}

function evaluate([name, sign, base, perClass]: Formula, numClasses: number): number {
  const formula = FORMULAS[name]
  if (formula === undefined) {
    throw new BtxrdTorchError('ERR_ARCHIVE', `Expected a known formula in the init tape but received "${name}". Export the architecture with this version's exporter.`)
  }
  return sign * formula(base + perClass * numClasses)
}
