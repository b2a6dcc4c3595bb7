import {
  AdamW, clipGradNorm, createModel, CrossEntropyLoss, getRngState, GradScaler, manualSeed, SGD, Tensor, trainStep,
  type BTXRDClassifier, type TrainStepContext
} from '../../lib'
import { describeTensors, type DescribedTensor } from '../support/tensor_digest'

const config = { model: { backbone: 'efficientnet_b0', num_classes: 3, pretrained: false, dropout: 0.2 } }
const weight = Tensor.from(new Float32Array([0.5, 1, 2]))
const criterion = new CrossEntropyLoss({ weight, labelSmoothing: 0.1 })

const input = (batch = 4, value = (i: number): number => (i % 251) / 100 - 1): Tensor =>
  Tensor.from(Float32Array.from({ length: batch * 3 * 32 * 32 }, (_, i) => value(i)), [batch, 3, 32, 32])
const target = (...classes: number[]): Tensor => Tensor.from(classes, [classes.length], { dtype: 'int64' })
const y = target(0, 2, 1, 2)

interface Content { state: DescribedTensor[], optimizer: DescribedTensor[][], rng: string }

async function contentOf({ model, optimizer }: TrainStepContext): Promise<Content> {
  const states = [...optimizer.stateDict().state.values()]
  return {
    state: await describeTensors(model.stateDict()),
    optimizer: await Promise.all(states.map((fields) => describeTensors(Object.entries(fields) as [string, Tensor][]))),
    rng: Buffer.from(await getRngState()).toString('base64')
  }
}

async function seeded(options: Partial<TrainStepContext> = {}): Promise<TrainStepContext & { model: BTXRDClassifier }> {
  manualSeed(5)
  const model = await createModel(config)
  return { model, optimizer: new AdamW(model.parameters(), { lr: 1e-2 }), criterion, maxGradNorm: 1, ...options }
}

describe('trainStep', () => {
  test('gives the bits of the long form', async () => {
    const short = await seeded()
    const shortLosses = [await trainStep(short, input(), y), await trainStep(short, input(), y)]
    const expected = await contentOf(short)

    const { model, optimizer } = await seeded()
    for (const { loss, gradNorm, logits } of shortLosses) {
      await optimizer.zeroGrad()
      const out = await model.forward(input())
      const value = await criterion.forward(out, y)
      await value.backward()
      expect(await clipGradNorm(model.parameters(), 1)).toBe(gradNorm)
      await optimizer.step()
      expect(await value.item()).toBe(loss)
      expect(await out.data()).toEqual(await logits.data())
    }
    expect(await contentOf({ model, optimizer, criterion })).toEqual(expected)
  })

  test('queued steps run in their order', async () => {
    const one = await seeded()
    for (let i = 0; i < 3; i++) await trainStep(one, input(), y)
    const expected = await contentOf(one)
    const other = await seeded()
    await Promise.all([1, 2, 3].map(() => trainStep(other, input(), y)))
    expect(await contentOf(other)).toEqual(expected)
  })

  test('leaves frozen parameters as they are', async () => {
    const context = await seeded()
    const named = context.model.namedParameters()
    for (const [name, tensor] of named) if (!name.startsWith('model.classifier')) tensor.requiresGrad = false
    const before = await describeTensors(named)
    await trainStep(context, input(), y)
    const changed = (await describeTensors(named)).filter(({ sha256 }, i) => sha256 !== before[i]!.sha256).map(({ name }) => name)
    expect(changed).toEqual(['model.classifier.weight', 'model.classifier.bias'])
    expect(context.optimizer.state.size).toBe(2)
  })

  test('gives the norm without clipping, and takes a criterion that sums', async () => {
    const context = await seeded({ maxGradNorm: null, criterion: new CrossEntropyLoss({ reduction: 'sum' }) })
    const { gradNorm, loss } = await trainStep(context, input(), y)
    expect(gradNorm).toBeGreaterThan(1)
    expect(await clipGradNorm(context.model.parameters(), Infinity)).toBe(gradNorm)
    expect(loss).toBeGreaterThan(3)
  })
})

