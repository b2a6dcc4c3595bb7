import { closeSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs'
import { isFloatSlot, load, OrderedDict, save, StateDict, Tensor, tensorOrigin, type Remap } from '../../lib'
import { nativeTensor } from '../../lib/tensor'
import { legacyFile } from '../support/legacy_builder'
import { int, pickle, str, tensor, type Part } from '../support/pickle_assembler'
import { TempFolder } from '../support/temp_folder'
import { torchFile } from '../support/zip_builder'

const folder = new TempFolder()
const file = folder.file('plain.pt')
const numbers = async (tensor: unknown): Promise<number[]> => [...await (tensor as Tensor).data()] as number[]

beforeAll(async () => {
  await save({ weight: Tensor.from(new Float32Array([1, 2, 3])), epoch: 3 }, file)
})

/** A tensor over the first two of 3 floats. */
const saved = (location: string, view: Part[] = []): Part[] => tensor({ location, view, numel: 3, size: [2], stride: [1] })

const floats = Buffer.from(new Float32Array([4, 5, 6]).buffer)

describe('where it is read from', () => {
  test('bytes, a descriptor whose position stays, and a path give the same', async () => {
    const fd = openSync(file, 'r')
    try {
      for (const source of [file, readFileSync(file), fd]) {
        const value = await load(source) as { weight: Tensor, epoch: number }
        expect([await numbers(value.weight), value.epoch]).toEqual([[1, 2, 3], 3])
      }
      const head = Buffer.alloc(2)
      readSync(fd, head, 0, 2, null)
      expect(head.toString()).toBe('PK')
    } finally {
      closeSync(fd)
    }
  })

  test('a mapped file: the tensors can be changed, the file does not, and may be replaced', async () => {
    const mapped = folder.write('mapped.pt', readFileSync(file))
    const before = readFileSync(mapped)
    const { weight } = await load(mapped, { mmap: true }) as { weight: Tensor }
    writeFileSync(folder.file('other.pt'), before)
    await save({ weight, epoch: 4 }, mapped)
    expect(await numbers(weight)).toEqual([1, 2, 3])
    expect((await load(mapped) as { epoch: number }).epoch).toBe(4)
  })

  test.each([undefined, null, -1, 1.5, '', 'a\0b', {}])('%p is refused', async (source) => {
    await expect(load(source as string)).rejects.toMatchObject({ code: 'ERR_INVALID_ARG' })
  })

  test('a descriptor that is closed', async () => {
    const fd = openSync(file, 'r')
    closeSync(fd)
    await expect(load(fd)).rejects.toMatchObject({ code: 'ERR_FILE', message: expect.stringContaining('EBADF') })
  })
})

describe('mapLocation', () => {
  const cuda = torchFile(pickle(...saved('cuda:7')), { storages: { 0: floats } })

  test('one device for all, or a device for each location', async () => {
    for (const mapLocation of ['cpu', { 'cuda:7': 'cpu' }, new Map([['cuda:7', 'cpu']])]) {
      const tensor = await load(cuda, { mapLocation }) as Tensor
      expect(await numbers(tensor)).toEqual([4, 5])
      expect(tensorOrigin(tensor)).toMatchObject({ location: 'cuda:7' })
    }
  })

  test('without one, a device that this machine lacks is an error that says what to do', async () => {
    const lacking = expect.objectContaining({ code: 'ERR_DEVICE', message: expect.stringContaining("mapLocation: 'cpu'") })
    await expect(load(cuda)).rejects.toEqual(lacking)
    await expect(load(torchFile(pickle(...saved('xla:0')), { storages: { 0: floats } }))).rejects.toEqual(lacking)
    await expect(load(cuda, { mapLocation: { cuda: 'cpu' } })).rejects.toEqual(lacking)
  })

  test.each([7, 'gpu', { 'cuda:7': 'gpu' }])('%p is refused', async (mapLocation) => {
    await expect(load(cuda, { mapLocation: mapLocation as never })).rejects.toMatchObject({ code: expect.stringMatching(/ERR_(?:DEVICE|INVALID_ARG)/) })
  })
})

describe('the format before torch 1.6', () => {
  test('a storage, and a part of one', async () => {
    expect(await numbers(await load(legacyFile(saved('cpu', ['N']))))).toEqual([4, 5])
    const part = ['(', str('view'), int(1), int(2), 't']
    const [all, some] = await load(legacyFile([']', '(', ...saved('cpu', ['N']), ...saved('cpu', part), 'e'])) as [Tensor, Tensor]
    expect(await numbers(some)).toEqual([5, 6])
    expect(nativeTensor(some, 'some').storageId).toBe(nativeTensor(all, 'all').storageId)
  })
})

describe('remap', () => {
  const tensor = (value: number): Tensor => Tensor.from(new Float32Array([value]))
  const ordered = (entries: [string, unknown][]): OrderedDict => new OrderedDict(entries)

  async function remapped(value: unknown, remap: Remap): Promise<StateDict> {
    await save(value, folder.file('trainer.pt'))
    return await load(folder.file('trainer.pt'), { remap }) as unknown as StateDict
  }

  test('DataParallel, with its metadata', async () => {
    const wrapped = ordered([['module.conv.weight', tensor(1)], ['module.bn.bias', tensor(2)]])
    wrapped.attributes = { _metadata: ordered([['', { version: 1 }], ['module', { version: 2 }], ['module.bn', { version: 3 }]]) }
    const state = await remapped(wrapped, 'DataParallel')
    expect([...state.keys()]).toEqual(['conv.weight', 'bn.bias'])
    expect([...state.metadata!.keys()]).toEqual(['', 'bn'])
    expect(state.metadata!.get('')).toMatchObject({ version: 2 })
  })

  test('Lightning: the model\'s tensors and no others', async () => {
    const state = await remapped({ epoch: 1, state_dict: ordered([['model.head.weight', tensor(1)], ['criterion.weight', tensor(2)]]) }, 'Lightning')
    expect([...state.keys()]).toEqual(['head.weight'])
  })

  test('timm\'s average of the weights', async () => {
    const state = await remapped({ state_dict: ordered([['a', tensor(1)]]), state_dict_ema: ordered([['module.a', tensor(2)]]) }, 'timmEMA')
    expect([[...state.keys()], await numbers(state.get('a'))]).toEqual([['a'], [2]])
  })

  test('rules of one\'s own', async () => {
    const state = await remapped({ net: { 'backbone.a': tensor(1), b: tensor(2) } }, { key: 'net', prefix: 'backbone.' })
    expect([...state.keys()]).toEqual(['a', 'b'])
  })

  test.each<[string, unknown, Remap, RegExp]>([
    ['no such key', { a: 1 }, 'Lightning', /state dict under "state_dict".* undefined/],
    ['not only tensors', { state_dict: { a: 1 } }, 'Lightning', /state dict under "state_dict"/],
    ['two tensors of one name', { 'module.a': 1, a: 2 }, 'DataParallel', /two are "a"/]
  ])('%s', async (_, value, remap, message) => {
    const numbersAsTensors = (each: unknown): unknown => (typeof each === 'number' && remap === 'DataParallel' ? tensor(each) : each)
    const content = Object.fromEntries(Object.entries(value as object).map(([name, each]) => [name, numbersAsTensors(each)]))
    await expect(remapped(content, remap)).rejects.toMatchObject({ code: 'ERR_STATE_DICT', message: expect.stringMatching(message) })
  })

  test.each([null, 3, 'constructor', 'lightning'])('the rules %p', async (remap) => {
    await expect(load(file, { remap: remap as never })).rejects.toMatchObject({ code: 'ERR_INVALID_ARG' })
  })
})

test('a limit of one\'s own', async () => {
  await expect(load(file, { limits: { maxPickleBytes: 8 } })).rejects.toMatchObject({ code: 'ERR_CHECKPOINT_LIMIT', message: expect.stringContaining('maxPickleBytes (8)') })
  const value = await load(file, { limits: { maxNesting: 2 } }) as { epoch: number }
  expect(isFloatSlot(value, 'epoch')).toBe(false)
})
