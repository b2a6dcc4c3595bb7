import { clipGradNorm, CrossEntropyLoss, GradScaler, SGD, Tensor } from '../../lib'

const tensor = (): Tensor => Tensor.from(new Float32Array(3))

test.each<[string, () => unknown, string, string]>([
  ['a weight of two dimensions', () => new CrossEntropyLoss({ weight: Tensor.from(new Float32Array(4), [2, 2]) }), 'ERR_SHAPE', 'weight'],
  ['a weight in float64', () => new CrossEntropyLoss({ weight: Tensor.from(new Float64Array(2)) }), 'ERR_DTYPE', 'weight'],
  ['a weight that is no tensor', () => new CrossEntropyLoss({ weight: [1, 2] as never }), 'ERR_INVALID_ARG', 'weight'],
  ['smoothing over 1', () => new CrossEntropyLoss({ labelSmoothing: 1.1 }), 'ERR_INVALID_ARG', 'labelSmoothing'],
  ['NaN smoothing', () => new CrossEntropyLoss({ labelSmoothing: NaN }), 'ERR_INVALID_ARG', 'labelSmoothing'],
  ['a reduction of another name', () => new CrossEntropyLoss({ reduction: 'avg' as never }), 'ERR_INVALID_ARG', 'reduction'],
  ['half an index', () => new CrossEntropyLoss({ ignoreIndex: 0.5 }), 'ERR_INVALID_ARG', 'ignoreIndex'],
  ['a growth factor of 1', () => new GradScaler({ device: 'cpu', growthFactor: 1 }), 'ERR_INVALID_ARG', 'The growth factor must be > 1.0.'],
  ['a backoff factor of 1', () => new GradScaler({ device: 'cpu', backoffFactor: 1 }), 'ERR_INVALID_ARG', 'The backoff factor must be < 1.0.'],
  ['a scale of 0', () => new GradScaler({ device: 'cpu', initScale: 0 }), 'ERR_INVALID_ARG', 'initScale'],
  ['an interval of 0', () => new GradScaler({ device: 'cpu', growthInterval: 0 }), 'ERR_INVALID_ARG', 'growthInterval'],
  ['a device of another name', () => new GradScaler({ device: 'mps' as never }), 'ERR_INVALID_ARG', 'device']
])('%s is refused', (_name, call, code, text) => {
  expect(call).toThrow(expect.objectContaining({ name: 'BtxrdTorchError', code, message: expect.stringContaining(text) }))
})

test.each<[string, () => Promise<unknown>, string, string]>([
  ['a negative norm', () => clipGradNorm([tensor()], -1), 'ERR_INVALID_ARG', 'maxNorm'],
  ['a NaN norm', () => clipGradNorm([tensor()], NaN), 'ERR_INVALID_ARG', 'maxNorm'],
  ['no tensors', () => clipGradNorm(5 as never, 1), 'ERR_INVALID_ARG', 'params'],
  ['a norm order that is no number', () => clipGradNorm([tensor()], 1, { normType: 'inf' as never }), 'ERR_INVALID_ARG', 'normType'],
  ['logits without a batch', () => new CrossEntropyLoss().forward(tensor(), tensor()), 'ERR_SHAPE', 'logits'],
  ['targets out of range', () => new CrossEntropyLoss().forward(Tensor.from(new Float32Array(3), [1, 3]), Tensor.from([3], [1], { dtype: 'int64' })), 'ERR_INVALID_ARG', 'Target 3 is out of bounds.']
])('%s are refused', async (_name, call, code, text) => {
  await expect(call()).rejects.toMatchObject({ name: 'BtxrdTorchError', code, message: expect.stringContaining(text) })
})

test('a norm that is not finite: an error that changes nothing, where it is asked for', async () => {
  const param = tensor()
  param.grad = Tensor.from(new Float32Array([1, Infinity, 2]))
  await expect(clipGradNorm(param, 1, { errorIfNonfinite: true })).rejects.toMatchObject({ code: 'ERR_NON_FINITE' })
  expect(await param.grad.data()).toEqual(new Float32Array([1, Infinity, 2]))
  expect(await clipGradNorm(param, 1)).toBe(Infinity)
  expect(await param.grad.data()).toEqual(new Float32Array([0, NaN, 0]))
})

describe('GradScaler', () => {
  test('has torch\'s defaults, and keeps its calls in order', async () => {
    const scaler = new GradScaler({ device: 'cpu' })
    expect({ ...scaler.stateDict() }).toEqual({ scale: 65536, growth_factor: 2, backoff_factor: 0.5, growth_interval: 2000, _growth_tracker: 0 })
    const param = tensor()
    const optimizer = new SGD([param])
    await expect(scaler.update()).rejects.toMatchObject({ message: 'No inf checks were recorded prior to update.' })
    await expect(scaler.unscale(optimizer)).rejects.toMatchObject({ message: expect.stringContaining('Attempted unscale_ but _scale is None') })
    await scaler.scale(Tensor.from(new Float32Array([1]), []))
    await expect(scaler.unscale(optimizer)).rejects.toMatchObject({ message: expect.stringContaining('No inf checks were recorded') })
    param.grad = tensor()
    await scaler.unscale(optimizer)
    await expect(scaler.unscale(optimizer)).rejects.toMatchObject({ message: expect.stringContaining('unscale_() has already been called') })
    await scaler.step(optimizer)
    await expect(scaler.step(optimizer)).rejects.toMatchObject({ message: expect.stringContaining('step() has already been called') })
    await scaler.update(8)
    expect(scaler.getScale()).toBe(8)
  })

  test('a disabled one passes everything on', async () => {
    const scaler = new GradScaler({ enabled: false })
    const loss = tensor()
    expect(await scaler.scale(loss)).toBe(loss)
    const param = Tensor.from(new Float32Array([1]))
    param.grad = Tensor.from(new Float32Array([1]))
    expect(await scaler.step(new SGD([param], { lr: 1 }))).toBe(true)
    expect(await param.item()).toBe(0)
    expect(scaler.getScale()).toBe(1)
    expect(Object.keys(scaler.stateDict())).toEqual([])
  })

  test('refuses fused kernels, which Python gives the scale itself, and a state of none', async () => {
    const scaler = new GradScaler({ device: 'cpu' })
    await expect(scaler.unscale(new SGD([tensor()], { fused: true }))).rejects.toMatchObject({ code: 'ERR_INVALID_ARG', message: expect.stringContaining('fused') })
    await expect(scaler.loadStateDict({})).rejects.toMatchObject({ code: 'ERR_STATE_DICT' })
  })
})
