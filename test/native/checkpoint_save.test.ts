import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { readCheckpointFile } from '../../lib/checkpoint/checkpoint_file'
import { loadCheckpoint } from '../../lib/checkpoint/load_checkpoint'
import { save } from '../../lib/checkpoint/save'
import { saveCheckpoint, type CheckpointConfig, type SaveCheckpointOptions } from '../../lib/checkpoint/save_checkpoint'
import { StateDict } from '../../lib/checkpoint/state_dict'
import { isFloatSlot, markFloat } from '../../lib/checkpoint/values'
import { BTXRDClassifier } from '../../lib/models/classifier'
import { nativeTensor, Tensor } from '../../lib/tensor'
import { TempFolder } from '../support/temp_folder'

const folder = new TempFolder()
let count = 0
const newFile = (): string => folder.file(`${count++}/best.pt`)

const floats = (...numbers: number[]): Tensor => Tensor.from(new Float32Array(numbers))
const read = async (file: string): Promise<Record<string, unknown>> => (await readCheckpointFile(file)).value as Record<string, unknown>
const numbers = async (tensor: unknown): Promise<number[]> => [...(await (tensor as Tensor).data())].map(Number)

describe('save', () => {
  test('a tensor in two places is one, with its memory written once', async () => {
    const file = newFile()
    const weight = floats(1, 2, 3)
    await save({ first: weight, second: weight, other: floats(1, 2, 3) }, file)
    const { first, second, other } = await read(file)
    expect(second).toBe(first)
    expect(await numbers(first)).toEqual([1, 2, 3])
    expect(nativeTensor(other, 'other').storageId).not.toBe(nativeTensor(first, 'first').storageId)
    expect(readFileSync(file).toString('latin1').match(/best\/data\/\d/g)).toEqual(['best/data/0', 'best/data/1', 'best/data/0', 'best/data/1'])
  })

  test('what is written is the value at the call: values and tensors that change right after it do not', async () => {
    const file = newFile()
    const model = await BTXRDClassifier.create({ pretrained: false, skipInit: true })
    const state = model.stateDict()
    const ones = new Map(await Promise.all([...state].map(async ([name, tensor]): Promise<[string, Tensor]> =>
      [name, await Tensor.from(new Float32Array(tensor.numel).fill(1), tensor.shape).to({ dtype: tensor.dtype })])))
    const zeros = new Map(await Promise.all([...ones].map(async ([name, tensor]): Promise<[string, Tensor]> =>
      [name, await Tensor.from(new Float32Array(tensor.numel), tensor.shape).to({ dtype: tensor.dtype })])))
    await model.loadStateDict(ones)
    const value = { epoch: 1, state }
    const saving = save(value, file)
    const loading = model.loadStateDict(zeros)
    value.epoch = 2
    await Promise.all([saving, loading])
    expect(await numbers(state.get('model.classifier.bias'))).toEqual([0, 0, 0])
    const saved = await read(file)
    expect(saved.epoch).toBe(1)
    for (const tensor of (saved.state as StateDict).values()) expect(new Set(await numbers(tensor))).toEqual(new Set([1]))
  })

  test('tensor bytes do not pass through JavaScript', async () => {
    const tensor = Tensor.from(new Float32Array(10 << 20))
    const before = process.memoryUsage().arrayBuffers
    let most = 0
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().arrayBuffers - before)), 1)
    await save({ tensor }, newFile())
    clearInterval(watch)
    // The tensor has 40 MiB.
    expect(most).toBeLessThan(4 << 20)
  })

  test.each<[string, () => unknown, string, RegExp]>([
    ['a disposed tensor', () => {
      const tensor = floats(1)
      tensor.dispose()
      return { state: new Map([['weight', tensor]]) }
    }, 'ERR_DISPOSED', /value\.state\["weight"\]/],
    ['undefined', () => ({ model: { dropout: undefined } }), 'ERR_INVALID_ARG', /value\.model\.dropout but received undefined/],
    ['a promise', () => ({ state: Promise.resolve() }), 'ERR_INVALID_ARG', /value\.state but received an instance of Promise/]
  ])('%s is refused before anything is made', async (_, value, code, message) => {
    const file = newFile()
    await expect(save(value(), file)).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
    expect(existsSync(file.replace('/best.pt', ''))).toBe(false)
  })

  test.each([undefined, '', 'folder/', 'a\0b', 7])('%p is no path', async (file) => {
    await expect(save({}, file as string)).rejects.toMatchObject({ code: 'ERR_INVALID_ARG', message: expect.stringContaining('filepath') })
  })

  test('a folder in the place of the file', async () => {
    await expect(save({}, folder.path)).rejects.toMatchObject({ code: 'ERR_FILE', file: folder.path, message: expect.stringContaining('this is a folder') })
    expect(readdirSync(folder.path).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })
})

