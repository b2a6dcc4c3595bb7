import { load } from '../../lib/checkpoint/load'
import {
  NumpyArray, NumpyDType, NumpyScalar, OpaqueGlobal, PyDateTime, PyPath, TimeDelta
} from '../../lib/checkpoint/python_objects'
import { DefaultDict, FrozenSet, isFloatSlot, Namespace, OpaqueObject, OrderedDict } from '../../lib/checkpoint/values'
import { runReference } from '../support/python'
import { TempFolder } from '../support/temp_folder'

interface Case {
  path: string
  kind: string
  extra: boolean
  refused: boolean
  protocol: number
  legacy: boolean
  facts: Record<string, unknown> | null
}

const folder = new TempFolder()
const formats = [2, 3, 4, 5].flatMap((protocol) => [false, true].map((legacy) => ({ protocol, legacy })))
let cases: Case[]

beforeAll(async () => {
  cases = await runReference('checkpoint_extras', { folder: folder.path, formats })
})

const named = ({ kind, protocol, legacy }: Case): string => `${kind}, protocol ${protocol}${legacy ? ', legacy' : ''}`

async function valueOf(file: string): Promise<unknown> {
  return (await load(file) as OrderedDict).get('value')
}

/** What python/reference/checkpoint_extras.py says of the same value. */
function facts(value: unknown): Record<string, unknown> {
  if (value instanceof NumpyArray) return { t: 'ndarray', dtype: value.dtype, shape: value.shape, hex: hex(value.bytes), numbers: numbers(value.dtype, value.data()) }
  if (value instanceof NumpyScalar) {
    return { t: 'scalar', dtype: value.dtype, hex: hex(value.bytes), numbers: numbers(value.dtype, value.value === null ? null : [Number(value.value)]) }
  }
  if (value instanceof NumpyDType) return { t: 'dtype', name: value.name }
  if (value instanceof DefaultDict) return { t: 'defaultdict', factory: value.factory, items: [...value] }
  if (value instanceof Namespace) return { t: 'Namespace', items: [...value].map(([name, item]) => [name, item instanceof Namespace ? facts(item) : item]) }
  if (value instanceof FrozenSet) return { t: 'frozenset', items: [...value].sort((a, b) => String(a).localeCompare(String(b))) }
  if (value instanceof Uint8Array) return { t: 'bytes', hex: hex(value) }
  if (value instanceof PyDateTime) return { t: value.kind, iso: value.iso }
  if (value instanceof TimeDelta) return { t: 'timedelta', days: value.days, seconds: value.seconds, microseconds: value.microseconds }
  if (value instanceof PyPath) return { t: value.className, text: String(value) }
  return { t: 'int', text: String(value) }
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** As Python's `repr` of ints and floats. */
function numbers(dtype: string, values: ArrayLike<number | bigint> | null): string[] | null {
  if (values === null) return null
  return Array.from(values, (value) => (/[biu]/.test(dtype[1]!) || !Number.isInteger(value) ? String(value) : `${value}.0`))
}

test('the extras are read as what Python loads, in every protocol and both formats', async () => {
  const extras = cases.filter(({ extra }) => extra)
  expect(new Set(extras.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(50)
  const found = []
  for (const { path } of extras) found.push(facts(await valueOf(path)))
  expect(found.map((fact, index) => [named(extras[index]!), fact])).toEqual(extras.map((each) => [named(each), each.facts]))
})

test('each of them is one that weights_only refuses', () => {
  expect(cases.filter(({ refused }) => !refused).map(named)).toEqual([])
})

test('what is neither is refused by its name or for what it holds', async () => {
  const unsafe = cases.filter(({ extra }) => !extra)
  expect(unsafe.length).toBeGreaterThanOrEqual(20 * formats.length)
  for (const each of unsafe) {
    const error = await load(each.path).then((value) => value, (reason: unknown) => reason)
    const code = expect.stringMatching(/^ERR_CHECKPOINT_(?:GLOBAL|FORMAT)$/)
    expect([named(each), error]).toEqual([named(each), expect.objectContaining({ name: 'BtxrdTorchError', code, file: each.path })])
  }
})

describe('unknown names on request', () => {
  const fileOf = (kind: string): string => cases.find((each) => each.kind === kind && each.protocol === 2 && !each.legacy)!.path

  test('allowGlobals keeps the named ones as opaque values, and nothing is run', async () => {
    const value = await load(fileOf('os.system'), { allowGlobals: ['posix.system', 'nt.system'] }) as OrderedDict
    const call = value.get('value') as OpaqueObject
    expect(call).toBeInstanceOf(OpaqueObject)
    expect([call.global, [...call.args]]).toEqual([process.platform === 'win32' ? 'nt.system' : 'posix.system', ['true']])
    await expect(load(fileOf('eval'), { allowGlobals: ['posix.system'] })).rejects.toMatchObject({ code: 'ERR_CHECKPOINT_GLOBAL', message: expect.stringContaining("allowGlobals: ['builtins.eval']") })
  })

  test('allowOpaque keeps all of them', async () => {
    expect((await load(fileOf('an optimizer class'), { allowOpaque: true }) as OrderedDict).get('value')).toEqual(new OpaqueGlobal('torch.optim.adamw.AdamW'))
    const fraction = (await load(fileOf('a fraction'), { allowOpaque: true }) as OrderedDict).get('value') as OpaqueObject
    expect(fraction.global).toBe('fractions.Fraction')
    const layer = (await load(fileOf('a module'), { allowOpaque: true }) as OrderedDict).get('value') as OpaqueObject
    expect(layer.global).toBe('torch.nn.modules.linear.Linear')
    expect((layer.state as Record<string, unknown>).in_features).toBe(1)
  })
})

test('a Namespace keeps which of its numbers are floats', async () => {
  const { path } = cases.find(({ kind }) => kind === 'Namespace')!
  const namespace = await valueOf(path) as Namespace
  expect([namespace.get('lr'), isFloatSlot(namespace, 'lr')]).toEqual([1, true])
})
