import { inspect } from 'node:util'
import { getAddon } from '../../lib/binding'
import { Tensor } from '../../lib/tensor'

describe('Tensor', () => {
  test.each([
    [new Float32Array([1.5, -2, NaN]), 'float32'],
    [new Float64Array([1e300, -0]), 'float64'],
    [new BigInt64Array([2n ** 62n, -1n]), 'int64'],
    [new Int32Array([-5, 7]), 'int32'],
    [new Int16Array([-5, 7]), 'int16'],
    [new Int8Array([-5, 7]), 'int8'],
    [new Uint8Array([0, 255]), 'uint8']
  ] as const)('keeps the elements and the dtype of a typed array (%#)', async (data, dtype) => {
    const tensor = Tensor.from(data)
    expect(tensor.dtype).toBe(dtype)
    expect(tensor.shape).toEqual([data.length])
    expect(await tensor.data()).toEqual(data)
    expect(await (await Tensor.fromAsync(data)).data()).toEqual(data)
  })

  test('copies: a later write to the array does not reach it', async () => {
    const data = new Float32Array([1, 2])
    const tensor = Tensor.from(data)
    data[0] = 9
    expect(await tensor.data()).toEqual(new Float32Array([1, 2]))
  })

  test('takes a view into a larger buffer', async () => {
    const data = new Float32Array([0, 1, 2, 3]).subarray(1, 3)
    expect(await Tensor.from(data).data()).toEqual(new Float32Array([1, 2]))
  })

  test('takes plain arrays with a dtype, and booleans and bigints without', async () => {
    expect(await Tensor.from([1, 0], [2], { dtype: 'int64' }).data()).toEqual(new BigInt64Array([1n, 0n]))
    expect(Tensor.from([true, false]).dtype).toBe('bool')
    expect(Tensor.from([1n]).dtype).toBe('int64')
    expect(await Tensor.from(new Uint8Array([0, 7]), [2], { dtype: 'bool' }).data()).toEqual(new Uint8Array([0, 1]))
  })

  test('reads half precision exactly', async () => {
    const values = new Float32Array([1, 0.333251953125, -65504])
    const half = await Tensor.from(values).to({ dtype: 'float16' })
    expect(half.dtype).toBe('float16')
    expect(await half.data()).toEqual(values)
    const brain = await Tensor.from(new Float32Array([1, 3.140625])).to({ dtype: 'bfloat16' })
    expect(await brain.data()).toEqual(new Float32Array([1, 3.140625]))
  })

  test('item() gives one value in the type that holds it', async () => {
    expect(await Tensor.from(new Float32Array([1.5]), []).item()).toBe(1.5)
    expect(await Tensor.from(new BigInt64Array([7n])).item()).toBe(7)
    expect(await Tensor.from(new BigInt64Array([2n ** 60n])).item()).toBe(2n ** 60n)
    expect(await Tensor.from([true]).item()).toBe(true)
    await expect(Tensor.from(new Float32Array(2)).item()).rejects.toMatchObject({ code: 'ERR_SHAPE' })
  })

  test('has shapes with no dimension and with no element', async () => {
    expect(Tensor.from(new Float32Array([1]), []).shape).toEqual([])
    const empty = Tensor.from(new Float32Array(0), [2, 0, 3])
    expect(empty.numel).toBe(0)
    expect(await empty.data()).toEqual(new Float32Array(0))
  })

  test('is on the CPU, and says so when it cannot move', async () => {
    const tensor = Tensor.from(new Float32Array(1))
    expect(String(tensor.device)).toBe('cpu')
    expect(String((await tensor.to('cpu')).device)).toBe('cpu')
    if (getAddon().cudaDeviceCount() === 0) {
      await expect(tensor.to('cuda:0')).rejects.toMatchObject({ code: 'ERR_DEVICE', message: expect.stringContaining('cuda:0') })
    }
  })

  test('after dispose every use is the typed error', async () => {
    const tensor = Tensor.from(new Float32Array(4))
    tensor.dispose()
    tensor.dispose()
    expect(tensor.disposed).toBe(true)
    expect(inspect(tensor)).toBe('Tensor(disposed)')
    expect(() => tensor.shape).toThrow(expect.objectContaining({ code: 'ERR_DISPOSED', name: 'BtxrdTorchError' }))
    await expect(tensor.data()).rejects.toMatchObject({ code: 'ERR_DISPOSED' })
  })

  test('using disposes it at the end of the block', () => {
    let escaped: Tensor
    {
      using tensor = Tensor.from(new Float32Array(1))
      escaped = tensor
    }
    expect(escaped.disposed).toBe(true)
  })

  test('dispose does not take memory from a job that was queued before', async () => {
    const tensor = Tensor.from(new Float32Array([3, 4]))
    const data = tensor.data()
    tensor.dispose()
    expect(await data).toEqual(new Float32Array([3, 4]))
  })

  test.each<[string, () => unknown, string]>([
    ['no array', () => Tensor.from('abc' as never), 'ERR_DTYPE'],
    ['an unsupported view', () => Tensor.from(new DataView(new ArrayBuffer(4)) as never), 'ERR_DTYPE'],
    ['a plain array without a dtype', () => Tensor.from([1, 2]), 'ERR_DTYPE'],
    ['a wrong product', () => Tensor.from(new Float32Array(5), [2, 3]), 'ERR_SHAPE'],
    ['a negative size', () => Tensor.from(new Float32Array(4), [-2, -2]), 'ERR_SHAPE'],
    ['a fraction', () => Tensor.from(new Float32Array(1), [0.5, 2]), 'ERR_SHAPE'],
    ['a shape that overflows', () => Tensor.from(new Float32Array(0), [0, 2 ** 52, 2 ** 52]), 'ERR_INVALID_ARG'],
    ['a dtype that is none', () => Tensor.from(new Float32Array(1), [1], { dtype: 'float' as never }), 'ERR_DTYPE'],
    ['another dtype than the data', () => Tensor.from(new Float32Array(1), [1], { dtype: 'int64' }), 'ERR_DTYPE'],
    ['an integer that does not fit', () => Tensor.from([300], [1], { dtype: 'uint8' }), 'ERR_INVALID_ARG'],
    ['a fraction for int64', () => Tensor.from([0.5], [1], { dtype: 'int64' }), 'ERR_INVALID_ARG']
  ])('refuses %s', (_name, call, code) => {
    expect(call).toThrow(expect.objectContaining({ name: 'BtxrdTorchError', code }))
  })

  test('softmax equals the definition and checks its dimension', async () => {
    const rows = await Tensor.from(new Float32Array([0, Math.log(3), 5, 5]), [2, 2]).softmax(1)
    const values = Array.from(await rows.data() as Float32Array)
    // float32 rounding of the definition; the bits are compared with Python in test/interop.
    ;[0.25, 0.75, 0.5, 0.5].forEach((expected, i) => expect(values[i]).toBeCloseTo(expected, 6))
    await expect(rows.softmax(2)).rejects.toMatchObject({ code: 'ERR_INVALID_ARG' })
  })
})

describe('the native class behind it', () => {
  const { NativeTensor } = getAddon()

  test('cannot be made from JavaScript', () => {
    const forge = NativeTensor as unknown as new (...args: unknown[]) => unknown
    expect(() => new forge()).toThrow(/Tensor\.from/)
    expect(() => new forge({})).toThrow(/Tensor\.from/)
  })

  test('does not take an object with its prototype for a tensor', () => {
    const impostor = Object.create(Object.getPrototypeOf(NativeTensor.from(new Float32Array(1), 'float32', [1])))
    expect(() => impostor.shape).toThrow()
    expect(() => getAddon().tensorsOfStorages(impostor, ['float32'], new Float64Array([0, 0, 0, 1, 1, 1]))).toThrow(/storages/)
  })

  test('refuses bytes that are not what the shape needs', () => {
    expect(() => NativeTensor.from(new Uint8Array(3), 'float32', [1])).toThrow(/1 elements/)
    expect(() => NativeTensor.from(new Uint8Array(8), 'float32', [2 ** 40])).toThrow(/elements/)
  })
})
