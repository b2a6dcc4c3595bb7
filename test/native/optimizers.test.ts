import { Adam, AdamW, CrossEntropyLoss, RMSprop, SGD, Tensor, Tuple, isFloatSlot, type Optimizer } from '../../lib'
import type { OptimizerStateDict } from '../../lib/checkpoint/load_checkpoint'

function parameter(values: number[], shape = [values.length]): Tensor {
  const tensor = Tensor.from(Float32Array.from(values), shape)
  tensor.requiresGrad = true
  return tensor
}

const parameters = (): Tensor[] => [parameter([1, 2, 3]), parameter([4], [])]

function setGradients(params: readonly Tensor[], value = 0.5): void {
  for (const tensor of params) tensor.grad = Tensor.from(new Float32Array(tensor.numel).fill(value), tensor.shape)
}

async function stepped(optimizer: Optimizer): Promise<Optimizer> {
  setGradients(optimizer.paramGroups.flatMap(({ params }) => params))
  await optimizer.step()
  return optimizer
}

/** Values of all parameters and of all state, in order. */
async function contentOf(optimizer: Optimizer): Promise<unknown> {
  const params = optimizer.paramGroups.flatMap((group) => group.params)
  const state = [...optimizer.state.values()].flatMap((fields) => Object.values(fields))
  return Promise.all([...params, ...state].map(async (tensor) => Array.from(await tensor.data(), Number)))
}

describe('options', () => {
  test.each<[string, () => unknown, string]>([
    ['a negative learning rate', () => new AdamW(parameters(), { lr: -1 }), 'Invalid learning rate: -1'],
    ['NaN', () => new SGD(parameters(), { lr: NaN }), 'Invalid learning rate: NaN'],
    ['a text', () => new SGD(parameters(), { lr: '1' as never }), 'Invalid learning rate: "1"'],
    ['a negative epsilon', () => new Adam(parameters(), { eps: -1e-8 }), 'Invalid epsilon value: -1e-8'],
    ['beta 1 of 1', () => new Adam(parameters(), { betas: [1, 0.9] }), 'Invalid beta parameter at index 0: 1'],
    ['a negative beta 2', () => new Adam(parameters(), { betas: [0.9, -0.1] }), 'Invalid beta parameter at index 1: -0.1'],
    ['one beta', () => new Adam(parameters(), { betas: [0.9] as never }), 'Expected two numbers for betas'],
    ['a negative weight decay', () => new RMSprop(parameters(), { weightDecay: -1 }), 'Invalid weight_decay value: -1'],
    ['a negative momentum', () => new SGD(parameters(), { momentum: -0.1 }), 'Invalid momentum value: -0.1'],
    ['a negative alpha', () => new RMSprop(parameters(), { alpha: -1 }), 'Invalid alpha value: -1'],
    ['Nesterov without momentum', () => new SGD(parameters(), { nesterov: true }), 'Nesterov momentum requires a momentum and zero dampening'],
    ['Nesterov with dampening', () => new SGD(parameters(), { nesterov: true, momentum: 0.9, dampening: 0.1 }), 'Nesterov momentum requires'],
    ['foreach and fused', () => new Adam(parameters(), { foreach: true, fused: true }), '`fused` and `foreach` cannot be `True` together.'],
    ['capturable', () => new AdamW(parameters(), { capturable: true }), 'capturable: true is not supported'],
    ['differentiable', () => new RMSprop(parameters(), { differentiable: true }), 'differentiable: true is not supported'],
    ['an option of another name', () => new AdamW(parameters(), { learningRate: 1 } as never), 'received "learningRate"'],
    ['no parameter', () => new SGD([]), 'optimizer got an empty parameter list'],
    ['one tensor', () => new SGD(parameter([1]) as never), 'Expected an iterable of tensors'],
    ['what is no tensor', () => new SGD([1] as never), 'optimizer can only optimize Tensors'],
    ['a group with a wrong option', () => new SGD([{ params: parameters(), lr: -2 }]), 'Invalid learning rate: -2']
  ])('refuses %s', (_name, make, message) => {
    expect(make).toThrow(expect.objectContaining({ name: 'BtxrdTorchError', code: 'ERR_INVALID_ARG', message: expect.stringContaining(message) }))
  })

  test('have torch\'s defaults', () => {
    expect(new AdamW(parameters()).defaults).toMatchObject({ lr: 1e-3, betas: [0.9, 0.999], eps: 1e-8, weightDecay: 1e-2, decoupledWeightDecay: true })
    expect(new Adam(parameters()).defaults).toMatchObject({ weightDecay: 0, foreach: null, fused: null, decoupledWeightDecay: false })
    expect(new SGD(parameters()).defaults).toMatchObject({ lr: 1e-3, momentum: 0, dampening: 0, nesterov: false })
    expect(new RMSprop(parameters()).defaults).toMatchObject({ lr: 1e-2, alpha: 0.99, centered: false })
  })
})

