import { execFileSync, type ChildProcess } from 'node:child_process'
import { linkSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root, runReference } from '../support/python'
import { run, type Outcome } from '../support/run'
import { SmallDisk, shell } from '../support/small_disk'
import { TempFolder } from '../support/temp_folder'

const folder = new TempFolder()
const checkpoint = folder.file('synthetic.pt')
const phantoms = folder.file('phantoms')
const program = [process.execPath, path.join(root, 'dist', 'cli', 'main.js')] as const
let images: string[]

interface Result { file: string, class: string, confidence: number, scores: Record<string, number>, logits: number[] }

const infer = (...args: string[]): Promise<Outcome> => run(program[0], [program[1], 'infer', '--checkpoint', checkpoint, '--threads', '1', ...args])
const resultsIn = (outputDir: string): Result[] => JSON.parse(readFileSync(path.join(outputDir, 'batch_results.json'), 'utf8')) as Result[]

beforeAll(async () => {
  await runReference('make_checkpoint', { path: checkpoint, seed: 5, image_size: 96, threads: 1 })
  const drawn = await runReference<{ file: string }[]>('phantoms', { output_dir: phantoms, per_class: 2 })
  images = drawn.map(({ file }) => file).sort()
})

test('every result of a folder equals Python\'s', async () => {
  const out = folder.file('out/deep')
  const { status, stdout, stderr } = await infer('--input-dir', phantoms, '--output-dir', out)
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  const expected = await runReference<Result[]>('infer', { checkpoint, images, image_size: 96, threads: 1 })
  expect(expected).toHaveLength(6)
  expect(resultsIn(out)).toEqual(expected)
  const percent = (score: number): string => `${(100 * score).toFixed(2)} %`
  expect(stdout).toBe(expected.map(({ file, class: name, confidence, scores }) =>
    `${file}\n  ${name} (${percent(confidence)})  ${Object.entries(scores).map(([key, score]) => `${key} ${percent(score)}`).join(', ')}\n`).join(''))
})

test('bad images are named, and the rest is done', async () => {
  const mixed = folder.file('mixed')
  mkdirSync(mixed)
  const good = readFileSync(images[0]!)
  const bad: [name: string, content: Buffer | string, problem: RegExp][] = [
    ['a-empty.jpeg', '', /it is empty/],
    ['b-text.png', 'not an image', /ERR_IMAGE/],
    ['d-half.jpeg', good.subarray(0, good.length >> 1), /ERR_IMAGE/]
  ]
  for (const [name, content] of bad) writeFileSync(path.join(mixed, name), content)
  for (const name of ['c.jpeg', 'e.jpeg']) writeFileSync(path.join(mixed, name), good)
  const missing = folder.file('missing.png')
  const out = folder.file('mixed-out')
  const { status, stderr } = await infer('--image', missing, '--input-dir', mixed, '--output-dir', out)
  expect(status).toBe(3)
  const lines = stderr.trim().split('\n')
  expect(lines).toHaveLength(5)
  expect(lines[0]).toMatch(/^btxrd: skipped .*missing\.png: .*\[ERR_FILE\]$/)
  for (const [i, [name, , problem]] of bad.entries()) {
    expect(lines[i + 1]).toContain(`skipped ${path.join(mixed, name)}: `)
    expect(lines[i + 1]).toMatch(problem)
  }
  expect(lines[4]).toBe('btxrd: 4 of 6 images skipped')
  expect(resultsIn(out).map(({ file }) => path.basename(file))).toEqual(['c.jpeg', 'e.jpeg'])
})

test('an output folder that cannot be made', async () => {
  const { status, stdout, stderr } = await infer('--image', images[0]!, '--output-dir', path.join(checkpoint, 'out'))
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toMatch(/batch_results\.json: the file cannot be written: a part of its path is a file.*\[ERR_FILE\]/)
})

describe('a disk of its own', () => {
  const disk = new SmallDisk(folder.file('disk'))
  const onLinux = disk.available ? test : test.skip
  const command = (...files: string[]): string =>
    shell(...program, 'infer', '--checkpoint', checkpoint, '--output-dir', disk.path, '--image', ...files)

  onLinux('that is read-only: an error before the first image', async () => {
    const { status, stdout, stderr } = await disk.run('ro', command(images[0]!))
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toMatch(/read-only \(EROFS\).*\[ERR_FILE\]/)
  })

  onLinux('that gets full: an error, and the results of an earlier run stay', async () => {
    const many = Array<string>(40).fill(images[0]!)
    const { status, stdout, stderr } = await disk.run('size=12k', `${command(images[1]!)} && ${command(...many)}; echo $?; ls -A '${disk.path}'; cat '${disk.path}/batch_results.json'`)
    expect(status).toBe(0)
    expect(stderr).toMatch(/batch_results\.json: .*no space left \(ENOSPC\); what was there before is unchanged.*\[ERR_FILE\]/)
    const [, left] = stdout.split('\n1\nbatch_results.json\n')
    expect((JSON.parse(left!) as Result[]).map(({ file }) => file)).toEqual([images[1]])
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
  const { status } = await run(program[0], [program[1], 'infer', '--checkpoint', checkpoint, '--input-dir', many, '--output-dir', out], { onStart: watch })
  expect(status).toBe(0)
  expect(resultsIn(out)).toHaveLength(count)
  const [early, late] = [resident[3]!, resident[10]!]
  if (soak) process.stdout.write(`resident KiB: ${resident.join(' ')}\n`)
  expect(late / early).toBeLessThan(soak ? 1.02 : 1.1)
}, 3_600_000)

test('no run leaves a temporary file', () => {
  for (const name of ['out/deep', 'mixed-out']) expect(readdirSync(folder.file(name)).filter((file) => file.endsWith('.tmp'))).toEqual([])
})
