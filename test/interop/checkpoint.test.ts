import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { readCheckpointFile } from '../../lib/checkpoint/checkpoint_file'
import { loadCheckpoint, type Checkpoint } from '../../lib/checkpoint/load_checkpoint'
import { StateDict } from '../../lib/checkpoint/state_dict'
import { tensorOrigin } from '../../lib/checkpoint/tensor_origin'
import { isFloatSlot, OrderedDict, Tuple } from '../../lib/checkpoint/values'
import { nativeTensor, Tensor } from '../../lib/tensor'
import { Dump, type Dumped } from '../support/dump'
import { runReference } from '../support/python'
import { TempFolder } from '../support/temp_folder'

interface Comparison {
  differences: string[]
  values: number
  tensors: number
}

const folder = new TempFolder()

const written = {
  ...Object.fromEntries([2, 3, 4, 5].map((protocol) => [`values${protocol}`, { content: 'values', protocol }])),
  sets: { content: 'sets', protocol: 4 },
  root_float: { content: 'root_float' },
  nothing: { content: 'nothing' },
  plain: { content: 'plain_dict' },
  tensors: { content: 'tensors' },
  nocrc: { content: 'tensors', checksums: false },
  damaged: { content: 'tensors', rewrite: 'damaged' },
  legacy: { content: 'tensors', rewrite: 'legacy' },
  deflated: { content: 'tensors', rewrite: 'deflated' }
}

const fileOf = (name: string): string => folder.file(`${name}.pt`)

// One Python process writes all of them: starting it takes far longer than writing.
beforeAll(async () => {
  await runReference('checkpoint_values', { files: Object.entries(written).map(([name, file]) => ({ path: fileOf(name), ...file })) })
})

/** Has Python compare dumps of what Node read with what it reads from the files itself. */
function compareDumps(pairs: { file: string, dump: Dumped, weightsOnly?: boolean }[]): Promise<Comparison[]> {
  return runReference('checkpoint_compare', {
    pairs: pairs.map(({ file, dump, weightsOnly = true }, index) => {
      writeFileSync(`${file}.${index}.json`, JSON.stringify(dump))
      return { checkpoint: file, dump: `${file}.${index}.json`, weights_only: weightsOnly }
    })
  })
}

const dumpOf = (container: { value: unknown }): Promise<Dumped> => new Dump().slot(container, 'value', container.value)

async function read(name: string): Promise<{ file: string, dump: Dumped }> {
  return { file: fileOf(name), dump: await dumpOf(await readCheckpointFile(fileOf(name))) }
}

describe('the pipeline\'s checkpoint with AdamW and SequentialLR state', () => {
  let file: string
  let checkpoint: Checkpoint

  beforeAll(async () => {
    file = folder.file('best_stratified.pt')
    await runReference('make_checkpoint', { path: file, seed: 3 })
    checkpoint = await loadCheckpoint(file)
  })

  test('every value, type, key order and tensor is Python\'s', async () => {
    const [result] = await compareDumps([{ file, dump: await dumpOf({ value: checkpoint }) }]) as [Comparison]
    expect(result.differences).toEqual([])
    // 360 of the model and 3 for each of its 213 parameters.
    expect(result.tensors).toBe(360 + 3 * 213)
    expect(result.values).toBeGreaterThan(3000)
  })

  test('has the types that its interface promises', () => {
    expect(Object.keys(checkpoint)).toEqual([
      'epoch', 'model_state_dict', 'optimizer_state_dict', 'scheduler_state_dict', 'val_loss', 'config',
      'class_names', 'normalization', 'class_weights'
    ])
    expect(checkpoint.epoch).toBe(2)
    const state = checkpoint.model_state_dict
    expect(state).toBeInstanceOf(StateDict)
    expect(state.size).toBe(360)
    expect([...state.keys()].slice(0, 2)).toEqual(['model.conv_stem.weight', 'model.bn1.weight'])
    expect(state.metadata?.get('model.bn1')).toMatchObject({ version: 2 })
    const optimizer = checkpoint.optimizer_state_dict
    expect(optimizer?.state).toBeInstanceOf(Map)
    expect([...optimizer!.state.keys()]).toEqual(Array.from({ length: 213 }, (_, index) => index))
    expect(optimizer?.param_groups[0]?.betas).toBeInstanceOf(Tuple)
    const [warmup] = checkpoint.scheduler_state_dict?._schedulers as [Record<string, unknown>]
    expect(warmup).toMatchObject({ end_factor: 1, total_iters: 2 })
    expect(isFloatSlot(warmup, 'end_factor')).toBe(true)
    expect(isFloatSlot(warmup, 'total_iters')).toBe(false)
  })

  test('storages go into tensors without a copy of the file in JavaScript', async () => {
    const before = process.memoryUsage().arrayBuffers
    const again = await loadCheckpoint(file)
    // The file has 48.5 MB; the directory, the pickle and the record headers have less than 3.
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10 << 20)
    expect(again.model_state_dict.size).toBe(360)
  })
})

