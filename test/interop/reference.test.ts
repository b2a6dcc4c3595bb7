import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { root, runPython, runReference } from '../support/python'

interface Phantom { file: string, class: string }
interface TensorFile { file: string, shape: number[], dtype: string, sha256: string }
interface Demo { checkpoint: string, image_size: number, class_names: string[], threads: number, images: { file: string, logits: number[] }[] }

// Each test runs several Python programs, which takes long on a busy machine.
jest.setTimeout(300_000)

let folder: string
beforeAll(async () => { folder = await mkdtemp(path.join(os.tmpdir(), 'btxrd-reference-')) })
afterAll(() => rm(folder, { recursive: true, force: true }))

test('phantoms are named synthetic, say so inside, and are the same at every run', async () => {
  const draw = (name: string) => runReference<Phantom[]>('phantoms', { output_dir: path.join(folder, name), per_class: 1, seed: 5 })
  const [first, second] = await Promise.all([draw('a'), draw('b')])
  expect(first.map((p) => p.class)).toEqual(['Normal', 'Benign', 'Malignant'])
  for (const [index, { file }] of first.entries()) {
    expect(path.basename(file)).toMatch(/^synthetic_phantom_/)
    const data = await readFile(file)
    expect(data.includes('Synthetic phantom drawn by code; not a radiograph.')).toBe(true)
    expect(data.equals(await readFile(second[index]!.file))).toBe(true)
  }
})

test('the logits that npm start shows are those of the checkpoint, whichever program computes them', async () => {
  const checkpoint = path.join(folder, 'demo.pt')
  await runReference('make_checkpoint', { path: checkpoint, seed: 2, image_size: 96, threads: 1 })
  const files = (await runReference<Phantom[]>('phantoms', { output_dir: path.join(folder, 'demo'), per_class: 2 })).map(({ file }) => file)
  const demo = JSON.parse(await runPython([path.join(root, 'python', 'demo.py'), '--threads', '1', '--checkpoint', checkpoint, '--image', ...files])) as Demo
  expect(demo).toMatchObject({ checkpoint, image_size: 96, class_names: ['Normal', 'Benign', 'Malignant'], threads: 1 })
  expect(demo.images.map(({ file }) => file)).toEqual(files)

  const output = path.join(folder, 'logits.bin')
  const [described] = await runReference<TensorFile[]>('logits', { cases: [{ checkpoint, images: files, image_size: 96, output }], threads: 1 })
  expect(described).toMatchObject({ shape: [6, 3], dtype: 'float32' })
  const bytes = await readFile(output)
  const values = new Float32Array(bytes.buffer, bytes.byteOffset, 18)
  expect([...values]).toEqual(demo.images.flatMap(({ logits }) => logits))
  // Each image must get its own logits, or a program that ignored the image would pass.
  expect(new Set(demo.images.map(({ logits }) => logits.join())).size).toBe(6)
})

test('a seed, a tensor and its preprocessed image lead to the same logits', async () => {
  const phantoms = await runReference<Phantom[]>('phantoms', { output_dir: path.join(folder, 'c'), per_class: 1 })
  const images = phantoms.map((p) => p.file).slice(0, 1)
  const [input] = await runReference<TensorFile[]>('preprocess', { images, image_size: 96, output_dir: path.join(folder, 'inputs') })
  const common = { seed: 3, model: { backbone: 'resnet50', num_classes: 5 } }
  const [fromImage, fromTensor] = await runReference<TensorFile[]>('logits', {
    threads: 1,
    cases: [
      { ...common, images, image_size: 96, output: path.join(folder, 'image.bin') },
      { ...common, input, output: path.join(folder, 'tensor.bin') }
    ]
  })
  expect(fromImage!.shape).toEqual([1, 5])
  expect(fromTensor!.sha256).toBe(fromImage!.sha256)
})

test('a checkpoint comes from real steps: the loss is finite and the warm-up has moved the learning rate', async () => {
  const file = path.join(folder, 'best_stratified.pt')
  const made = await runReference<{ losses: number[], learning_rate: number }>('make_checkpoint', { path: file, seed: 1, steps: 3 })
  expect(made.losses).toHaveLength(3)
  expect(new Set(made.losses).size).toBe(3)
  expect(made.learning_rate).toBeLessThan(0.001)
  expect(made.learning_rate).toBeGreaterThan(0.0009)
})
