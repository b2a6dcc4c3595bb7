import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../support/python'
import { run, type Outcome } from '../support/run'
import { TempFolder } from '../support/temp_folder'

const folder = new TempFolder()
const demo = folder.file('demo')
const overrides = ['data.image_size=48', 'training.epochs=2', 'training.batch_size=6']
const start = (...args: string[]): Promise<Outcome> => run(process.execPath, [path.join(root, 'scripts', 'start.js'), ...args])

test('npm start takes a few phantoms through the whole pipeline, to Python\'s logits in every bit and to pictures', async () => {
  const { status, stdout, stderr } = await start('--output-dir', demo, '--phantoms-per-class', '7', ...overrides.flatMap((override) => ['--override', override]))
  expect({ status, stderr }).toMatchObject({ status: 0 })
  const jobs = [...stdout.matchAll(/^== (.*)$/gm)].map(([, job]) => job)
  expect(jobs).toEqual(['btxrd split', 'btxrd export', 'btxrd train', 'btxrd eval', 'btxrd gradcam', 'btxrd infer', 'the same checkpoint in Python'])
  expect(stdout).toMatch(/^Epoch 2\/2 /m)
  expect(stdout.match(/ equal$/gm)).toHaveLength(4)
  expect(stdout).toContain('bit-exact: yes\n')

  const pictures = stdout.slice(stdout.indexOf(`Pictures in ${demo}:`)).match(/^ {2}\S+\.png$/gm)!.map((line) => line.trim())
  expect(pictures).toEqual(readdirSync(demo, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.png')).sort())
  expect(pictures).toEqual(expect.arrayContaining([
    'train/loss_curve.png', 'train/recall_curve.png', 'results/stratified/roc_curves.png', 'results/stratified/confusion_matrix.png',
    'results/stratified/gradcam/true_positives.png'
  ]))
  const results = JSON.parse(readFileSync(path.join(demo, 'inference', 'batch_results.json'), 'utf8')) as { gradcam: string }[]
  expect(results).toHaveLength(4)
  expect(pictures).toEqual(expect.arrayContaining(results.map(({ gradcam }) => path.relative(demo, gradcam))))
})

test('what it cannot do is an error with exit code 1', async () => {
  const [twice, half, none] = await Promise.all([start('--output-dir', folder.path), start('--checkpoint', 'best.pt'), start('--data', folder.file('none'), '--output-dir', folder.file('other'))])
  expect(twice).toMatchObject({ status: 1, stderr: expect.stringMatching(/EEXIST/) as string })
  expect(half).toMatchObject({ status: 1, stderr: expect.stringMatching(/--checkpoint FILE together with --image FILE/) as string })
  expect(none).toMatchObject({ status: 1, stderr: expect.stringMatching(/dataset\.xlsx.*\[ERR_FILE\]\n.*split.* ended with 1/) as string })
})
