import { BTXRDClassifier } from '../../lib/models/classifier'
import { createModel, createModelFromCheckpoint } from '../../lib/models/factory'
import { StateDict } from '../../lib/checkpoint/state_dict'
import type { Checkpoint } from '../../lib/checkpoint/load_checkpoint'
import { manualSeed } from '../../lib/random'
import { Tensor } from '../../lib/tensor'

const config = { model: { backbone: 'efficientnet_b0', num_classes: 3, pretrained: false, dropout: 0.2 } }
/** A ramp: zeros would give logits of zero whatever the weights. */
const ramp = (batch = 2, size = 64): Tensor =>
  Tensor.from(Float32Array.from({ length: batch * 3 * size * size }, (_, i) => (i % 251) / 100 - 1), [batch, 3, size, size])

async function bytesOf(model: BTXRDClassifier): Promise<Map<string, string>> {
  const entries = [...model.stateDict()].map(async ([name, tensor]) => [name, Buffer.from((await tensor.data()).buffer).toString('base64')] as const)
  return new Map(await Promise.all(entries))
}

describe('BTXRDClassifier', () => {
  let model: BTXRDClassifier

  beforeAll(async () => {
    manualSeed(1)
    model = await createModel(config)
  })

  test('is described as in Python', () => {
    expect(model).toMatchObject({
      backbone: 'efficientnet_b0', numClasses: 3, numFeatures: 1280, numParameters: 4_011_391, dropRate: 0.2, training: true, inputSize: [224, 224]
    })
    expect(model.gradcamTargetLayer).toEqual({ name: 'model.bn2', type: 'BatchNormAct2d', numFeatures: 1280 })
    expect(String(model.device)).toBe('cpu')
  })

  test('has 360 tensors under the prefix model., with their metadata', () => {
    const state = model.stateDict()
    const keys = [...state.keys()]
    expect(keys).toHaveLength(360)
    expect(keys.every((key) => key.startsWith('model.'))).toBe(true)
    expect(keys[0]).toBe('model.conv_stem.weight')
    expect(keys.at(-1)).toBe('model.classifier.bias')
    expect(state.metadata?.get('model.bn1')).toEqual({ version: 2 })
    expect(state.get('model.bn1.num_batches_tracked')?.dtype).toBe('int64')
  })

  test('gives raw logits of shape (B, K), never softmax', async () => {
    const logits = await model.eval().forward(ramp())
    expect(logits.shape).toEqual([2, 3])
    const [a = 0, b = 0, c = 0] = await logits.data() as Float32Array
    expect(Math.abs(a + b + c - 1)).toBeGreaterThan(0.1)
  })

  test('evaluation repeats itself; training draws dropout and changes the running statistics', async () => {
    const input = ramp()
    model.eval()
    const first = await (await model.forward(input)).data()
    expect(await (await model.forward(input)).data()).toEqual(first)
    model.train()
    await model.forward(input)
    expect(await model.stateDict().get('model.bn1.num_batches_tracked')?.item()).toBe(1)
    model.eval()
    expect(await (await model.forward(input)).data()).not.toEqual(first)
  })

  test('the mode is the one at the time of the call', async () => {
    const input = ramp()
    model.eval()
    const expected = await (await model.forward(input)).data()
    const queued = model.forward(input)
    model.train()
    expect(await (await queued).data()).toEqual(expected)
    model.eval()
  })

  test.each<[string, () => Tensor, string]>([
    ['one channel', () => Tensor.from(new Float32Array(64), [1, 1, 8, 8]), 'ERR_SHAPE'],
    ['no batch dimension', () => Tensor.from(new Float32Array(192), [3, 8, 8]), 'ERR_SHAPE'],
    ['an empty batch', () => Tensor.from(new Float32Array(0), [0, 3, 8, 8]), 'ERR_SHAPE'],
    ['float64', () => Tensor.from(new Float64Array(192), [1, 3, 8, 8]), 'ERR_DTYPE'],
    ['no tensor', () => [1, 2] as unknown as Tensor, 'ERR_INVALID_ARG']
  ])('refuses %s', async (_name, input, code) => {
    await expect(model.forward(input())).rejects.toMatchObject({ name: 'BtxrdTorchError', code })
  })

  test('an error of LibTorch is one sentence, with the caller in its stack', async () => {
    model.train()
    async function caller(): Promise<void> {
      await model.forward(Tensor.from(new Float32Array(12), [1, 3, 2, 2]))
    }
    const error = await caller().catch((e: Error) => e) as Error & { backtrace: string }
    model.eval()
    expect(error.message).toMatch(/^Expected more than 1 value per channel when training/)
    expect(error).toMatchObject({ code: 'ERR_LIBTORCH', backtrace: expect.stringContaining('TorchScript') })
    expect(error.stack).toContain('caller')
  })

  test('moves to channels_last and back without changing a value', async () => {
    const before = await bytesOf(model)
    await model.to({ memoryFormat: 'channels_last' })
    expect(model.stateDict().get('model.conv_stem.weight')?.strides).toEqual([27, 1, 9, 3])
    expect(await bytesOf(model)).toEqual(before)
    await model.to({ memoryFormat: 'contiguous' })
    expect(model.stateDict().get('model.conv_stem.weight')?.strides).toEqual([27, 9, 3, 1])
    await expect(model.to({ memoryFormat: 'nhwc' as never })).rejects.toMatchObject({ code: 'ERR_INVALID_ARG' })
  })
})