describe('parameter groups', () => {
  test('have own options before the defaults', () => {
    const [a, b] = parameters()
    const optimizer = new SGD([{ params: a!, lr: 0.5 }, { params: [b!] }], { lr: 0.1, momentum: 0.9 })
    expect(optimizer.paramGroups.map(({ params, lr, momentum }) => ({ params, lr, momentum }))).toEqual([
      { params: [a], lr: 0.5, momentum: 0.9 }, { params: [b], lr: 0.1, momentum: 0.9 }
    ])
  })

  test('are added later, and only whole', async () => {
    const [a, b] = parameters()
    const optimizer = new SGD([a!])
    expect(() => optimizer.addParamGroup({ params: [b!, a!] })).toThrow('some parameters appear in more than one parameter group')
    expect(() => optimizer.addParamGroup({ params: [b!, b!] })).toThrow('Expected every parameter once')
    expect(() => optimizer.addParamGroup({ params: [['b', b!]] })).toThrow('all optimizer param groups should be with/without names')
    expect(optimizer.paramGroups).toHaveLength(1)
    optimizer.addParamGroup({ params: [b!], lr: 1 })
    await stepped(optimizer)
    expect(await b!.item()).toBe(3.5)
  })

  test('take names, and refuse some of them missing', () => {
    const [a, b] = parameters()
    expect(new SGD(new Map([['a', a!], ['b', b!]])).paramGroups[0]).toMatchObject({ paramNames: ['a', 'b'] })
    expect(() => new SGD([['a', a!], b!] as never)).toThrow('Some param names are missing')
  })

  test('refuse the result of an operation, and a disposed tensor', async () => {
    const logits = await result()
    expect(() => new SGD([logits])).toThrow("can't optimize a non-leaf Tensor")
    const disposed = parameter([1])
    disposed.dispose()
    expect(() => new SGD([disposed])).toThrow(expect.objectContaining({ code: 'ERR_DISPOSED' }))
  })

  async function result(): Promise<Tensor> {
    return new CrossEntropyLoss().forward(parameter([1, 2], [1, 2]), Tensor.from([0], [1], { dtype: 'int64' }))
  }
})

