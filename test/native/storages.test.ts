import { getAddon } from '../../lib/binding'
import { wrapTensor } from '../../lib/tensor'

const { NativeStorages, copyStorage, tensorsOfStorages } = getAddon()

function storageOf(...values: number[]): InstanceType<typeof NativeStorages> {
  const storages = new NativeStorages(2)
  copyStorage(storages, 0, Float32Array.from(values) as unknown as Uint8Array, null)
  return storages
}

const views = (...numbers: number[]) => new Float64Array(numbers)

test('views are made in their order, of several dtypes, and share memory', async () => {
  const storages = storageOf(1, 2, 3, 4, 5, 6)
  const made = tensorsOfStorages(storages, ['float32', 'uint8'], views(
    0, 0, 1, 2, 2, 2, 3, 1,
    0, 1, 23, 0,
    0, 0, 0, 2, 0, 5, 5, 1
  )).map(wrapTensor)
  expect(made.map(({ shape, dtype }) => [shape, dtype])).toEqual([[[2, 2], 'float32'], [[], 'uint8'], [[0, 5], 'float32']])
  expect(await made[0]!.data()).toEqual(Float32Array.of(2, 3, 5, 6))
  expect(await made[1]!.data()).toEqual(Uint8Array.of(0x40))
})

test.each([
  ['no storages', {}, ['float32'], views(0, 0, 0, 0), /storages/],
  ['a storage that was not set', storageOf(1), ['float32'], views(1, 0, 0, 0), /index of a storage/],
  ['a storage that there is not', storageOf(1), ['float32'], views(2, 0, 0, 0), /index of a storage/],
  ['a negative index', storageOf(1), ['float32'], views(-1, 0, 0, 0), /index of a storage/],
  ['a dtype that there is not', storageOf(1), ['float32'], views(0, 1, 0, 0), /index of a dtype/],
  ['a name that is no dtype', storageOf(1), ['float'], views(), /dtype/],
  ['a quantized dtype', storageOf(1), ['quint8'], views(0, 0, 0, 0), /not quantized/],
  ['an offset past the end', storageOf(1), ['float32'], views(0, 0, 1, 0), /within its storage/],
  ['a stride past the end', storageOf(1, 2), ['float32'], views(0, 0, 0, 1, 2, 2), /within its storage/],
  ['a negative size', storageOf(1), ['float32'], views(0, 0, 0, 1, -1, 1), /within its storage/],
  ['elements beyond 63 bits', storageOf(1), ['float32'], views(0, 0, 0, 2, 2 ** 40, 2 ** 40, 0, 0), /within its storage/],
  ['a list that ends early', storageOf(1), ['float32'], views(0, 0, 0, 1, 1), /Float64Array of integers/],
  ['a fraction', storageOf(1), ['float32'], views(0.5, 0, 0, 0), /Float64Array of integers/],
  ['another array', storageOf(1), ['float32'], new Float32Array(4), /Float64Array/]
])('%s is refused', (_, storages, dtypes, numbers, message) => {
  expect(() => tensorsOfStorages(storages as never, dtypes as never, numbers as never)).toThrow(message)
})

test.each([[-1], [0.5], [2 ** 40], ['1']])('no %p storages', (count) => {
  expect(() => new NativeStorages(count as number)).toThrow(/count/)
})

test('bytes with another checksum are refused', () => {
  const storages = new NativeStorages(1)
  expect(() => copyStorage(storages, 0, Buffer.from('123456789'), 1)).toThrow(/CRC-32/)
  copyStorage(storages, 0, Buffer.from('123456789'), 0xcbf43926)
  expect(() => copyStorage(storages, 1, Buffer.from('1'), null)).toThrow(/index of a storage/)
})