describe('saveCheckpoint', () => {
  const config = (): CheckpointConfig => ({
    model: { backbone: 'efficientnet_b0', dropout: 0, num_classes: 2, class_names: ['a', 'b'] },
    training: { learning_rate: 1, weight_decay: 0, label_smoothing: 0, epochs: 5 },
    evaluation: { confidence_level: 1, bootstrap_iterations: 1000 }
  })
  const model = { stateDict: () => new StateDict([['weight', floats(1, 2)]]) }
  const optimizer = { stateDict: () => ({ state: new Map([[0, { step: floats(1) }]]), param_groups: [{ lr: 0.5, params: [0] }] }) }
  const scheduler = { stateDict: () => ({ last_epoch: 3 }) }
  const saved = async (options?: SaveCheckpointOptions, classWeights: Tensor | number[] = [1, 0.5], run = config()): Promise<Record<string, unknown>> => {
    const file = newFile()
    await saveCheckpoint(model, optimizer, scheduler, 3, 1, run, classWeights, file, options)
    return await loadCheckpoint(file) as unknown as Record<string, unknown>
  }

  test('the nine keys in Python\'s order, with what was given', async () => {
    const checkpoint = await saved()
    expect(Object.keys(checkpoint)).toEqual([
      'epoch', 'model_state_dict', 'optimizer_state_dict', 'scheduler_state_dict', 'val_loss', 'config',
      'class_names', 'normalization', 'class_weights'
    ])
    expect(checkpoint).toMatchObject({
      epoch: 3, scheduler_state_dict: { last_epoch: 3 }, val_loss: 1, config: config(), class_names: ['a', 'b'],
      normalization: { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] }, class_weights: [1, 0.5]
    })
    expect((checkpoint.config as CheckpointConfig).model.class_names).toBe(checkpoint.class_names)
  })

  test('the settings that are floats in the pipeline are floats, the others are not', async () => {
    const checkpoint = await saved()
    const { model, training, evaluation } = checkpoint.config as Record<string, object>
    expect(isFloatSlot(checkpoint, 'val_loss')).toBe(true)
    expect(isFloatSlot(checkpoint, 'epoch')).toBe(false)
    expect(isFloatSlot(checkpoint.class_weights as object, 0)).toBe(true)
    const floatsOf = (section: object): string[] => Object.keys(section).filter((key) => isFloatSlot(section, key))
    expect([model, training, evaluation].map((section) => floatsOf(section!))).toEqual([
      ['dropout'], ['learning_rate', 'weight_decay', 'label_smoothing'], ['confidence_level']
    ])
  })

  test('what a config from Python has as an int stays one', async () => {
    const fromPython = Object.assign(Object.create(null), { dropout: 0, class_names: ['a'], num_classes: 1 })
    const { config: written } = await saved({}, [1], { model: fromPython })
    expect(isFloatSlot((written as CheckpointConfig).model, 'dropout')).toBe(false)
    markFloat(fromPython, 'dropout')
    const { config: again } = await saved({}, [1], { model: fromPython })
    expect(isFloatSlot((again as CheckpointConfig).model, 'dropout')).toBe(true)
  })

  test('class weights of a tensor', async () => {
    expect((await saved({}, floats(0.1, 1))).class_weights).toEqual([Math.fround(0.1), 1])
  })

  test('without optimizer and scheduler', async () => {
    const file = newFile()
    await saveCheckpoint(model, null, null, 0, NaN, config(), [], file)
    expect(await loadCheckpoint(file)).toMatchObject({ optimizer_state_dict: null, scheduler_state_dict: null, val_loss: NaN })
  })

  test('resume_state has all its parts, null for those that were not given', async () => {
    const { resume_state: bare } = await saved({ resume: {} })
    expect(Object.entries(bare as object).map(([key, value]) => [key, typeof value])).toEqual([
      ['rng_state', 'object'], ['num_threads', 'number'], ['memory_format', 'object'], ['sampler', 'object'],
      ['augmentation_rng', 'object'], ['scaler', 'object'], ['early_stopping', 'object'], ['history', 'object']
    ])
    const rngState = Uint8Array.from({ length: 5056 }, (_, index) => index)
    const { resume_state: full } = await saved({
      resume: {
        rngState, numThreads: 2, memoryFormat: 'channels_last', sampler: { order: [2, 0, 1], position: 1 },
        scaler: { stateDict: () => ({ scale: 0.5 }) }, history: [{ epoch: 1, train_loss: 0.25 }]
      }
    })
    expect(full).toMatchObject({
      num_threads: 2, memory_format: 'channels_last', sampler: { order: [2, 0, 1], position: 1 }, augmentation_rng: null,
      scaler: { scale: 0.5 }, early_stopping: null, history: [{ epoch: 1, train_loss: 0.25 }]
    })
    const tensor = (full as { rng_state: Tensor }).rng_state
    expect(tensor.dtype).toBe('uint8')
    expect(await tensor.data()).toEqual(rngState)
  })

  // The arguments that differ from good ones, by their places.
  const bad: [string, Partial<Record<number, unknown>>, string, RegExp][] = [
    ['no model', { 0: null }, 'ERR_INVALID_ARG', /model/],
    ['an optimizer without a state', { 1: {} }, 'ERR_INVALID_ARG', /optimizer/],
    ['a scheduler left out', { 2: undefined }, 'ERR_INVALID_ARG', /scheduler/],
    ['half an epoch', { 3: 1.5 }, 'ERR_INVALID_ARG', /epoch/],
    ['a loss in words', { 4: 'low' }, 'ERR_INVALID_ARG', /valLoss/],
    ['no config', { 5: null }, 'ERR_CONFIG', /config\.model\.class_names/],
    ['a config without class names', { 5: { model: {} } }, 'ERR_CONFIG', /config\.model\.class_names but received undefined/],
    ['a config with a function', { 5: { model: { class_names: ['a'], x: () => 1 } } }, 'ERR_INVALID_ARG', /for config\.model\.x but received function/],
    ['an optimizer state with an instance', { 1: { stateDict: () => ({ state: new Map([[0, new Date(0)]]) }) } }, 'ERR_INVALID_ARG', /optimizer_state_dict\.state\[0\]/],
    ['class weights in words', { 6: ['high'] }, 'ERR_INVALID_ARG', /classWeights/],
    ['integers as class weights', { 6: Tensor.from([1, 2], [2], { dtype: 'int64' }) }, 'ERR_DTYPE', /classWeights/],
    ['a matrix of class weights', { 6: Tensor.from(new Float32Array(4), [2, 2]) }, 'ERR_SHAPE', /classWeights/],
    ['options that are none', { 8: null }, 'ERR_INVALID_ARG', /options/],
    ['a wrong thread count', { 8: { resume: { numThreads: 0 } } }, 'ERR_INVALID_ARG', /resume\.numThreads/],
    ['a wrong memory format', { 8: { resume: { memoryFormat: 'nhwc' } } }, 'ERR_INVALID_ARG', /resume\.memoryFormat/],
    ['a generator state in words', { 8: { resume: { rngState: 'seed' } } }, 'ERR_INVALID_ARG', /resume\.rngState/]
  ]
  test.each(bad)('%s', async (_, changes, code, message) => {
    const file = newFile()
    const values = [model, optimizer, scheduler, 3, 1, config(), [1, 0.5], file, {}] as unknown[]
    for (const [index, value] of Object.entries(changes)) values[Number(index)] = value
    const call = saveCheckpoint as unknown as (...args: unknown[]) => Promise<void>
    await expect(call(...values)).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
    expect(existsSync(file.replace('/best.pt', ''))).toBe(false)
  })
})