describe('a step', () => {
  test.each<[string, (group: Record<string, unknown>) => void]>([
    ['lr', (group) => { group.lr = NaN }],
    ['weightDecay', (group) => { group.weightDecay = '0' }],
    ['betas', (group) => { group.betas = [0.9, 2] }],
    ['capturable', (group) => { group.capturable = true }],
    ['foreach', (group) => { group.foreach = 'yes' }]
  ])('with a wrong %s changes nothing', async (name, spoil) => {
    const optimizer = new AdamW(parameters())
    setGradients(optimizer.paramGroups[0]!.params)
    const before = await contentOf(optimizer)
    spoil(optimizer.paramGroups[0]!)
    await expect(optimizer.step()).rejects.toMatchObject({ code: 'ERR_INVALID_ARG', message: expect.stringMatching(new RegExp(name.replace('betas', 'beta'))) })
    expect(await contentOf(optimizer)).toEqual(before)
  })

  test('leaves parameters without a gradient, and makes no state for them', async () => {
    const [a, b] = parameters()
    const optimizer = new AdamW([a!, b!])
    setGradients([b!])
    await optimizer.step()
    expect([...optimizer.state.keys()]).toEqual([b])
    expect(await a!.data()).toEqual(new Float32Array([1, 2, 3]))
    expect(optimizer.state.get(b!)?.step?.shape).toEqual([])
    expect(optimizer.state.get(b!)?.step?.dtype).toBe('float32')
  })

  test('reads and changes what is in flight only after it', async () => {
    const optimizer = new SGD(parameters(), { momentum: 0.9 })
    const [a] = optimizer.paramGroups[0]!.params
    setGradients(optimizer.paramGroups[0]!.params)
    const step = optimizer.step()
    expect(() => optimizer.stateDict()).toThrow(expect.objectContaining({ code: 'ERR_BUSY' }))
    expect(() => optimizer.addParamGroup({ params: parameter([1]) })).toThrow(expect.objectContaining({ code: 'ERR_BUSY' }))
    expect(() => a!.grad).toThrow(expect.objectContaining({ code: 'ERR_BUSY' }))
    expect(() => { a!.requiresGrad = false }).toThrow(expect.objectContaining({ code: 'ERR_BUSY' }))
    await step
    expect(optimizer.stateDict().state.size).toBe(2)
    expect(a!.grad?.shape).toEqual([3])
  })

  test('zeroGrad removes gradients, or fills them with zeros', async () => {
    const optimizer = new SGD(parameters())
    const [a] = optimizer.paramGroups[0]!.params
    setGradients([a!])
    await optimizer.zeroGrad({ setToNone: false })
    expect(await a!.grad?.data()).toEqual(new Float32Array(3))
    await optimizer.zeroGrad()
    expect(a!.grad).toBeNull()
  })

  test('says after a failure in the middle what may have changed', async () => {
    const optimizer = new Adam(parameters())
    await stepped(optimizer)
    optimizer.paramGroups[0]!.amsgrad = true
    await expect(optimizer.step()).rejects.toMatchObject({ code: 'ERR_STATE_DICT', message: expect.stringContaining('failed in parameter group 0') })
  })
})