test('the comparison sees a change of type, value, order and sharing', async () => {
  const { file, dump } = await read('values2')
  const child = (items: [Dumped, Dumped][], key: string): Dumped[] => items.find(([name]) => name.v === key)![1].items as Dumped[]
  const changes: ((items: [Dumped, Dumped][]) => void)[] = [
    (items) => { child(items, 'floats')[2]!.t = 'int' },
    (items) => { child(items, 'ints')[3]!.v = '254' },
    (items) => { items[0]![0].v = 'other' },
    (items) => { child(items, 'integer_keys').reverse() },
    (items) => { const list = child(items, 'shared'); list[1] = { ...list[0]!, id: 1e6 } }
  ]
  const results = await compareDumps(changes.map((change) => {
    const items = structuredClone(dump.items) as [Dumped, Dumped][]
    change(items)
    return { file, dump: { ...dump, items } }
  }))
  for (const { differences } of results) expect(differences).not.toHaveLength(0)
  expect(results[0]?.differences).toEqual([expect.stringMatching(/floats.*\[2\]: type is 'float' in Python, 'int'/)])
})

test('every plain type in every protocol, sets, a float and None at the top, files without checksums, of the format before torch 1.6, and deflated', async () => {
  const names = ['values2', 'values3', 'values4', 'values5', 'sets', 'root_float', 'nothing', 'nocrc', 'legacy', 'deflated']
  const pairs = []
  // weights_only takes protocol 2 only.
  for (const name of names) pairs.push({ ...(await read(name)), weightsOnly: !/values[345]|sets/.test(name) })
  const results = await compareDumps(pairs)
  expect(results.map(({ differences }) => differences)).toEqual(names.map(() => []))
  for (const { values } of results.slice(0, 4)) expect(values).toBeGreaterThan(2600)
})

describe('tensors', () => {
  const file = fileOf('tensors')
  let content: Record<string, unknown>

  beforeAll(async () => {
    content = (await readCheckpointFile(file)).value as Record<string, unknown>
  })

  test('dtypes, views, strides, sharing and flags are Python\'s', async () => {
    const [result] = await compareDumps([{ file, dump: await dumpOf({ value: content }) }]) as [Comparison]
    expect(result.differences).toEqual([])
    expect(result.tensors).toBeGreaterThan(30)
  })

  test('views of one storage share its memory, and one tensor in two places is one', () => {
    const ids = (content.views as Tensor[]).map((tensor) => nativeTensor(tensor, 'view').storageId)
    expect(new Set(ids).size).toBe(1)
    const [first, second, detached] = content.twice as Tensor[]
    expect(first).toBe(second)
    expect(detached).not.toBe(first)
    expect(nativeTensor(detached, 'tensor').storageId).toBe(nativeTensor(first, 'tensor').storageId)
  })

  test('the memory outlives its other tensors', async () => {
    const { views } = (await readCheckpointFile(file)).value as { views: Tensor[] }
    const [base, slice, ...others] = views as [Tensor, Tensor, ...Tensor[]]
    for (const tensor of [base, ...others]) tensor.dispose()
    expect([...(await slice.data())]).toEqual([4, 5, 6, 7])
  })

  test('parameters and requires_grad are noted', () => {
    expect(tensorOrigin(content.parameter as Tensor)).toEqual({ isParameter: true, requiresGrad: true, location: 'cpu', attributes: null })
    expect(tensorOrigin(content.frozen as Tensor)).toMatchObject({ isParameter: true, requiresGrad: false })
    expect(tensorOrigin(content.requires_grad as Tensor)).toMatchObject({ isParameter: false, requiresGrad: true })
    expect(tensorOrigin(Tensor.from(new Float32Array(1)))).toBeUndefined()
  })

  test('an OrderedDict of tensors keeps _metadata', () => {
    const state = content.state_dict as OrderedDict
    expect(Object.keys(state.attributes!)).toEqual(['_metadata'])
  })
})

describe('files that are refused', () => {
  test('a damaged storage', async () => {
    const file = fileOf('damaged')
    await expect(readCheckpointFile(file)).rejects.toMatchObject({ code: 'ERR_CHECKPOINT_TRUNCATED', file, message: expect.stringMatching(/damaged\.pt: .*CRC-32/) })
  })

  test('what is not the pipeline\'s checkpoint: the message says what is missing', async () => {
    await expect(loadCheckpoint(fileOf('plain'))).rejects.toMatchObject({
      code: 'ERR_CHECKPOINT_FORMAT',
      message: expect.stringMatching(/model_state_dict, .* are missing; it has: "weights", "epoch"/)
    })
    for (const name of ['root_float', 'nothing']) {
      await expect(loadCheckpoint(fileOf(name))).rejects.toMatchObject({ code: 'ERR_CHECKPOINT_FORMAT', message: expect.stringContaining('expected a dict') })
    }
  })

  test('a file that ends early, wherever it ends', async () => {
    const file = folder.write('cut.pt', readFileSync(fileOf('plain')))
    for (let size = readFileSync(file).length - 1; size >= 0; size -= 97) {
      truncateSync(file, size)
      await expect(readCheckpointFile(file)).rejects.toMatchObject({ code: 'ERR_CHECKPOINT_TRUNCATED' })
    }
  })
})
