import { StateDict } from '../../lib/checkpoint/state_dict'
import { BTXRDClassifier } from '../../lib/models/classifier'
import { createModel } from '../../lib/models/factory'
import { listArchitectures } from '../../lib/models/registry'
import { SGD } from '../../lib/optim/sgd'
import { manualSeed } from '../../lib/random'
import { Tensor } from '../../lib/tensor'
import { CrossEntropyLoss } from '../../lib/training/cross_entropy_loss'
import { trainStep } from '../../lib/training/train_step'

const SHIPPED = [
  ...Array.from({ length: 8 }, (_, i) => `efficientnet_b${i}`), 'resnet50', 'resnet50_cbam'
]

/** Numbers from 0 to 1 of a multiplicative generator. */
function numbers(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48271) % 2147483647) / 2147483647
}

const images = (batch: number, size: number, next = numbers(batch * size)): Tensor =>
  Tensor.from(Float32Array.from({ length: batch * 3 * size * size }, () => 4 * next() - 2), [batch, 3, size, size])

/** A model whose BatchNorm layers are not the identity, so that folding them is not nothing. */
async function model(id: string): Promise<BTXRDClassifier> {
  manualSeed(3)
  const [, backbone = '', attention] = /^(.*?)(?:_(cbam))?$/.exec(id)!
  const options = { numClasses: 3, pretrained: false, dropRate: 0.2, attnLayer: attention ?? null }
  const classifier = (await BTXRDClassifier.create({ backbone, ...options })).eval()
  const state = classifier.stateDict()
  const next = numbers(7)
  const changed: [string, Tensor][] = []
  for (const [name, tensor] of state) {
    const norm = state.has(name.replace(/[^.]+$/, 'running_var'))
    if (!norm || tensor.dtype !== 'float32') continue
    const centred = /bias$|running_mean$/.test(name)
    changed.push([name, Tensor.from(Float32Array.from({ length: tensor.numel }, () => (centred ? 0.2 * next() - 0.1 : 0.8 + 0.4 * next())), tensor.shape)])
  }
  await classifier.loadStateDict(new StateDict(changed), { strict: false })
  return classifier
}

const logits = async (classifier: BTXRDClassifier, input: Tensor, mode: 'exact' | 'fused'): Promise<number[][]> => {
  const flat = Array.from(await (await classifier.forward(input, { mode })).data() as Float32Array)
  return Array.from({ length: flat.length / 3 }, (_, i) => flat.slice(3 * i, 3 * i + 3))
}

const predicted = (rows: number[][]): number[] => rows.map((row) => row.indexOf(Math.max(...row)))

/** The largest difference over the range of the exact logits. */
function relativeError(fused: number[][], exact: number[][]): number {
  const all = exact.flat()
  return Math.max(...fused.flat().map((value, i) => Math.abs(value - all[i]!))) / (Math.max(...all) - Math.min(...all))
}

test('the shipped architectures are the ones tested here', async () => {
  expect((await listArchitectures()).sort()).toEqual([...SHIPPED].sort())
})

// The bound is rounding: sums in another order and BatchNorm's factors multiplied into the weights.
test.each(SHIPPED)('%s: fused logits are the exact ones within 1e-5 of their range, and the classes are the same', async (id) => {
  const classifier = await model(id)
  for (const [batch, size] of [[3, 64], [1, 96]] as const) {
    const input = images(batch, size)
    const exact = await logits(classifier, input, 'exact')
    const fused = await logits(classifier, input, 'fused')
    const error = relativeError(fused, exact)
    if (process.env.BTXRD_SHOW_ERRORS) console.log(id, batch, size, error)
    expect(error).toBeLessThan(1e-5)
    expect(error).toBeGreaterThan(0)
    expect(predicted(fused)).toEqual(predicted(exact))
  }
  classifier.dispose()
})

describe('the plan', () => {
  let classifier: BTXRDClassifier

  beforeAll(async () => {
    classifier = await model('efficientnet_b0')
  })

  test('serves batches and sizes in any order, also a non-square one and one whose maps shrink to a pixel', async () => {
    for (const [batch, height, width] of [[2, 64, 64], [5, 64, 64], [1, 33, 70], [2, 64, 64], [1, 8, 8], [3, 224, 224]] as const) {
      const next = numbers(height)
      const input = Tensor.from(Float32Array.from({ length: batch * 3 * height * width }, next), [batch, 3, height, width])
      const exact = await logits(classifier, input, 'exact')
      expect(relativeError(await logits(classifier, input, 'fused'), exact)).toBeLessThan(2e-5)
    }
  })

  test('takes inputs of either memory format', async () => {
    const input = images(2, 64)
    const last = await input.to({ memoryFormat: 'channels_last' })
    expect(await logits(classifier, last, 'fused')).toEqual(await logits(classifier, input, 'fused'))
  })

  test('is made anew when weights change: by a loaded state, by a step of an optimizer, by an operation in place', async () => {
    const input = images(2, 64)
    const follows = async (): Promise<number> => relativeError(await logits(classifier, input, 'fused'), await logits(classifier, input, 'exact'))
    const before = await logits(classifier, input, 'fused')
    const bias = Tensor.from(new Float32Array([1, -2, 3]))
    await classifier.loadStateDict(new StateDict([['model.classifier.bias', bias]]), { strict: false })
    expect(await logits(classifier, input, 'fused')).not.toEqual(before)
    expect(await follows()).toBeLessThan(1e-5)

    const optimizer = new SGD(classifier.parameters(), { lr: 0.01 })
    classifier.train()
    await trainStep({ model: classifier, optimizer, criterion: new CrossEntropyLoss() }, input, Tensor.from(new BigInt64Array([0n, 2n])))
    classifier.eval()
    expect(await follows()).toBeLessThan(1e-5)

    await classifier.to({ memoryFormat: 'channels_last' })
    expect(await follows()).toBeLessThan(1e-5)
  })

  test('keeps a NaN, as the exact mode does', async () => {
    const input = Tensor.from(new Float32Array(3 * 64 * 64).fill(NaN), [1, 3, 64, 64])
    expect((await logits(classifier, input, 'fused')).flat()).toEqual([NaN, NaN, NaN])
  })
})

test('refuses what it cannot serve, before any compute', async () => {
  const classifier = await createModel({ model: { backbone: 'efficientnet_b0', num_classes: 3, pretrained: false, dropout: 0.2 } })
  const input = images(1, 32)
  const refused = (options: object): Promise<unknown> => classifier.forward(input, options).catch((error: unknown) => error)
  expect(await refused({ mode: 'fused' })).toMatchObject({ code: 'ERR_INVALID_ARG', message: expect.stringContaining('a model in training mode') })
  classifier.eval()
  expect(await refused({ mode: 'fused', autocast: { dtype: 'bfloat16' } })).toMatchObject({ code: 'ERR_INVALID_ARG', message: expect.stringContaining('without autocast') })
  expect(await refused({ mode: 'fast' })).toMatchObject({ code: 'ERR_INVALID_ARG', message: "Expected 'exact' or 'fused' for mode but received \"fast\"." })
})
