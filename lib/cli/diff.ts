import { diff, type CheckpointDiff } from '../checkpoint/diff'
import type { TensorDescription, TensorDifference } from '../checkpoint/diff_tensors'
import { numelOf } from '../numel'
import { ExitCode } from './exit_code'
import { printable } from './printable'

export interface DiffCommandOptions {
  keyA?: string
  keyB?: string
  json?: boolean
}

/** `btxrd diff`: returns the exit code, that of a failure when the files differ. */
export async function diffCommand(a: string, b: string, { json = false, ...keys }: DiffCommandOptions): Promise<number> {
  const difference = await diff(a, b, keys)
  process.stdout.write(json ? `${JSON.stringify(difference, finite, 2)}\n` : diffText(difference))
  return difference.equal ? ExitCode.ok : ExitCode.failed
}

/** JSON has no numbers for infinities. */
function finite(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
}

export function diffText({ onlyInA, onlyInB, tensors, values, compared }: CheckpointDiff): string {
  const lines = [
    ...onlyInA.map((path) => `only in A  ${path.join('.')}`),
    ...onlyInB.map((path) => `only in B  ${path.join('.')}`),
    ...values.map(({ path, a, b }) => `value      ${path.join('.')}: ${a} | ${b}`),
    ...tensors.map((difference) => `tensor     ${difference.path.join('.')}: ${tensorText(difference)}`),
    `${compared.tensors} tensors compared, ${tensors.length} differ; ${compared.values} other values compared, ${values.length} differ; ${onlyInA.length + onlyInB.length} keys are in one file only`
  ]
  return lines.map((line) => `${printable(line)}\n`).join('')
}

function tensorText({ a, b, elements }: TensorDifference): string {
  const [first, second] = [a, b].map(description)
  const facts = [first === second ? first : `${first} | ${second}`]
  if (elements !== null) {
    const { different, maxAbs, maxUlp, nanInOne } = elements
    facts.push(different === 0 ? 'equal numbers' : `${different} of ${numelOf(a.shape)} elements differ`)
    if (different > 0 && maxAbs !== null) facts.push(`max abs ${maxAbs}`)
    if (different > 0 && maxUlp !== null) facts.push(`max ULP ${maxUlp}`)
    if (nanInOne > 0) facts.push(`${nanInOne} NaN in one file only`)
  }
  return facts.join(', ')
}

function description({ dtype, shape, form }: TensorDescription): string {
  return `${dtype} [${shape.join(', ')}]${form === 'strided' ? '' : ` (${form})`}`
}
