import { readCheckpointFile } from '../../../lib/checkpoint/checkpoint_file'
import { defaultLimits } from '../../../lib/checkpoint/limits'
import { get, global, pickle, put, str, type Part } from '../../support/pickle_assembler'
import { torchFile } from '../../support/zip_builder'

// What the limits let through; what they refuse is in hostile.test.ts.

const load = async (...parts: Part[]): Promise<unknown> => (await readCheckpointFile(torchFile(pickle(...parts)))).value

describe('keys that are special in JavaScript are plain keys', () => {
  test('__proto__, constructor, toString, hasOwnProperty', async () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']
    const dict = (await load('}', '(', ...names.flatMap((name) => [str(name), '}', str('polluted'), '\x88s']), 'u')) as object
    expect(Object.keys(dict)).toEqual(names)
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    expect(Object.prototype).not.toHaveProperty('polluted')
  })

  test('as attributes of an OrderedDict', async () => {
    const dict = (await load(global('collections', 'OrderedDict'), ')R', '}', str('__proto__'), '}', str('get'), 'Nss', 'b')) as Map<string, unknown>
    expect(dict.get('x')).toBeUndefined()
    expect(Object.getPrototypeOf(dict)).not.toHaveProperty('polluted')
  })
})

const deep = (levels: number): Part[] => [']'.repeat(levels), 'a'.repeat(levels - 1)]
/** Each list holds the one before it twice. */
const laughs = (levels: number): Part[] => [
  ']', put(0), '0',
  ...Array.from({ length: levels }, (_, level): Part[] => [']', put(level + 1), '(', get(level), get(level), 'e0']).flat(),
  get(levels)
]

describe('structures', () => {
  test('nesting and sharing below the limits are read', async () => {
    let value = await load(...deep(defaultLimits.maxNesting))
    let levels = 0
    for (; Array.isArray(value); value = value[0]) levels++
    expect(levels).toBe(defaultLimits.maxNesting)
    expect(await load(...laughs(10))).toHaveLength(2)
  })

  test('a large pickle leaves the event loop its turns', async () => {
    let turns = 0
    let loading = true
    const turn = (): void => {
      turns++
      if (loading) setImmediate(turn)
    }
    setImmediate(turn)
    await load(']', '('.concat('(NNt'.repeat(500_000)), 'e')
    loading = false
    // Some 100 ms of parsing in slices of 2 ms; at one go there would be a handful of turns, for the reads.
    expect(turns).toBeGreaterThan(25)
  })

  test('a limit can be lowered', async () => {
    const file = torchFile(pickle(']]]aa'))
    await expect(readCheckpointFile(file, { limits: { maxNesting: 1 } })).rejects.toMatchObject({ code: 'ERR_CHECKPOINT_LIMIT' })
    await expect(readCheckpointFile(file, { limits: { maxNesting: 2 } })).resolves.toEqual({ value: [[[]]] })
  })
})

