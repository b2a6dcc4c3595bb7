import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { root, runPython, runReference } from '../support/python'

interface FileRecord { file: string, bytes: number, sha256: string }
interface Metadata {
  id: string
  timm_name: string
  model_kwargs: { block_args?: { attn_layer: string } }
  num_features: number
  num_parameters: { base: number, per_class: number }
  gradcam_target_layer: { name: string, type: string, num_features: number }
  archive: FileRecord
  tape: FileRecord
  state_metadata: [string, { version: number }][]
  state: [string, 'parameter' | 'buffer', string, (number | 'num_classes')[], number[]][]
}
interface Initial { state: { name: string, dtype: string, shape: number[], sha256: string }[], metadata: [string, number][], rng_state: string }
interface Side { num_classes: number, eval: string, train: string, gradients: string, rng_state: string }

const models = path.join(root, 'models')
const shipped = readdirSync(models).filter((f) => f.endsWith('.pt')).map((f) => f.slice(0, -3)).sort()

async function metadataOf(id: string): Promise<Metadata> {
  return JSON.parse(await readFile(path.join(models, `${id}.json`), 'utf8')) as Metadata
}

/** The model section of a pipeline config that builds this architecture. */
async function modelConfig(id: string, numClasses: number) {
  const { timm_name, model_kwargs } = await metadataOf(id)
  const attnLayer = model_kwargs.block_args?.attn_layer
  return { backbone: timm_name, num_classes: numClasses, ...(attnLayer && { attn_layer: attnLayer }) }
}

/** Runs the exporter as `btxrd export` does; Python hashes strings another way than when the shipped files were made, which must not show. */
async function exportAgain(id: string, folder: string): Promise<void> {
  const { timm_name, model_kwargs } = await metadataOf(id)
  await runPython(['-m', 'btxrd_export', timm_name, '--model-kwargs', JSON.stringify(model_kwargs), '--output-dir', folder])
}

test('the architectures that the README names are shipped', () => {
  const efficientnets = [0, 1, 2, 3, 4, 5, 6, 7].map((n) => `efficientnet_b${n}`)
  expect(shipped).toEqual([...efficientnets, 'resnet50', 'resnet50_cbam'])
})

describe('exporting again', () => {
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'btxrd-export-'))
    const queue = [...shipped]
    // Two processes: an export is one thread of Python, and the smallest machine has two cores.
    await Promise.all([0, 1].map(async () => {
      for (let next = queue.pop(); next; next = queue.pop()) await exportAgain(next, folder)
    }))
  }, 900_000)
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test.each(shipped)('gives the shipped files of %s, byte for byte', async (id) => {
    for (const file of [`${id}.pt`, `${id}.tape.json`, `${id}.json`]) {
      expect(existsSync(path.join(folder, file))).toBe(true)
      const [fresh, current] = await Promise.all([readFile(path.join(folder, file)), readFile(path.join(models, file))])
      expect({ file, equal: fresh.equals(current) }).toEqual({ file, equal: true })
    }
  })
})

describe.each(shipped)('%s', (id) => {
  test('has the sizes and checksums that its metadata says', async () => {
    const metadata = await metadataOf(id)
    for (const record of [metadata.archive, metadata.tape]) {
      const data = await readFile(path.join(models, record.file))
      expect({ bytes: data.length, sha256: createHash('sha256').update(data).digest('hex') })
        .toEqual({ bytes: record.bytes, sha256: record.sha256 })
    }
  })

  test('names no path of the machine that exported it', async () => {
    for (const file of [`${id}.pt`, `${id}.tape.json`, `${id}.json`]) {
      const text = await readFile(path.join(models, file), 'latin1')
      expect(text).not.toContain('.debug_pkl')
      expect(text).not.toMatch(/site-packages|[A-Z]:\\|\/(home|root|Users|tmp|usr|opt|var)\//)
    }
  })
})

test('EfficientNet-B0 is the model of the pipeline', async () => {
  const metadata = await metadataOf('efficientnet_b0')
  expect(metadata.state).toHaveLength(360)
  expect(metadata.num_parameters.base + 3 * metadata.num_parameters.per_class).toBe(4011391)
  expect(metadata.num_features).toBe(1280)
  expect(metadata.gradcam_target_layer).toEqual({ name: 'model.bn2', type: 'BatchNormAct2d', num_features: 1280 })
})

test('the init tape gives the bits of timm, and the generator\'s end, at every class count', async () => {
  const everyCount = ['efficientnet_b0', 'resnet50_cbam'].flatMap((architecture) =>
    [1, 2, 3, 7, 1000].map((num_classes) => ({ architecture, num_classes, seed: 100 + num_classes })))
  const everyArchitecture = shipped.map((architecture, index) => ({ architecture, num_classes: 4 + index, seed: 2 ** 31 + index }))
  const cases = [...everyCount, ...everyArchitecture]
  const timmCases = await Promise.all(cases.map(async ({ architecture, num_classes, seed }) =>
    ({ model: await modelConfig(architecture, num_classes), seed })))
  const timm = await runReference<Initial[]>('state_dict', { cases: timmCases })
  const tape = await runReference<Pick<Initial, 'state' | 'rng_state'>[]>('replay_tape', { models_dir: models, cases })
  for (const [index, expected] of timm.entries()) {
    expect(tape[index]).toEqual({ state: expected.state, rng_state: expected.rng_state })
    const metadata = await metadataOf(cases[index]!.architecture)
    expect(metadata.state_metadata.map(([module, { version }]) => [module, version])).toEqual(expected.metadata)
  }
}, 600_000)

test('an archive takes any class count and drop rate, and then computes what eager timm does', async () => {
  const cases = ['efficientnet_b0', 'resnet50_cbam'].flatMap((architecture) =>
    [[1, 0], [2, 0.2], [3, 0.2], [3, 0.9], [10, 0.5]].map(([num_classes, drop_rate]) =>
      ({ architecture, num_classes, drop_rate, seed: 7 })))
  const sides = await runReference<{ archive: Side, eager: Side }[]>('archive_against_eager', { models_dir: models, cases, threads: 1 })
  for (const [index, { archive, eager }] of sides.entries()) {
    expect(archive).toEqual(eager)
    expect(archive.num_classes).toBe(cases[index]!.num_classes)
  }
  // Same weights and input at two drop rates: only training may differ, and it must.
  const [low, high] = [sides[2]!.archive, sides[3]!.archive]
  expect(high.eval).toBe(low.eval)
  expect(high.train).not.toBe(low.train)
}, 600_000)

test.each([
  ['no_such_model', /timm 1\.0\.15 has no model 'no_such_model'/],
  ['deit_tiny_distilled_patch16_224', /Cannot export .*model\.head_dist/]
])('exporting %s says what is wrong and leaves nothing behind', async (name, message) => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'btxrd-export-'))
  try {
    await expect(runPython(['-m', 'btxrd_export', name, '--output-dir', folder])).rejects.toThrow(message)
    expect(readdirSync(folder)).toEqual([])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
