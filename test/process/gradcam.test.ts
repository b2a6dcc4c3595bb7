import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { stringify } from 'yaml'
import {
  annotationMask, createModelFromCheckpoint, decodeImage, heatMapIou, loadCheckpoint, overlayHeatMaps, preprocessImage, readAnnotation, setNumThreads
} from '../../lib'
import { root, runReference } from '../support/python'
import { run, runUntil, type Outcome } from '../support/run'
import { TempFolder } from '../support/temp_folder'

const folder = new TempFolder()
const names = ['Normal', 'Benign', 'Malignant']
const size = 64
const results = folder.file('results')
const gradcam = path.join(results, 'stratified', 'gradcam')
const checkpoint = folder.file('checkpoints/best_stratified.pt')

const argumentsOf = (...more: string[]): string[] =>
  [path.join(root, 'dist', 'cli', 'main.js'), 'gradcam', '--config', folder.file('config.yaml'), '--threads', '1', ...more]
const btxrd = (...more: string[]): Promise<Outcome> => run(process.execPath, argumentsOf(...more))

interface Row { imageId: string, label: string, predicted: string, confidence: string, iou: string }
function predictions(): Row[] {
  const [header, ...lines] = readFileSync(path.join(gradcam, 'predictions.csv'), 'utf8').trimEnd().split('\n')
  expect(header).toBe('image_id,label,predicted,confidence,iou')
  return lines.map((line) => {
    const [imageId = '', label = '', predicted = '', confidence = '', iou = ''] = line.split(',')
    return { imageId, label, predicted, confidence, iou }
  })
}

let images: { imageId: string, class: string, file: string }[]
let explained: Outcome

beforeAll(async () => {
  for (const name of ['checkpoints', 'splits', 'data', 'annotations']) mkdirSync(folder.file(name))
  const drawn = await runReference<{ file: string, class: string }[]>('phantoms', { output_dir: folder.file('data/images'), per_class: 4 })
  images = drawn.map(({ file, class: name }) => ({ imageId: path.basename(file), class: name, file }))
  folder.write('splits/stratified_test.csv', `image_id,split,label\n${images.map((image) => `${image.imageId},test,${names.indexOf(image.class)}\n`).join('')}`)
  // All malignant images and one benign one are annotated; a normal image's file is not for this.
  for (const image of images.filter(({ class: name, imageId }) => name === 'Malignant' || /(benign|normal)_0/.test(imageId))) {
    const { width, height } = await decodeImage(image.file)
    const points = [[width * 0.3, height * 0.35], [width * 0.7, height * 0.65]]
    folder.write(`annotations/${path.parse(image.imageId).name}.json`, JSON.stringify({ shapes: [{ shape_type: 'rectangle', points }] }))
  }
  mkdirSync(folder.file('outside'))
  folder.write('outside/synthetic_phantom_malignant_0.json', JSON.stringify({ shapes: [{ shape_type: 'rectangle', points: [[5000, 5000], [6000, 6000]] }] }))
  await runReference('make_checkpoint', { path: checkpoint, seed: 1, image_size: size, threads: 1 })
  folder.write('config.yaml', stringify({
    seed: 42, device: 'cpu',
    data: { raw_dir: folder.file('data'), splits_dir: folder.file('splits'), annotations_dir: folder.file('annotations'), image_size: 224, num_workers: 2 },
    model: { backbone: 'efficientnet_b0', pretrained: false, num_classes: 3, dropout: 0.2, class_names: names },
    // One image a batch: below, single images have to have the same bits.
    training: { batch_size: 1, learning_rate: 0.001, weight_decay: 0.0001, epochs: 3, early_stopping_patience: 7, split_strategy: 'stratified' },
    gradcam: { target_layer: 'auto', examples_per_class: 2 },
    paths: { checkpoints_dir: folder.file('checkpoints'), results_dir: results }
  }))
  explained = await btxrd()
})

test('says what it did, and writes galleries, examples and tables', async () => {
  expect(explained).toMatchObject({ status: 0, stderr: '' })
  expect(explained.stdout).toMatch(/^stratified: 12 test images, .*best_stratified\.pt\n {2}Benign {5}IoU with 1 annotations: mean 0\.\d{3}, median 0\.\d{3}\n {2}Malignant {2}IoU with 4 annotations: .*\n {2}Files: .*gradcam\n$/)
  expect(readdirSync(gradcam).toSorted()).toEqual(['examples', 'false_negatives.png', 'false_positives.png', 'iou.csv', 'predictions.csv', 'true_positives.png'])
  const rows = predictions()
  expect(rows.map(({ imageId, label }) => [imageId, label])).toEqual(images.map(({ imageId, class: name }) => [imageId, name]))

  const counted = (right: (row: Row, name: string) => boolean): number[] => names.map((name) => Math.min(2, rows.filter((row) => right(row, name)).length))
  const expected = {
    true_positives: counted((row, name) => row.label === name && row.predicted === name),
    false_positives: counted((row, name) => row.label !== name && row.predicted === name),
    false_negatives: counted((row, name) => row.label === name && row.predicted !== name)
  }
  const examples = readdirSync(path.join(gradcam, 'examples'))
  for (const [outcome, counts] of Object.entries(expected)) {
    const found = names.map((name, label) => examples.filter((file) => file.startsWith(`${outcome}_${label}_${name.toLowerCase()}_`)).length)
    expect({ outcome, found }).toEqual({ outcome, found: counts })
    const { width } = await decodeImage(path.join(gradcam, `${outcome}.png`))
    expect(width).toBe(Math.max(...counts) === 2 ? 976 : 500)
  }
  expect(readFileSync(path.join(gradcam, 'iou.csv'), 'utf8')).toMatch(/^class,images,mean_iou,median_iou\nBenign,1,0\.\d{6},0\.\d{6}\nMalignant,4,0\.\d{6},0\.\d{6}\n$/)
})

