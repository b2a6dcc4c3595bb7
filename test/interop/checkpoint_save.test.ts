import { writeFileSync } from 'node:fs'
import { readCheckpointFile } from '../../lib/checkpoint/checkpoint_file'
import { loadCheckpoint } from '../../lib/checkpoint/load_checkpoint'
import { save } from '../../lib/checkpoint/save'
import { saveCheckpoint, type CheckpointConfig } from '../../lib/checkpoint/save_checkpoint'
import { Tuple } from '../../lib/checkpoint/values'
import { createModelFromCheckpoint } from '../../lib/models/factory'
import { getRngState } from '../../lib/random'
import { Tensor } from '../../lib/tensor'
import { Dump } from '../support/dump'
import { runReference } from '../support/python'
import { elsewhere, sameBytes } from '../support/saved'
import { TempFolder } from '../support/temp_folder'

interface Loaded {
  full: string[]
  weights_only: string[]
  mmap: string[]
  values: number
  tensors: number
  unsafe_globals: string[]
  keys: string[] | null
}

const folder = new TempFolder()
const contents = ['values', 'tensors', 'named', 'batches', 'plain_dict', 'nothing']
const fileOf = (content: string): string => folder.file(`${content}.pt`)
const pipelineFile = folder.file('best_stratified.pt')

beforeAll(async () => {
  await runReference('checkpoint_values', { files: contents.map((content) => ({ path: fileOf(content), content })) })
  await runReference('make_checkpoint', { path: pipelineFile, seed: 3 })
})

/** Has Python load files in every mode and compare what comes with values of Node. */
function loadInPython(pairs: { file: string, value: unknown }[]): Promise<Loaded[]> {
  return Promise.all(pairs.map(async ({ file, value }) => {
    const content = { value }
    writeFileSync(`${file}.json`, JSON.stringify(await new Dump().slot(content, 'value', value)))
    return { checkpoint: file, dump: `${file}.json` }
  })).then((dumped) => runReference('checkpoint_load', { pairs: dumped }))
}

const noDifference = { full: [], weights_only: [], mmap: [], unsafe_globals: [] }

/** Reads a file of Python, writes what came and gives the path of the new file. */
async function saveAgain(file: string): Promise<{ file: string, value: unknown }> {
  const { value } = await readCheckpointFile(file)
  const again = elsewhere(file, 'node')
  await save(value, again)
  return { file: again, value }
}

describe('what Python wrote, read and written by Node', () => {
  test('is loaded by Python in every mode with equal values and types', async () => {
    const pairs = []
    for (const file of [...contents.map(fileOf), pipelineFile]) pairs.push(await saveAgain(file))
    const loaded = await loadInPython(pairs)
    for (const result of loaded) expect(result).toMatchObject(noDifference)
    expect(loaded.at(-1)).toMatchObject({ tensors: 360 + 3 * 213 })
    expect(loaded.at(-1)!.values).toBeGreaterThan(3000)
  })

  test('is equal in every byte to what torch.save writes, but for sets, bytes and repeated strings', async () => {
    // Python's order of a set's members changes from run to run.
    const files = [...contents.filter((content) => content !== 'named').map(fileOf), pipelineFile]
    const targets = files.map((file) => ({ source: file, target: elsewhere(file, 'python') }))
    for (const file of files) await saveAgain(file)
    await runReference('checkpoint_save', { files: targets })
    for (const { source, target } of targets) expect([source, sameBytes(elsewhere(source, 'node'), target)]).toEqual([source, true])
    // No string of these stands twice as two objects, so they equal Python's first file too.
    for (const content of ['values', 'tensors', 'batches', 'plain_dict', 'nothing']) {
      expect([content, sameBytes(elsewhere(fileOf(content), 'node'), fileOf(content))]).toEqual([content, true])
    }
  })
})

describe('saveCheckpoint', () => {
  test('writes the bytes of Python\'s save_checkpoint for the same model, optimizer, scheduler and config', async () => {
    const checkpoint = await loadCheckpoint(pipelineFile)
    const model = await createModelFromCheckpoint(checkpoint)
    const file = elsewhere(pipelineFile, 'checkpoint')
    const optimizer = { stateDict: () => checkpoint.optimizer_state_dict }
    const scheduler = { stateDict: () => checkpoint.scheduler_state_dict }
    await saveCheckpoint(
      model, optimizer, scheduler, checkpoint.epoch, checkpoint.val_loss, checkpoint.config as CheckpointConfig,
      Tensor.from(new Float32Array(checkpoint.class_weights)), file
    )
    const target = elsewhere(pipelineFile, 'python')
    await runReference('checkpoint_save', { files: [{ source: pipelineFile, target }] })
    expect(sameBytes(file, target)).toBe(true)
  })

  test('of values made in Node: types as the pipeline has them, and a tenth key', async () => {
    const checkpoint = await loadCheckpoint(pipelineFile)
    const model = await createModelFromCheckpoint(checkpoint)
    const config = {
      model: { backbone: 'efficientnet_b0', dropout: 0, num_classes: 3, class_names: ['x', 'y', 'z'] },
      training: { learning_rate: 1, epochs: 5 }
    }
    const optimizer = { stateDict: () => ({ state: new Map([[0, { step: Tensor.from(new Float32Array([2]), []) }]]), param_groups: [{ betas: Tuple.of(0.9, 0.999), params: [0] }] }) }
    const file = folder.file('node.pt')
    await saveCheckpoint(model, optimizer, null, 5, 1, config, [1, 2, 0.5], file, {
      resume: { rngState: await getRngState(), memoryFormat: 'contiguous', sampler: { order: [1, 0] } }
    })
    // What Node reads has the marks that the config did not have.
    const value = await loadCheckpoint(file)
    const [loaded] = await loadInPython([{ file, value }]) as [Loaded]
    expect(loaded).toMatchObject(noDifference)
    expect(loaded.keys).toEqual([
      'epoch', 'model_state_dict', 'optimizer_state_dict', 'scheduler_state_dict', 'val_loss', 'config',
      'class_names', 'normalization', 'class_weights', 'resume_state'
    ])
  })
})