describe('state dicts', () => {
  const order = {
    AdamW: ['lr', 'betas', 'eps', 'weight_decay', 'amsgrad', 'maximize', 'foreach', 'capturable', 'differentiable', 'fused', 'decoupled_weight_decay', 'params'],
    SGD: ['lr', 'momentum', 'dampening', 'weight_decay', 'nesterov', 'maximize', 'foreach', 'differentiable', 'fused', 'params'],
    RMSprop: ['lr', 'momentum', 'alpha', 'eps', 'centered', 'weight_decay', 'capturable', 'foreach', 'maximize', 'differentiable', 'params']
  }

  test.each([[AdamW, order.AdamW], [Adam, order.AdamW], [SGD, order.SGD], [RMSprop, order.RMSprop]] as const)('of %p have torch\'s keys', (make, keys) => {
    const dict = new make(parameters()).stateDict()
    expect(Object.keys(dict)).toEqual(['state', 'param_groups'])
    expect(Object.keys(dict.param_groups[0]!)).toEqual(keys)
    expect(dict.param_groups[0]!.params).toEqual([0, 1])
  })

  test('keep floats apart from integers', () => {
    const optimizer = new SGD(parameters(), { lr: 1, momentum: 0 })
    optimizer.paramGroups[0]!.initialLr = 1
    const [group] = optimizer.stateDict().param_groups
    expect(['lr', 'momentum', 'initial_lr', 'dampening'].map((key) => isFloatSlot(group!, key))).toEqual([true, true, true, false])
    const [adam] = new Adam(parameters(), { betas: [0, 0.5] }).stateDict().param_groups
    expect(adam!.betas).toBeInstanceOf(Tuple)
    expect(isFloatSlot(adam!.betas as object, 0)).toBe(true)
  })

  test('continue where they were taken, by copies', async () => {
    const first = await stepped(new AdamW(parameters(), { lr: 0.1, amsgrad: true }))
    const dict = first.stateDict()
    const second = new AdamW(first.paramGroups[0]!.params)
    await second.loadStateDict(dict)
    expect(second.paramGroups[0]).toMatchObject({ lr: 0.1, amsgrad: true, betas: [0.9, 0.999] })
    expect(await contentOf(second)).toEqual(await contentOf(first))
    await stepped(second)
    expect(await (dict.state.get(0)!.step as Tensor).item()).toBe(1)
    expect(await second.state.get(second.paramGroups[0]!.params[0]!)!.step!.item()).toBe(2)
  })

  test('convert to the dtype of the parameters, but for the counter', async () => {
    const { state: states, param_groups } = (await stepped(new Adam(parameters()))).stateDict()
    for (const fields of states.values()) fields.exp_avg = await (fields.exp_avg as Tensor).to({ dtype: 'float64' })
    states.get(0)!.step = 7
    states.get(1)!.step = Tensor.from([7], [], { dtype: 'int64' })
    const optimizer = new Adam(parameters())
    await optimizer.loadStateDict({ state: states, param_groups } as OptimizerStateDict)
    for (const fields of optimizer.state.values()) {
      expect([fields.exp_avg!.dtype, fields.step!.dtype, await fields.step!.item()]).toEqual(['float32', 'float32', 7])
    }
  })

  test('of Adam make AdamW no other optimizer, and older ones lack options', async () => {
    const { state, param_groups } = new Adam(parameters()).stateDict()
    delete param_groups[0]!.maximize
    const optimizer = new AdamW(parameters())
    await optimizer.loadStateDict({ state, param_groups } as OptimizerStateDict)
    expect(optimizer.paramGroups[0]).toMatchObject({ decoupledWeightDecay: true, maximize: false, weightDecay: 0 })
  })

  test('keep what others put into a group', async () => {
    const { state, param_groups } = new SGD(parameters()).stateDict()
    param_groups[0]!.initial_lr = 0.25
    const optimizer = new SGD(parameters())
    await optimizer.loadStateDict({ state, param_groups } as OptimizerStateDict)
    expect(optimizer.paramGroups[0]!.initialLr).toBe(0.25)
    expect(optimizer.stateDict().param_groups[0]!.initial_lr).toBe(0.25)
  })

  test.each<[string, (dict: OptimizerStateDict) => unknown, string]>([
    ['no state dict', () => null, 'param_groups'],
    ['two groups for one', (dict) => ({ ...dict, param_groups: [...dict.param_groups, ...dict.param_groups] }), 'different number of parameter groups'],
    ['another model\'s parameters', (dict) => { dict.param_groups[0]!.params = [0, 1, 2]; return dict }, "doesn't match the size of optimizer's group"],
    ['another shape', (dict) => { dict.state.get(0)!.exp_avg = Tensor.from(new Float32Array(4)); return dict }, 'size mismatch for exp_avg of parameter 0'],
    ['another optimizer\'s keys', (dict) => { dict.state.set(0, { momentum_buffer: Tensor.from(new Float32Array(3)) }); return dict }, 'of another optimizer'],
    ['a missing key', (dict) => { delete dict.state.get(1)!.exp_avg_sq; return dict }, 'expected exp_avg_sq for parameter 1'],
    ['a parameter too many', (dict) => { dict.state.set(9, dict.state.get(0)!); return dict }, 'but it has some for 9'],
    ['text for a tensor', (dict) => { dict.state.get(0)!.exp_avg = 'x'; return dict }, 'expected a tensor for exp_avg'],
    ['a wrong learning rate', (dict) => { dict.param_groups[0]!.lr = 'x'; return dict }, 'param_groups[0].lr'],
    ['a captured optimizer', (dict) => { dict.param_groups[0]!.capturable = true; return dict }, 'capturable: true is not supported']
  ])('are refused with %s, and nothing is changed', async (_name, spoil, message) => {
    const spoiled = spoil((await stepped(new Adam(parameters()))).stateDict())
    const optimizer = await stepped(new Adam(parameters(), { lr: 0.5 }))
    const before = await contentOf(optimizer)
    await expect(optimizer.loadStateDict(spoiled as OptimizerStateDict)).rejects.toMatchObject({
      name: 'BtxrdTorchError', code: expect.stringMatching(/ERR_STATE_DICT|ERR_INVALID_ARG/), message: expect.stringContaining(message)
    })
    expect(await contentOf(optimizer)).toEqual(before)
    expect(optimizer.paramGroups[0]!.lr).toBe(0.5)
  })
})

test('a disposed optimizer refuses every use, and a queued step still ends well', async () => {
  const optimizer = new SGD(parameters(), { lr: 1 })
  const [a] = optimizer.paramGroups[0]!.params
  setGradients([a!])
  const step = optimizer.step()
  optimizer.dispose()
  await step
  expect(await a!.data()).toEqual(new Float32Array([0.5, 1.5, 2.5]))
  await expect(optimizer.step()).rejects.toMatchObject({ code: 'ERR_DISPOSED' })
  expect(() => optimizer.stateDict()).toThrow(expect.objectContaining({ code: 'ERR_DISPOSED' }))
})
