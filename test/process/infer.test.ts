import { execFileSync, type ChildProcess } from 'node:child_process'
import { linkSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { stringify } from 'yaml'
import { createModelFromCheckpoint, infer as inferImages, inferenceOptions, loadCheckpoint, setNumThreads } from '../../lib/index'
import { root, runReference } from '../support/python'
import { run, type Outcome } from '../support/run'
import { SmallDisk, shell } from '../support/small_disk'
import { TempFolder } from '../support/temp_folder'
import { trainingConfig } from '../support/training_files'

const folder = new TempFolder()
const checkpoint = folder.file('synthetic.pt')
const phantoms = folder.file('phantoms')
const size = 64
const program = [process.execPath, path.join(root, 'dist', 'cli', 'main.js')] as const
const config = trainingConfig({ rawDir: folder.path, splitsDir: folder.path }, size)
let images: string[]
/** Python's results of the images, and `<i>.rgb` with the heat map of each. */
let expected: Result[]

interface Result { file: string, class: string, confidence: number, scores: Record<string, number>, logits: number[], gradcam?: string }

const inferWith = (...args: string[]): Promise<Outcome> => run(program[0], [program[1], 'infer', '--threads', '1', ...args])
const infer = (...args: string[]): Promise<Outcome> => inferWith('--checkpoint', checkpoint, ...args)
const resultsIn = (outputDir: string): Result[] => JSON.parse(readFileSync(path.join(outputDir, 'batch_results.json'), 'utf8')) as Result[]
const pictureOf = (outputDir: string, file: string): string => path.join(outputDir, `${path.parse(file).name}_gradcam.png`)

beforeAll(async () => {
  const [drawn] = await Promise.all([
    runReference<{ file: string }[]>('phantoms', { output_dir: phantoms, per_class: 2 }),
    runReference('make_checkpoint', { path: checkpoint, seed: 5, image_size: size, threads: 1 })
  ])
  images = drawn.map(({ file }) => file).sort()
  expected = await runReference<Result[]>('infer', { checkpoint, images, image_size: size, threads: 1, picture_dir: folder.path })
})

test('every result of a folder equals Python\'s, and every pixel of the heat maps', async () => {
  const out = folder.file('out/deep')
  const { status, stdout, stderr } = await infer('--input-dir', phantoms, '--output-dir', out)
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(expected).toHaveLength(6)
  expect(resultsIn(out)).toEqual(expected.map((result) => ({ ...result, gradcam: pictureOf(out, result.file) })))
  for (const [i, { file }] of expected.entries()) {
    const { data, info } = await sharp(pictureOf(out, file)).raw().toBuffer({ resolveWithObject: true })
    expect(info).toMatchObject({ width: size, height: size, channels: 3 })
    expect(data.equals(readFileSync(folder.file(`${i}.rgb`)))).toBe(true)
  }
  expect(readdirSync(out).sort()).toEqual(['batch_results.json', ...expected.map(({ file }) => path.basename(pictureOf(out, file)))].sort())
  const percent = (score: number): string => `${(100 * score).toFixed(2)} %`
  expect(stdout).toBe(expected.map(({ file, class: name, confidence, scores }) =>
    `${file}\n  ${name} (${percent(confidence)})  ${Object.entries(scores).map(([key, score]) => `${key} ${percent(score)}`).join(', ')}\n  ${pictureOf(out, file)}\n`).join(''))
})

test('the same without heat maps, as JSON, with the checkpoint of a config, and from the API', async () => {
  const file = folder.write('config.yaml', stringify({ ...config, inference: { default_checkpoint: folder.file('none.pt') } }))
  const out = folder.file('plain')
  const { status, stdout } = await inferWith(
    '--config', file, '--override', `inference.default_checkpoint=${checkpoint}`, '--input-dir', phantoms, '--output-dir', out, '--no-gradcam', '--json'
  )
  expect(status).toBe(0)
  expect(stdout).toBe(readFileSync(path.join(out, 'batch_results.json'), 'utf8'))
  expect(readdirSync(out)).toEqual(['batch_results.json'])
  expect(resultsIn(out)).toEqual(expected)

  const loaded = await loadCheckpoint(checkpoint)
  using model = await createModelFromCheckpoint(loaded, 'cpu')
  setNumThreads(1)
  const results: unknown[] = []
  for await (const result of inferImages(model, images, inferenceOptions(loaded, model))) results.push(result)
  expect(results).toEqual(expected)
})

test('what the command line says counts before the config', async () => {
  const file = folder.write('other.yaml', stringify({ ...config, device: 'cuda:7', inference: { default_checkpoint: folder.file('none.pt') } }))
  const options = ['--config', file, '--image', images[0]!, '--output-dir', folder.file('settings')]
  const [fromConfig, checkpointGiven, noneNamed, noConfig] = await Promise.all([
    inferWith(...options), infer(...options), inferWith(...options, '--override', 'inference.default_checkpoint=null'),
    infer('--image', images[0]!, '--override', 'device=cpu')
  ])
  expect(fromConfig).toMatchObject({ status: 1, stderr: expect.stringMatching(/none\.pt.*\[ERR_FILE\]/) as string })
  expect(checkpointGiven).toMatchObject({ status: 1, stderr: expect.stringMatching(/cuda.*\[ERR_DEVICE\]/) as string })
  expect(noneNamed).toMatchObject({ status: 1, stderr: expect.stringMatching(/--checkpoint FILE or --config FILE with inference\.default_checkpoint but received .*other\.yaml without.*\[ERR_INVALID_ARG\]/) as string })
  expect(noConfig).toMatchObject({ status: 1, stderr: expect.stringMatching(/--config FILE beside --override.*\[ERR_INVALID_ARG\]/) as string })
})

test('bad images are named and the rest is done; images of one name get pictures of two, which are no images', async () => {
  const mixed = folder.file('mixed')
  mkdirSync(mixed)
  const good = readFileSync(images[0]!)
  const bad: [name: string, content: Buffer | string, problem: RegExp][] = [
    ['a-empty.jpeg', '', /it is empty/],
    ['b-text.png', 'not an image', /ERR_IMAGE/],
    ['d-half.jpeg', good.subarray(0, good.length >> 1), /ERR_IMAGE/]
  ]
  for (const [name, content] of bad) writeFileSync(path.join(mixed, name), content)
  for (const name of ['c.jpeg', 'c.png']) writeFileSync(path.join(mixed, name), good)
  // Of a run before this one into the same folder.
  writeFileSync(path.join(mixed, 'c_gradcam.png'), good)
  const missing = folder.file('missing.png')
  const { status, stderr } = await infer('--image', missing, '--input-dir', mixed, '--output-dir', mixed)
  expect(status).toBe(3)
  const lines = stderr.trim().split('\n')
  expect(lines).toHaveLength(5)
  expect(lines[0]).toMatch(/^btxrd: skipped .*missing\.png: .*\[ERR_FILE\]$/)
  for (const [i, [name, , problem]] of bad.entries()) {
    expect(lines[i + 1]).toContain(`skipped ${path.join(mixed, name)}: `)
    expect(lines[i + 1]).toMatch(problem)
  }
  expect(lines[4]).toBe('btxrd: 4 of 6 images skipped')
  expect(resultsIn(mixed).map(({ file, gradcam }) => [path.basename(file), path.basename(gradcam!)])).toEqual([['c.jpeg', 'c_gradcam.png'], ['c.png', 'c-2_gradcam.png']])
  expect(readdirSync(mixed).toSorted()).toEqual(['a-empty.jpeg', 'b-text.png', 'batch_results.json', 'c-2_gradcam.png', 'c.jpeg', 'c.png', 'c_gradcam.png', 'd-half.jpeg'])
})

test('an output folder that cannot be made', async () => {
  const { status, stdout, stderr } = await infer('--image', images[0]!, '--output-dir', path.join(checkpoint, 'out'))
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toMatch(/batch_results\.json: the file cannot be written: a part of its path is a file.*\[ERR_FILE\]/)
})

describe('a disk of its own', () => {
  const disk = new SmallDisk(folder.file('disk'))
  const command = (files: string[], ...more: string[]): string =>
    shell(...program, 'infer', '--checkpoint', checkpoint, '--threads', '1', '--output-dir', disk.path, ...more, '--image', ...files)

  disk.test('that is read-only: an error before the first image', async () => {
    const { status, stdout, stderr } = await disk.run('ro', command([images[0]!]))
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toMatch(/read-only \(EROFS\).*\[ERR_FILE\]/)
  })

  disk.test('that gets full: an error, and the results of an earlier run stay', async () => {
    const results = path.join(disk.path, 'batch_results.json')
    const many = Array<string>(16).fill(images[0]!)
    const { status, stdout, stderr } = await disk.run('size=8k', `echo earlier >'${results}'; ${command(many, '--no-gradcam')}; echo $?; ls -A '${disk.path}'; cat '${results}'`)
    expect(status).toBe(0)
    expect(stderr).toMatch(/batch_results\.json: .*no space left \(ENOSPC\); what was there before is unchanged.*\[ERR_FILE\]/)
    expect(stdout).toMatch(/\n1\nbatch_results\.json\nearlier\n$/)
  })

  disk.test('that gets full of pictures: an error that names the picture, and no half of one', async () => {
    const { status, stdout, stderr } = await disk.run('size=24k', `${command(images)}; echo $?; ls -A '${disk.path}'`)
    expect(status).toBe(0)
    expect(stderr).toMatch(/_gradcam\.png: the file cannot be written: there is no space left \(ENOSPC\).*\[ERR_FILE\]/)
    const [, left] = stdout.split('\n1\n')
    expect(left!.trim().split('\n').every((name) => name.endsWith('_gradcam.png'))).toBe(true)
  })
})

// 10,000 images: BTXRD_SOAK=1 npx jest test/process/infer
const soak = process.env.BTXRD_SOAK === '1'
const count = soak ? 10_000 : 120

test(`${count} images do not grow the process`, async () => {
  const many = folder.file('many')
  mkdirSync(many)
  for (let i = 0; i < count; i++) linkSync(images[i % images.length]!, path.join(many, `${i}${path.extname(images[0]!)}`))
  const resident: number[] = []
  const watch = ({ pid, stdout }: ChildProcess): void => {
    let lines = 0
    stdout!.on('data', (text: string) => {
      lines += text.split('\n').length - 1
      if (lines / 2 < (resident.length + 1) * count / 12) return
      resident.push(Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })))
    })
  }
  const out = folder.file('many-out')
  const { status } = await run(program[0], [program[1], 'infer', '--threads', '1', '--checkpoint', checkpoint, '--input-dir', many, '--output-dir', out], { onStart: watch })
  expect(status).toBe(0)
  expect(resultsIn(out)).toHaveLength(count)
  const [early, late] = [resident[3]!, resident[10]!]
  if (soak) process.stdout.write(`resident KiB: ${resident.join(' ')}\n`)
  expect(late / early).toBeLessThan(soak ? 1.02 : 1.1)
}, 3_600_000)

test('no run leaves a temporary file', () => {
  for (const name of ['out/deep', 'mixed']) expect(readdirSync(folder.file(name)).filter((file) => file.endsWith('.tmp'))).toEqual([])
})