test('the numbers and the pictures are those of the API', async () => {
  setNumThreads(1)
  using model = await createModelFromCheckpoint(await loadCheckpoint(checkpoint))
  const pictures = new Map(await Promise.all(readdirSync(path.join(gradcam, 'examples')).map(async (name) =>
    [await sharp(path.join(gradcam, 'examples', name)).raw().toBuffer().then((data) => data.toString('base64')), name] as const)))
  let shown = 0
  for (const [i, row] of predictions().entries()) {
    const { file, imageId } = images[i]!
    const input = await preprocessImage(file, { imageSize: size })
    const { heatMaps, logits, classIndices: [predicted] } = await model.gradcam(input)
    const scores = await (await logits.softmax(1)).data() as Float32Array
    const annotation = names.indexOf(row.label) === 2 || imageId.includes('benign_0') ? await readAnnotation(folder.file(`annotations/${path.parse(imageId).name}.json`)) : null
    const { width, height } = await decodeImage(file)
    const iou = annotation && heatMapIou(await heatMaps.data() as Float32Array, [size, size], annotationMask(annotation, width, height))
    expect(row).toEqual({
      imageId, label: images[i]!.class, predicted: names[predicted!], confidence: scores[predicted!]!.toFixed(6), iou: iou === null ? '' : iou.toFixed(6)
    })
    const [picture] = await overlayHeatMaps(input, heatMaps)
    shown += pictures.has(Buffer.from(picture!.data).toString('base64')) ? 1 : 0
  }
  // A wrong prediction may be in two galleries.
  expect(shown).toBe(pictures.size)
})

test('overrides take the place of the config\'s values', async () => {
  const out = folder.file('other')
  const { status, stdout } = await btxrd(
    '--output-dir', out, '--override', 'gradcam.examples_per_class=1', 'gradcam.target_layer=model.blocks.5', 'data.annotations_dir=null'
  )
  expect(status).toBe(0)
  expect(stdout).not.toContain('IoU')
  const files = readdirSync(path.join(out, 'stratified', 'gradcam', 'examples'))
  expect(files.every((name) => name.endsWith('_1.png'))).toBe(true)
})

test('SIGTERM ends it after the batch under way; the files of the split that was done stay', async () => {
  const out = folder.file('stopped')
  for (const [from, to] of [['splits/stratified_test.csv', 'splits/random_test.csv'], ['checkpoints/best_stratified.pt', 'checkpoints/best_random.pt']] as const) copyFileSync(folder.file(from), folder.file(to))
  const { status, stdout, stderr } = await runUntil(process.execPath, argumentsOf('--output-dir', out, '--split-strategy', 'stratified', 'random'), 'Files: ', (child) => child.kill('SIGTERM'))
  expect(status).toBe(143)
  expect(stdout).toMatch(/^stratified: 12 test images/)
  expect(stdout).not.toContain('random')
  expect(stderr).toBe('btxrd: SIGTERM: this batch is finished; once more stops at once\nbtxrd: stopped; the files of splits that were done stay\n')
  expect(readdirSync(path.join(out, 'stratified', 'gradcam'))).toHaveLength(6)
  expect(readdirSync(path.join(out, 'random'))).toEqual([])
})

test.each<[string, string[], RegExp]>([
  ['a layer that is none', ['--override', 'gradcam.target_layer=model.layer4'], /targetLayer.*"model\.layer4".*conv_stem.*\[ERR_INVALID_ARG\]/],
  ['an annotation outside its image', ['--override', `data.annotations_dir=${folder.file('outside')}`], /outside\/synthetic_phantom_malignant_0\.json.*\[ERR_ANNOTATION\]/],
  ['no folder of annotations', ['--override', 'data.annotations_dir=/nowhere/at/all'], /\/nowhere\/at\/all.*\[ERR_FILE\]/],
  ['no checkpoint', ['--checkpoint-dir', '/nowhere'], /best_stratified\.pt.*\[ERR_FILE\]/],
  ['no manifest', ['--split-strategy', 'center'], /center_test\.csv.*\[ERR_FILE\]/]
])('%s is an error that says so', async (_name, options, message) => {
  const { status, stdout, stderr } = await btxrd('--output-dir', folder.file('refused'), ...options)
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toMatch(message)
})
