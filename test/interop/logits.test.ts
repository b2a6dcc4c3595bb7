import { readFileSync } from 'node:fs'
import { createModel, getNumThreads, loadCheckpoint, createModelFromCheckpoint, manualSeed, Tensor } from '../../lib'
import { runReference } from '../support/python'
import { TempFolder } from '../support/temp_folder'

const folder = new TempFolder()
const seeds = [0, 1, 20_240]
const sizes: Record<string, number> = { efficientnet_b0: 224, efficientnet_b3: 160, resnet50: 128 }

interface FileDescription { file: string, shape: number[], dtype: string, sha256: string }

/** Pixel-like noise that both sides read from the same file. */
function writeInput(name: string, shape: number[]): { file: string, tensor: Tensor } {
  let state = 12345
  const data = Float32Array.from({ length: shape.reduce((a, b) => a * b) }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 31 - 1
  })
  return { file: folder.write(name, Buffer.from(data.buffer)), tensor: Tensor.from(data, shape) }
}

test('eval logits of 3 seeds x {B0, B3, ResNet-50} equal Python\'s in every byte', async () => {
  const cases = Object.entries(sizes).flatMap(([backbone, size]) => {
    const shape = [2, 3, size, size]
    const { file, tensor } = writeInput(`${backbone}.input`, shape)
    return seeds.map((seed) => ({ seed, model: { backbone }, input: { file, shape }, output: folder.file(`${backbone}.${seed}`), tensor }))
  })
  const reference = await runReference<FileDescription[]>('logits', {
    threads: getNumThreads(),
    cases: cases.map(({ seed, model, input, output }) => ({ seed, model, input, output }))
  })
  for (const [i, { seed, model: { backbone }, tensor }] of cases.entries()) {
    manualSeed(seed)
    const model = await createModel({ model: { backbone, num_classes: 3, pretrained: false, dropout: 0.2 } })
    const logits = await (await model.eval().forward(tensor)).data()
    expect({ backbone, seed, logits: Buffer.from(logits.buffer) })
      .toEqual({ backbone, seed, logits: readFileSync(reference[i]!.file) })
    model.dispose()
  }
})

test('logits of a checkpoint that Python wrote equal Python\'s, in both memory formats', async () => {
  const checkpoint = folder.file('python.pt')
  await runReference('make_checkpoint', { path: checkpoint, seed: 3, threads: getNumThreads() })
  const shape = [3, 3, 224, 224]
  const { file, tensor } = writeInput('checkpoint.input', shape)
  const formats = ['contiguous', 'channels_last'] as const
  const reference = await runReference<FileDescription[]>('logits', {
    threads: getNumThreads(),
    cases: formats.map((format) => ({
      checkpoint, input: { file, shape }, output: folder.file(`logits.${format}`),
      ...(format === 'channels_last' && { memory_format: format })
    }))
  })
  const model = await createModelFromCheckpoint(await loadCheckpoint(checkpoint))
  for (const [i, memoryFormat] of formats.entries()) {
    await model.to({ memoryFormat })
    const input = memoryFormat === 'channels_last' ? await tensor.to({ memoryFormat }) : tensor
    expect(Buffer.from((await (await model.forward(input)).data()).buffer)).toEqual(readFileSync(reference[i]!.file))
  }
})
