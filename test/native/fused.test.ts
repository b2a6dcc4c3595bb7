import { StateDict } from '../../lib/checkpoint/state_dict'
import { BTXRDClassifier } from '../../lib/models/classifier'
import { createModel } from '../../lib/models/factory'
import { listArchitectures } from '../../lib/models/registry'
import { ops } from '../../lib/ops/ops'
import { SGD } from '../../lib/optim/sgd'
import { manualSeed } from '../../lib/random'
import { Tensor } from '../../lib/tensor'
import { getNumThreads, setNumThreads } from '../../lib/threads'
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

  test('serves batches and sizes in any order: also a non-square one, one whose maps shrink to a pixel, and one that runs in two parts', async () => {
    for (const [batch, height, width] of [[2, 64, 64], [5, 64, 64], [1, 33, 70], [2, 64, 64], [1, 8, 8], [6, 224, 224]] as const) {
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
    // The bits of a plan depend on the weights alone. They are not compared with exact logits here: after a
    // step on two images the differences between logits are small, and exact ones in float32 are then up to
    // 3e-5 of their range away from those in float64.
    const follows = async (): Promise<void> => {
      const anew = await model('efficientnet_b0')
      await anew.loadStateDict(classifier.stateDict())
      expect(await logits(classifier, input, 'fused')).toEqual(await logits(anew, input, 'fused'))
      anew.dispose()
    }
    const before = await logits(classifier, input, 'fused')
    const bias = Tensor.from(new Float32Array([1, -2, 3]))
    await classifier.loadStateDict(new StateDict([['model.classifier.bias', bias]]), { strict: false })
    const loaded = await logits(classifier, input, 'fused')
    expect(loaded).not.toEqual(before)
    await follows()

    const optimizer = new SGD(classifier.parameters(), { lr: 0.01 })
    classifier.train()
    await trainStep({ model: classifier, optimizer, criterion: new CrossEntropyLoss() }, input, Tensor.from(new BigInt64Array([0n, 2n])))
    classifier.eval()
    expect(await logits(classifier, input, 'fused')).not.toEqual(loaded)
    await follows()

    await classifier.to({ memoryFormat: 'channels_last' })
    await follows()
  })

  test('gives an image the same bits at every call, on any number of threads, in any batch, while another model computes', async () => {
    const threads = getNumThreads()
    const other = await model('resnet50')
    const pixels = images(9, 65, numbers(11))
    const one = async (index: number): Promise<number[]> => {
      const image = await ops.aten.narrow(pixels, 0, index, 1)
      return (await logits(classifier, image, 'fused'))[0]!
    }
    try {
      setNumThreads(1)
      const expected = await Promise.all(Array.from({ length: 9 }, (_, i) => one(i)))
      // More threads than a machine has are not all there when a call begins.
      for (const count of [1, 2, 3, 16]) {
        setNumThreads(count)
        const results = await Promise.all(Array.from({ length: 9 }, async (_, i) => {
          const [batch] = await Promise.all([ops.aten.narrow(pixels, 0, 0, i + 1), other.forward(images(1, 32), { mode: 'fused' })])
          return logits(classifier, batch!, 'fused')
        }))
        expect(results).toEqual(results.map((_, i) => expected.slice(0, i + 1)))
      }
    } finally {
      setNumThreads(threads)
      other.dispose()
    }
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
