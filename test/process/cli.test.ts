import { readFileSync } from 'node:fs'
import path from 'node:path'
import { root, runReference } from '../support/python'
import { run, type Outcome } from '../support/run'
import { TempFolder } from '../support/temp_folder'

const folder = new TempFolder()
const checkpoint = folder.file('synthetic.pt')
const phantoms = folder.file('phantoms')
let images: string[]

const btxrd = (...args: string[]): Promise<Outcome> => run(process.execPath, [path.join(root, 'dist', 'cli', 'main.js'), ...args])

interface Result { file: string, class: string, confidence: number, scores: Record<string, number>, logits: number[] }

beforeAll(async () => {
  await runReference('make_checkpoint', { path: checkpoint, seed: 5, image_size: 96, threads: 1 })
  const drawn = await runReference<{ file: string }[]>('phantoms', { output_dir: phantoms, per_class: 1 })
  images = drawn.map(({ file }) => file)
})

describe('btxrd predict', () => {
  test('prints JSON and nothing else; logits and scores are Python\'s', async () => {
    const { status, stdout, stderr } = await btxrd('predict', '--checkpoint', checkpoint, '--image', ...images, '--json', '--threads', '1')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const results = JSON.parse(stdout) as Result[]
    expect(results.map(({ file }) => file)).toEqual(images)
    const [reference] = await runReference<{ file: string }[]>('logits', {
      threads: 1, cases: [{ checkpoint, images, image_size: 96, output: folder.file('logits.bin') }]
    })
    const logits = Float32Array.from(results.flatMap((result) => result.logits))
    expect(Buffer.from(logits.buffer)).toEqual(readFileSync(reference!.file))
    for (const { class: name, confidence, scores } of results) {
      expect(Object.keys(scores)).toEqual(['Normal', 'Benign', 'Malignant'])
      expect(confidence).toBe(Math.max(...Object.values(scores)))
      expect(scores[name]).toBe(confidence)
    }
  })

  test('reads a folder, skips a bad image with a message, and writes batch_results.json', async () => {
    const bad = path.join(phantoms, 'broken.jpeg')
    folder.write(path.join('phantoms', 'broken.jpeg'), 'not an image')
    folder.write(path.join('phantoms', 'notes.txt'), 'not listed')
    const out = folder.file('out/deep')
    const { status, stdout, stderr } = await btxrd('predict', '--checkpoint', checkpoint, '--input-dir', phantoms, '--output-dir', out)
    expect(status).toBe(3)
    expect(stderr).toContain(`skipped ${bad}`)
    expect(stderr).toContain('1 of 4 images skipped')
    expect(stdout).toContain('Malignant')
    const results = JSON.parse(readFileSync(path.join(out, 'batch_results.json'), 'utf8')) as Result[]
    expect(results.map(({ file }) => path.basename(file))).toEqual(images.map((file) => path.basename(file)).sort())
  })

  test.each([
    ['no image', 1, () => ['--checkpoint', checkpoint], /ERR_INVALID_ARG/],
    ['no checkpoint', 1, () => ['--image', 'x.png'], /--checkpoint FILE or --config FILE .*received neither.*ERR_INVALID_ARG/],
    ['a missing checkpoint', 1, () => ['--checkpoint', folder.file('none.pt'), '--image', 'x.png'], /none\.pt.*\[ERR_FILE\]/s],
    ['a missing folder', 1, () => ['--checkpoint', checkpoint, '--input-dir', folder.file('none')], /--input-dir.*\[ERR_FILE\]/s],
    ['a folder without images', 1, () => ['--checkpoint', checkpoint, '--input-dir', root], /none/],
    ['only a bad image', 1, () => ['--checkpoint', checkpoint, '--image', __filename], /skipped/],
    ['a wrong thread count', 2, () => ['--checkpoint', checkpoint, '--image', 'x.png', '--threads', '0'], /integer/],
    ['a wrong device', 1, () => ['--checkpoint', checkpoint, '--image', 'x.png', '--device', 'tpu'], /ERR_DEVICE/]
  ])('%s ends with code %d and says why', async (_name, code, args, message) => {
    const { status, stdout, stderr } = await btxrd('predict', ...args())
    expect({ status, stdout }).toEqual({ status: code, stdout: '' })
    expect(stderr).toMatch(message)
  })
})

test('btxrd inspect says what a checkpoint holds, as text and as JSON', async () => {
  const text = await btxrd('inspect', checkpoint)
  expect({ status: text.status, stderr: text.stderr }).toEqual({ status: 0, stderr: '' })
  for (const line of [/^optimizer {2}AdamW$/m, /^scheduler {2}SequentialLR$/m, /^ {4}model\.conv_stem\.weight: float32 \[32, 3, 3, 3\] 3\.5 KB$/m]) expect(text.stdout).toMatch(line)
  const json = JSON.parse((await btxrd('inspect', checkpoint, '--json')).stdout) as { training: object, tensors: { count: number } }
  expect(json.training).toMatchObject({ optimizer: 'AdamW', scheduler: 'SequentialLR' })
  expect(json.tensors.count).toBe(360 + 3 * 213)
  const missing = await btxrd('inspect', folder.file('none.pt'))
  expect([missing.status, missing.stdout]).toEqual([1, ''])
  expect(missing.stderr).toMatch(/none\.pt.*\[ERR_FILE\]/s)
})

test('btxrd doctor says what was found, and fails when LibTorch is not there', async () => {
  const well = await btxrd('doctor')
  expect(well.stdout).toMatch(/LibTorch/)
  expect(well.status).toBe(0)
  const broken = await run(process.execPath, [path.join(root, 'dist', 'cli', 'main.js'), 'doctor'], { env: { ...process.env, LIBTORCH: folder.path } })
  expect(broken.status).toBe(1)
  expect(broken.stdout).toContain(folder.path)
})

test('btxrd export makes an architecture that createModel loads, for a backbone that is not shipped', async () => {
  const models = folder.file('models')
  const exported = await btxrd('export', 'mobilenetv3_small_100', '--output-dir', models, '--python', path.join(root, '.venv', 'bin', 'python'))
  expect(exported).toMatchObject({ status: 0 })
  const used = await run(process.execPath, ['-e', `
    const api = require(${JSON.stringify(path.join(root, 'dist'))})
    api.createModel({ model: { backbone: 'mobilenetv3_small_100', num_classes: 4, pretrained: false, dropout: 0.1 } })
      .then((model) => model.eval().forward(api.Tensor.from(new Float32Array(3 * 64 * 64), [1, 3, 64, 64])))
      .then((logits) => console.log(logits.shape.join()))
  `], { env: { ...process.env, BTXRD_MODELS_DIR: models } })
  expect(used).toMatchObject({ status: 0, stdout: '1,4\n' })
  const unknown = await btxrd('export', 'no_such_model', '--output-dir', models, '--python', path.join(root, '.venv', 'bin', 'python'))
  expect(unknown.status).toBe(1)
})

test('help lists the commands and the exit codes', async () => {
  const { status, stdout } = await btxrd('--help')
  expect(status).toBe(0)
  for (const text of ['predict', 'doctor', 'export', 'Exit codes']) expect(stdout).toContain(text)
  expect((await btxrd('frobnicate')).status).toBe(2)
})