describe('loadStateDict', () => {
  test('makes two models equal', async () => {
    const [a, b] = await Promise.all([createModel(config), createModel(config)])
    expect(await bytesOf(a)).not.toEqual(await bytesOf(b))
    expect(await b.loadStateDict(a.stateDict())).toEqual({ missingKeys: [], unexpectedKeys: [] })
    expect(await bytesOf(a)).toEqual(await bytesOf(b))
  })

  test('reports missing, unexpected and misshapen entries as PyTorch does, and changes nothing', async () => {
    const model = await createModel(config)
    const other = await createModel({ model: { ...config.model, num_classes: 5 } })
    const before = await bytesOf(model)
    const state = other.stateDict()
    state.delete('model.bn1.weight')
    state.set('extra', Tensor.from(new Float32Array(1)))
    const error = await model.loadStateDict(state).catch((e: Error) => e) as Error
    expect(error).toMatchObject({ code: 'ERR_STATE_DICT' })
    expect(error.message).toContain('Error(s) in loading state_dict for BTXRDClassifier:')
    expect(error.message).toContain('Missing key(s) in state_dict: "model.bn1.weight".')
    expect(error.message).toContain('Unexpected key(s) in state_dict: "extra".')
    expect(error.message).toContain(
      'size mismatch for model.classifier.weight: copying a param with shape torch.Size([5, 1280]) from checkpoint, the shape in current model is torch.Size([3, 1280]).'
    )
    expect(await bytesOf(model)).toEqual(before)
  })

  test('strict: false returns the keys; shapes still have to agree', async () => {
    const model = await createModel(config)
    const state = model.stateDict()
    state.delete('model.bn1.weight')
    state.set('extra', Tensor.from(new Float32Array(1)))
    expect(await model.loadStateDict(state, { strict: false })).toEqual({ missingKeys: ['model.bn1.weight'], unexpectedKeys: ['extra'] })
    state.set('model.bn1.bias', Tensor.from(new Float32Array(1)))
    await expect(model.loadStateDict(state, { strict: false })).rejects.toMatchObject({ code: 'ERR_STATE_DICT' })
  })

  test('converts dtypes, and takes state dicts from before BatchNorm counted batches', async () => {
    const [a, b] = await Promise.all([createModel(config), createModel(config)])
    const doubles = new StateDict()
    for (const [name, tensor] of a.stateDict()) {
      if (!name.endsWith('num_batches_tracked')) doubles.set(name, await tensor.to({ dtype: 'float64' }))
    }
    await b.loadStateDict(doubles)
    expect(await bytesOf(a)).toEqual(await bytesOf(b))
  })

  test.each([null, {}, new Map([['model.bn1.weight', 1]])])('refuses %p', async (state) => {
    const model = await createModel(config)
    await expect(model.loadStateDict(state as never, { strict: false })).rejects.toMatchObject({ code: 'ERR_INVALID_ARG' })
  })
})

