import { readFileSync } from 'node:fs'
import { BTXRDClassifier, getNumThreads, manualSeed, Tensor } from '../../lib'
import { runReference } from '../support/python'
import { TempFolder } from '../support/temp_folder'

const folder = new TempFolder()

interface Run { shape: [number, number, number, number], seed: number, layer?: string, classes?: number[], channelsLast?: boolean, bound?: number }
interface Case { backbone: string, attnLayer?: string, runs: Run[] }
interface FileDescription { file: string, shape: number[] }

/** Pixel-like noise, the same in every run. */
function pixels({ shape, seed }: Run): Float32Array {
  let state = seed
  return Float32Array.from({ length: shape.reduce((a, b) => a * b) }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 30 - 2
  })
}

/** Ten images for their predicted classes, ten for given ones. */
const twenty = (size: number, height = size): Run[] =>
  [1, 2].map((seed) => ({ shape: [10, 3, height, size], seed, ...(seed === 2 && { classes: Array.from({ length: 10 }, (_, i) => i % 3) }) }))
const layers = (options: { channelsLast?: boolean }, ...names: string[]): Run[] =>
  names.map((layer, seed) => ({ shape: [2, 3, 64, 64], seed, layer, ...options }))

// The order of a sum follows the memory format and the size of the map.
const cases: Case[] = [
  {
    backbone: 'efficientnet_b0',
    runs: [
      ...twenty(224),
      ...layers({}, 'model.conv_stem', 'model.blocks.4.1.bn2', 'model.conv_head'),
      { shape: [2, 3, 32, 32], seed: 4 },
      // OpenCV enlarges a map of one row by other code, with other roundings.
      { shape: [2, 3, 32, 64], seed: 5, bound: 1e-6 },
      { shape: [3, 3, 96, 64], seed: 3, channelsLast: true },
      ...layers({ channelsLast: true }, 'model.blocks.2', 'model.bn1')
    ]
  },
  { backbone: 'efficientnet_b3', runs: twenty(64, 96) },
  {
    backbone: 'resnet50',
    runs: [
      ...twenty(64),
      // What follows the first two works in place on their output.
      ...layers({ channelsLast: true }, 'model.layer4.2.bn3', 'model.layer4.2.bn1', 'model.layer4.2.conv3', 'model.layer3')
    ]
  },
  { backbone: 'resnet50', attnLayer: 'cbam', runs: [{ shape: [2, 3, 64, 64], seed: 6 }] }
]

test('heat maps and logits equal pytorch-grad-cam\'s in every bit', async () => {
  const inputs = cases.map(({ runs }) => runs.map(pixels))
  const reference = await runReference<{ heat_maps: FileDescription, logits: FileDescription }[][]>('gradcam', {
    threads: getNumThreads(),
    models: cases.map(({ backbone, attnLayer, runs }, m) => ({
      seed: m,
      model: { backbone, ...(attnLayer !== undefined && { attn_layer: attnLayer }) },
      runs: runs.map((run, r) => ({
        input: { file: folder.write(`${m}.${r}.input`, Buffer.from(inputs[m]![r]!.buffer)), shape: run.shape },
        output: folder.file(`${m}.${r}.maps`),
        ...(run.channelsLast && { memory_format: 'channels_last' }),
        ...(run.layer !== undefined && { layer: run.layer }),
        ...(run.classes && { classes: run.classes })
      }))
    }))
  })
  let lit = 0
  for (const [m, { backbone, attnLayer = null, runs }] of cases.entries()) {
    manualSeed(m)
    using model = await BTXRDClassifier.create({ backbone, attnLayer, pretrained: false })
    for (const [r, run] of runs.entries()) {
      const memoryFormat = run.channelsLast ? 'channels_last' : 'contiguous'
      await model.to({ memoryFormat })
      const input = await Tensor.from(inputs[m]![r]!, run.shape).to({ memoryFormat })
      const { heatMaps, logits } = await model.gradcam(input, {
        ...(run.layer !== undefined && { targetLayer: run.layer }), ...(run.classes && { classIndex: run.classes })
      })
      const expected = reference[m]![r]!
      const name = [backbone, attnLayer, memoryFormat, run.layer, run.shape.join('x')].join(' ')
      const maps = await heatMaps.data() as Float32Array
      const mapError = difference(maps, expected.heat_maps.file)
      expect({ name, shape: heatMaps.shape, logitError: difference(await logits.data(), expected.logits.file), within: mapError <= (run.bound ?? 0) })
        .toEqual({ name, shape: expected.heat_maps.shape, logitError: 0, within: true })
      const area = run.shape[2] * run.shape[3]
      for (let i = 0; i < run.shape[0]; i++) lit += maps.subarray(i * area, (i + 1) * area).some((value) => value > 0.99) ? 1 : 0
    }
  }
  // A map of zeros, of a class that no pixel speaks for, would be equal too easily.
  expect(lit).toBeGreaterThan(60)
})

/** The largest one; NaN when any value is. */
function difference(data: ArrayLike<unknown>, file: string): number {
  const expected = new Float32Array(new Uint8Array(readFileSync(file)).buffer)
  if (expected.length !== data.length) return Infinity
  return expected.reduce((most, value, i) => Math.max(most, Math.abs(value - Number(data[i]))), 0)
}
