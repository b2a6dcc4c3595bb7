import { createModel, getRngState, manualSeed, Tensor, trainStep, CrossEntropyLoss, SGD, type BTXRDClassifier, type GradcamOptions } from '../../lib'
import { describeTensors, sha256 } from '../support/tensor_digest'

const config = { model: { backbone: 'efficientnet_b0', num_classes: 3, pretrained: false, dropout: 0.2 } }
const input = (batch = 2, value = (i: number): number => (i % 251) / 100 - 1): Tensor =>
  Tensor.from(Float32Array.from({ length: batch * 3 * 64 * 64 }, (_, i) => value(i)), [batch, 3, 64, 64])

let model: BTXRDClassifier

beforeAll(async () => {
  manualSeed(1)
  model = await createModel(config)
})

afterAll(() => model.dispose())

async function everything(): Promise<unknown> {
  const gradients = [...model.namedParameters()].filter(([, { grad }]) => grad !== null).map(([name, { grad }]) => [name, grad!] as [string, Tensor])
  return {
    training: model.training,
    state: await describeTensors(model.stateDict()),
    gradients: await describeTensors(gradients),
    flags: model.parameters().map(({ requiresGrad }) => requiresGrad),
    rng: Buffer.from(await getRngState()).toString('base64')
  }
}

test('explains the predicted class of each image, or the one asked for', async () => {
  const x = input()
  const { heatMaps, classIndices, logits } = await model.gradcam(x)
  expect(heatMaps).toMatchObject({ shape: [2, 64, 64], dtype: 'float32', requiresGrad: false })
  const scores = await logits.data() as Float32Array
  expect(classIndices).toEqual([0, 1].map((i) => {
    const row = [...scores.subarray(3 * i, 3 * i + 3)]
    return row.indexOf(Math.max(...row))
  }))
  expect(await logits.data()).toEqual(await (await model.eval().forward(x)).data())
  expect(await (await model.gradcam(x, { classIndex: classIndices })).heatMaps.data()).toEqual(await heatMaps.data())

  const others = await Promise.all([0, 1, 2].map(async (classIndex) => sha256((await model.gradcam(x, { classIndex })).heatMaps)))
  expect(new Set(others).size).toBe(3)
  expect((await model.gradcam(x, { classIndex: 2 })).classIndices).toEqual([2, 2])
})

test('leaves the model as it was, also after an error', async () => {
  const optimizer = new SGD(model.parameters(), { lr: 0.01 })
  await trainStep({ model: model.train(), optimizer, criterion: new CrossEntropyLoss() }, input(), Tensor.from([0, 2], [2], { dtype: 'int64' }))
  const frozen = model.parameters()[3]!
  frozen.requiresGrad = false
  const before = await everything()

  await model.gradcam(input())
  expect(await everything()).toEqual(before)
  await expect(model.gradcam(input(), { targetLayer: 'model.nothing' })).rejects.toMatchObject({ code: 'ERR_INVALID_ARG' })
  await expect(model.gradcam(input(2, () => NaN))).rejects.toMatchObject({ code: 'ERR_NON_FINITE' })
  await expect(model.gradcam(input(), { targetLayer: 'model.global_pool' })).rejects.toMatchObject({ code: 'ERR_INVALID_ARG' })
  expect(await everything()).toEqual(before)

  frozen.requiresGrad = true
  model.eval()
  await model.gradcam(input())
  expect(model.training).toBe(false)
  const { requiresGrad } = await model.forward(input())
  expect(requiresGrad).toBe(false)
})

test('explains a model whose parameters are all frozen', async () => {
  const expected = await sha256((await model.gradcam(input())).heatMaps)
  for (const parameter of model.parameters()) parameter.requiresGrad = false
  expect(await sha256((await model.gradcam(input())).heatMaps)).toBe(expected)
  for (const parameter of model.parameters()) parameter.requiresGrad = true
})

test('leaves the event loop free and takes its turn among other calls', async () => {
  const x = input(8)
  const alone = await sha256(await model.eval().forward(x))
  let ticks = 0
  const timer = setInterval(() => { ticks += 1 }, 1)
  const [, logits] = await Promise.all([model.gradcam(x), model.forward(x), model.gradcam(x)])
  clearInterval(timer)
  expect(ticks).toBeGreaterThan(3)
  expect(await sha256(logits)).toBe(alone)
})

describe('refuses', () => {
  test.each<[string, GradcamOptions, string]>([
    ['a class that the model does not have', { classIndex: 3 }, 'Expected a class from 0 to 2, or one for each of 2 images for classIndex but received 3.'],
    ['a negative class', { classIndex: -1 }, 'received -1'],
    ['half a class', { classIndex: 0.5 }, 'received 0.5'],
    ['one class too few', { classIndex: [1] }, 'received [1]'],
    ['a wrong class among others', { classIndex: [0, 7] }, 'received [0, 7]'],
    ['a class name', { classIndex: 'Normal' as unknown as number }, 'received "Normal"'],
    ['a layer that the network does not have', { targetLayer: 'model.layer4.2' }, '"model.layer4.2": model has conv_stem, bn1, blocks, conv_head, bn2, global_pool, classifier.'],
    ['a layer that no module has', { targetLayer: 'bn2' }, 'the model has model.'],
    ['a block that does not exist', { targetLayer: 'model.blocks.9' }, 'model.blocks has 0, 1, 2, 3, 4, 5, 6.'],
    ['a parameter', { targetLayer: 'model.bn2.weight' }, 'model.bn2 has drop, act.'],
    ['a layer whose output is no feature map', { targetLayer: 'model.global_pool' }, 'the output of "model.global_pool" has the shape [2, 1280].'],
    ['a layer under a condition', { targetLayer: 'model.classifier' }, 'the forward pass calls it under a condition.'],
    ['an empty name', { targetLayer: '' }, 'By default it is model.bn2.'],
    ['dots alone', { targetLayer: '..' }, 'the model has model.'],
    ['another type for the layer', { targetLayer: 5 as unknown as string }, 'received 5']
  ])('%s', async (_name, options, message) => {
    await expect(model.gradcam(input(), options)).rejects.toMatchObject({ code: 'ERR_INVALID_ARG', message: expect.stringContaining(message) })
  })

  test('inputs that forward() refuses, an aborted signal and a disposed model', async () => {
    await expect(model.gradcam(Tensor.from(new Float32Array(64), [1, 1, 8, 8]))).rejects.toMatchObject({ code: 'ERR_SHAPE' })
    await expect(model.gradcam(Tensor.from(new Float64Array(192), [1, 3, 8, 8]))).rejects.toMatchObject({ code: 'ERR_DTYPE' })
    await expect(model.gradcam(input(), { signal: AbortSignal.abort('enough') })).rejects.toMatchObject({ code: 'ERR_ABORTED', cause: 'enough' })
    const other = await createModel(config)
    const running = other.gradcam(input())
    other.dispose()
    await expect(other.gradcam(input())).rejects.toMatchObject({ code: 'ERR_DISPOSED' })
    expect((await running).heatMaps.shape).toEqual([2, 64, 64])
  })
})