describe('createModel', () => {
  test.each([
    ['resnet50', undefined, { numFeatures: 2048, name: 'model.layer4.2' }],
    ['resnet50', 'cbam', { numFeatures: 2048, name: 'model.layer4.2' }],
    ['efficientnet_b3', undefined, { numFeatures: 1536, name: 'model.bn2' }]
  ])('makes %s with %p', async (backbone, attn_layer, { numFeatures, name }) => {
    const model = await createModel({ model: { ...config.model, backbone, ...(attn_layer && { attn_layer }) } })
    expect(model.numFeatures).toBe(numFeatures)
    expect(model.gradcamTargetLayer.name).toBe(name)
    expect((await model.eval().forward(ramp(1, 64))).shape).toEqual([1, 3])
    model.dispose()
  })

  test.each([1, 2, 1000])('makes %d classes', async (numClasses) => {
    const model = await BTXRDClassifier.create({ numClasses, pretrained: false })
    expect((await model.eval().forward(ramp(1, 32))).shape).toEqual([1, numClasses])
    expect(model.numParameters).toBe(4_007_548 + 1281 * numClasses)
  })

  test.each<[string, unknown, string, string]>([
    ['no config', undefined, 'ERR_CONFIG', 'config.model'],
    ['no model section', {}, 'ERR_CONFIG', 'config.model'],
    ['no backbone', { model: { ...config.model, backbone: undefined } }, 'ERR_CONFIG', 'config.model.backbone'],
    ['an unknown backbone', { model: { ...config.model, backbone: 'efficientnet_b99' } }, 'ERR_UNKNOWN_BACKBONE', 'efficientnet_b0'],
    ['a path for a backbone', { model: { ...config.model, backbone: '../models/resnet50' } }, 'ERR_UNKNOWN_BACKBONE', 'resnet50'],
    ['0 classes', { model: { ...config.model, num_classes: 0 } }, 'ERR_CONFIG', 'numClasses'],
    ['half a class', { model: { ...config.model, num_classes: 2.5 } }, 'ERR_CONFIG', 'numClasses'],
    ['NaN dropout', { model: { ...config.model, dropout: NaN } }, 'ERR_CONFIG', 'dropRate'],
    ['dropout over 1', { model: { ...config.model, dropout: 1.5 } }, 'ERR_CONFIG', 'dropRate'],
    ['dropout as text', { model: { ...config.model, dropout: '0.2' } }, 'ERR_CONFIG', 'config.model.dropout'],
    ['pretrained left out', { model: { ...config.model, pretrained: undefined } }, 'ERR_CONFIG', 'config.model.pretrained']
  ])('refuses %s before any compute', async (_name, wrong, code, text) => {
    await expect(createModel(wrong as never)).rejects.toMatchObject({ name: 'BtxrdTorchError', code, message: expect.stringContaining(text) })
  })

  test('a checkpoint whose weights are for another model leaves no model behind', async () => {
    const other = await createModel({ model: { ...config.model, num_classes: 5 } })
    const checkpoint = { config, model_state_dict: other.stateDict() } as unknown as Checkpoint
    await expect(createModelFromCheckpoint(checkpoint)).rejects.toMatchObject({ code: 'ERR_STATE_DICT' })
  })
})

test('a disposed model refuses every use, and a queued call still ends well', async () => {
  const model = await createModel(config)
  const queued = model.eval().forward(ramp())
  model.dispose()
  expect((await queued).shape).toEqual([2, 3])
  await expect(model.forward(ramp())).rejects.toMatchObject({ code: 'ERR_DISPOSED' })
  await expect(model.to('cpu')).rejects.toMatchObject({ code: 'ERR_DISPOSED' })
  expect(() => model.stateDict()).toThrow(expect.objectContaining({ code: 'ERR_DISPOSED' }))
})
