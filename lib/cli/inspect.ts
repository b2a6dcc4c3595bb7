import { inspect, type Inspection } from '../checkpoint/inspect'
import type { InspectedNode } from '../checkpoint/inspect_tree'
import { ExitCode } from './exit_code'
import { printable } from './printable'

/** Items of a list of plain values that one line shows. */
const shownItems = 8

/** `btxrd inspect`: returns the exit code. */
export async function inspectCommand(file: string, { json = false }: { json?: boolean }): Promise<number> {
  const inspection = await inspect(file)
  process.stdout.write(json ? `${JSON.stringify(inspection, null, 2)}\n` : inspectionText(inspection))
  return ExitCode.ok
}

export function inspectionText({ file, bytes, format, writer, globals, tensors, training, tree, warnings }: Inspection): string {
  const dtypes = Object.entries(tensors.byDType).map(([dtype, count]) => `${count} ${dtype}`).join(', ')
  const facts: [string, string | number | null][] = [
    ['file', printable(file)],
    ['format', `${format}, ${size(bytes)}`],
    ['writer', writer],
    ['tensors', `${tensors.count}${dtypes === '' ? '' : ` (${dtypes})`}, ${tensors.elements} elements, ${size(tensors.bytes)}`],
    ['epoch', training.epoch],
    ['val_loss', training.valLoss],
    ['classes', training.classNames?.join(', ') ?? null],
    ['optimizer', training.optimizer],
    ['scheduler', training.scheduler],
    ['globals', globals.join(', ') || null]
  ]
  const lines = facts.flatMap(([name, fact]) => (fact === null ? [] : [`${name.padEnd(10)} ${printable(String(fact))}`]))
  return [...lines, ...warnings.map((warning) => `warning    ${printable(warning)}`), '', ...treeLines('', tree, 0)].join('\n') + '\n'
}

function treeLines(label: string, node: InspectedNode, depth: number): string[] {
  const line = `${'  '.repeat(depth)}${label === '' ? '' : `${printable(label)}: `}`
  if ('shape' in node) return [`${line}${tensorText(node)}`]
  if (!('items' in node)) return [line + scalarText(node)]
  const { type, items, omitted = 0 } = node
  const isPlain = items.every(({ node: item }) => 'value' in item) && /^(?:list|tuple|torch\.Size|set|frozenset)$/.test(type)
  if (isPlain) {
    const shown = items.slice(0, shownItems).map(({ node: item }) => scalarText(item as { type: string, value: null | boolean | number | string }))
    const rest = items.length + omitted - shown.length
    return [`${line}${type} [${shown.join(', ')}${rest > 0 ? `, ... ${rest} more` : ''}]`]
  }
  return [
    `${line}${printable(type)}, ${items.length + omitted} ${items.length + omitted === 1 ? 'item' : 'items'}`,
    ...items.flatMap(({ key, node: item }) => treeLines(key, item, depth + 1)),
    ...(omitted > 0 ? [`${'  '.repeat(depth + 1)}... ${omitted} more`] : [])
  ]
}

function tensorText({ type, dtype, shape, form, bytes, location }: Extract<InspectedNode, { shape: unknown }>): string {
  const traits = [form === 'strided' ? '' : form, location === 'cpu' || location === form ? '' : printable(location), type === 'Tensor' ? '' : type].filter((trait) => trait !== '')
  return `${dtype} [${shape.join(', ')}] ${size(bytes)}${traits.length > 0 ? ` (${traits.join(', ')})` : ''}`
}

function scalarText({ type, value }: { type: string, value: null | boolean | number | string }): string {
  if (type === 'str') return printable(JSON.stringify(value))
  if (type === 'NoneType') return 'None'
  if (type === 'bool') return value === true ? 'True' : 'False'
  if (type === 'float' && Number.isInteger(value)) return `${String(value)}.0`
  return type === 'int' || type === 'float' ? String(value) : `${printable(type)} ${printable(String(value))}`
}

function size(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB']
  const power = Math.min(Math.max(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), 0), units.length - 1)
  return power === 0 ? `${bytes} bytes` : `${(bytes / 1000 ** power).toFixed(1)} ${units[power]}`
}