describe('a step that fails leaves model, optimizer and generator as they were', () => {
  let context: TrainStepContext
  let before: Content

  beforeAll(async () => {
    context = await seeded()
    await trainStep(context, input(), y)
    before = await contentOf(context)
  })

  test.each<[string, () => Promise<unknown>, string, RegExp]>([
    ['a class index too large', () => trainStep(context, input(), target(0, 1, 2, 3)), 'ERR_INVALID_ARG', /target\[3\] is 3/],
    ['a negative class index', () => trainStep(context, input(), target(0, -1, 2, 2)), 'ERR_INVALID_ARG', /target\[1\] is -1/],
    ['targets for another batch', () => trainStep(context, input(), target(0, 1)), 'ERR_SHAPE', /shape \(4\)/],
    ['targets in float', () => trainStep(context, input(), Tensor.from(new Float32Array(4))), 'ERR_SHAPE', /shape \(4, 3\)/],
    ['targets in int32', () => trainStep(context, input(), Tensor.from(new Int32Array(4))), 'ERR_DTYPE', /int64/],
    ['an empty batch', () => trainStep(context, input(0), target()), 'ERR_SHAPE', /shape \(B, 3, H, W\)/],
    ['a batch too small for BatchNorm', () => trainStep(context, input(1), target(1)), 'ERR_LIBTORCH', /Expected more than 1 value per channel when training/],
    ['weights for other classes', () => trainStep({ ...context, criterion: new CrossEntropyLoss({ weight: Tensor.from(new Float32Array(2)) }) }, input(), y), 'ERR_SHAPE', /one weight for each class/],
    ['no reduction', () => trainStep({ ...context, criterion: new CrossEntropyLoss({ reduction: 'none' }) }, input(), y), 'ERR_INVALID_ARG', /criterion\.reduction/],
    ['a negative norm', () => trainStep({ ...context, maxGradNorm: -1 }, input(), y), 'ERR_INVALID_ARG', /maxGradNorm/],
    ['autocast to float16 on the CPU', () => trainStep({ ...context, autocast: { dtype: 'float16' } }, input(), y), 'ERR_DTYPE', /bfloat16/],
    ['no criterion', () => trainStep({ ...context, criterion: {} as never }, input(), y), 'ERR_INVALID_ARG', /criterion/],
    ['no model', () => trainStep({ ...context, model: {} as never }, input(), y), 'ERR_INVALID_ARG', /model/],
    ['no optimizer', () => trainStep({ ...context, optimizer: {} as never }, input(), y), 'ERR_INVALID_ARG', /optimizer/],
    ['an optimizer of others', () => trainStep({ ...context, optimizer: new SGD([Tensor.from(new Float32Array(1))]) }, input(), y), 'ERR_INVALID_ARG', /model's own parameters/],
    ['an unknown nonFinite', () => trainStep({ ...context, nonFinite: 'ignore' as never }, input(), y), 'ERR_INVALID_ARG', /nonFinite/],
    ['an aborted signal', () => trainStep(context, input(), y, { signal: AbortSignal.abort() }), 'ERR_ABORTED', /nothing was changed/],
    ['NaN in the batch', () => trainStep(context, input(4, (i) => (i === 7 ? NaN : 0.5)), y), 'ERR_NON_FINITE', /finite loss but it is NaN/],
    ['gradients that overflow', () => trainStep({ ...context, criterion: new CrossEntropyLoss({ weight: Tensor.from(new Float32Array(3).fill(1e30)), reduction: 'sum' }) }, input(), y), 'ERR_NON_FINITE', /finite gradient norm/]
  ])('%s', async (_name, call, code, message) => {
    await expect(call()).rejects.toMatchObject({ name: 'BtxrdTorchError', code, message: expect.stringMatching(message) })
    expect(await contentOf(context)).toEqual(before)
  })

  test('a model in evaluation mode', async () => {
    context.model.eval()
    await expect(trainStep(context, input(), y)).rejects.toMatchObject({ code: 'ERR_INVALID_ARG', message: expect.stringContaining('model.train()') })
    context.model.train()
    expect(await contentOf(context)).toEqual(before)
  })

  test('and the next step is the one that would have come', async () => {
    const { loss } = await trainStep(context, input(), y)
    const other = await seeded()
    await trainStep(other, input(), y)
    expect((await trainStep(other, input(), y)).loss).toBe(loss)
  })
})

describe('a loss that is not finite', () => {
  const broken = (): Tensor => input(4, (i) => (i === 7 ? NaN : 0.5))

  test('skip leaves parameters, buffers and optimizer, and the generator moves on', async () => {
    const context = await seeded({ nonFinite: 'skip' })
    await trainStep(context, input(), y)
    const before = await contentOf(context)
    const { loss, gradNorm, stepped } = await trainStep(context, broken(), y)
    expect([loss, gradNorm, stepped]).toEqual([NaN, NaN, false])
    const { rng, ...rest } = await contentOf(context)
    expect({ ...rest, rng: before.rng }).toEqual(before)
    expect(rng).not.toBe(before.rng)
  })

  test('continue does what Python does: the parameters become NaN', async () => {
    const context = await seeded({ nonFinite: 'continue' })
    const { loss, stepped } = await trainStep(context, broken(), y)
    expect([loss, stepped]).toEqual([NaN, true])
    expect(await context.model.namedParameters().get('model.classifier.bias')!.data()).toEqual(new Float32Array(3).fill(NaN))
  })

  test('a scaler skips the step, backs off and says so', async () => {
    const scaler = new GradScaler({ device: 'cpu', initScale: 1024 })
    const context = await seeded({ scaler, nonFinite: 'continue' })
    const before = await describeTensors(context.model.namedParameters())
    expect(await trainStep(context, broken(), y)).toMatchObject({ stepped: false, loss: NaN })
    expect(scaler.getScale()).toBe(512)
    expect(await describeTensors(context.model.namedParameters())).toEqual(before)
    expect(await trainStep(await seeded({ scaler }), input(), y)).toMatchObject({ stepped: true })
  })
})

describe('a disposed model', () => {
  test('takes its parameters along, and its optimizer refuses to step', async () => {
    const context = await seeded()
    const [first] = context.model.parameters()
    context.model.dispose()
    expect(first!.disposed).toBe(true)
    await expect(trainStep(context, input(), y)).rejects.toMatchObject({ code: 'ERR_DISPOSED' })
    await expect(context.optimizer.step()).rejects.toMatchObject({ code: 'ERR_DISPOSED' })
    await expect(clipGradNorm([first!], 1)).rejects.toMatchObject({ code: 'ERR_DISPOSED' })
  })

  test('queued steps still end well', async () => {
    const context = await seeded()
    const queued = trainStep(context, input(), y)
    context.model.dispose()
    expect((await queued).stepped).toBe(true)
  })
})

describe('graphs', () => {
  test('are built in training mode only', async () => {
    const model = await createModel(config)
    expect((await model.forward(input())).requiresGrad).toBe(true)
    const logits = await model.eval().forward(input())
    expect(logits.requiresGrad).toBe(false)
    await expect((await criterion.forward(logits, y)).backward()).rejects.toMatchObject({ code: 'ERR_LIBTORCH', message: expect.stringContaining('does not require grad') })
  })

  test('are gone after backward, unless retained', async () => {
    const logits = Tensor.from(new Float32Array([1, 2, 3]), [1, 3])
    logits.requiresGrad = true
    const loss = await criterion.forward(logits, target(1))
    await loss.backward({ retainGraph: true })
    const once = Float32Array.from(await logits.grad!.data() as Float32Array)
    await loss.backward()
    expect(await logits.grad!.data()).toEqual(once.map((value) => 2 * value))
    await expect(loss.backward()).rejects.toMatchObject({ message: expect.stringContaining('backward through the graph a second time') })
    expect(loss.detach().requiresGrad).toBe(false)
  })

  test('parameters are the same objects every time, and come back when disposed', async () => {
    const model = await createModel(config)
    expect(model.parameters()).toHaveLength(213)
    expect(model.parameters()[0]).toBe(model.stateDict().get('model.conv_stem.weight'))
    model.parameters()[0]!.dispose()
    expect(model.parameters()[0]!.shape).toEqual([32, 3, 3, 3])
    expect([...model.namedParameters().keys()].slice(0, 3)).toEqual(['model.conv_stem.weight', 'model.bn1.weight', 'model.bn1.bias'])
  })

  test('gradients move with the model', async () => {
    const context = await seeded()
    await trainStep(context, input(), y)
    await context.model.to({ memoryFormat: 'channels_last' })
    const stem = context.model.namedParameters().get('model.conv_stem.weight')!
    expect(stem.grad!.strides).toEqual(stem.strides)
  })

  test('a tensor refuses gradients and requiresGrad that it cannot have', async () => {
    const tensor = Tensor.from(new Float32Array(2))
    expect(tensor.grad).toBeNull()
    expect(() => { tensor.grad = Tensor.from(new Float32Array(3)) }).toThrow(expect.objectContaining({ code: 'ERR_INVALID_ARG' }))
    expect(() => { tensor.grad = Tensor.from(new Float64Array(2)) }).toThrow(expect.objectContaining({ code: 'ERR_INVALID_ARG' }))
    expect(() => { Tensor.from(new Int32Array(2)).requiresGrad = true }).toThrow(/floating point/)
    tensor.requiresGrad = true
    const loss = await new CrossEntropyLoss().forward(await reshaped(tensor), target(0))
    expect(() => { loss.requiresGrad = false }).toThrow(/no operation made/)
  })

  async function reshaped(tensor: Tensor): Promise<Tensor> {
    const logits = Tensor.from(await tensor.data(), [1, 2])
    logits.requiresGrad = true
    return logits
  }
})
