import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { isFloatSlot } from '../../../lib/checkpoint/values'
import { configToYaml } from '../../../lib/config/config_to_yaml'
import { checkedConfig, loadConfig } from '../../../lib/config/load_config'
import { describePython } from '../../support/python_values'
import { TempFolder } from '../../support/temp_folder'

const shipped = path.join(__dirname, '..', '..', '..', 'configs', 'default.yaml')
const folder = new TempFolder().path
const file = path.join(folder, 'config.yaml')

/** The first release's YAML, which has none of the later keys. */
const FIRST_RELEASE = `
seed: 42
device: cpu
data: {raw_dir: raw, splits_dir: splits, image_size: 224, num_workers: 0, train_split: 0.7, figshare_article_id: 1234, expected_md5: null}
model: {backbone: efficientnet_b0, pretrained: true, num_classes: 3, dropout: 0.2, class_names: [Normal, Benign, Malignant]}
training: {batch_size: 32, learning_rate: 0.001, weight_decay: 0.0001, epochs: 50, early_stopping_patience: 7, scheduler: cosine, class_weights: auto}
`

const load = (overrides: string[], options = {}) => {
  writeFileSync(file, FIRST_RELEASE)
  return loadConfig(file, { overrides, strict: true, ...options })
}

test('the shipped configuration is whole and has no key that nobody knows', async () => {
  const config = await loadConfig(shipped, { strict: true })
  expect(config).toMatchObject({ model: { backbone: 'efficientnet_b3', dropout: 0.3 }, training: { learning_rate: 0.0003, warmup_epochs: 3 }, evaluation: { confidence_level: 0.95 } })
})

test("the first release's configuration: later keys have their defaults, keys of other jobs are kept", async () => {
  const config = await load([])
  expect(config.training).toEqual({
    batch_size: 32, learning_rate: 0.001, weight_decay: 0.0001, epochs: 50, early_stopping_patience: 7, scheduler: 'cosine', class_weights: 'auto',
    warmup_epochs: 0, label_smoothing: 0, loss_type: 'cross_entropy', split_strategy: 'stratified'
  })
  expect(config.data).toMatchObject({ train_split: 0.7, figshare_article_id: 1234, expected_md5: null })
  expect(config.evaluation).toBeUndefined()
  expect(isFloatSlot(config.training, 'label_smoothing')).toBe(true)
  expect(isFloatSlot(config.training, 'warmup_epochs')).toBe(false)
})

test('overrides: values in YAML, in order, into mappings that are missing too', async () => {
  const config = await load([
    'training.batch_size=8', 'training.batch_size=16', 'model.dropout=0.0', 'evaluation.confidence_level=0.9', 'model.class_names=[A, B, C]', 'device=cuda:1', 'model.attn_layer=', 'data.figshare_url=http://x/?a=b'
  ])
  expect(config).toMatchObject({
    device: 'cuda:1', training: { batch_size: 16 }, evaluation: { confidence_level: 0.9, bootstrap_iterations: 1000 },
    model: { dropout: 0, class_names: ['A', 'B', 'C'], attn_layer: null }, data: { figshare_url: 'http://x/?a=b' }
  })
  expect(isFloatSlot(config.model, 'dropout')).toBe(true)
  expect(isFloatSlot((await load(['model.dropout=0'])).model, 'dropout')).toBe(false)
})

test.each([
  [['training.batch_size'], 'Expected a.b=value for an override but received "training.batch_size"'],
  [['=1'], 'Expected a.b=value for an override but received "=1"'],
  [['training..lr=1'], 'Expected a.b=value for an override'],
  [['seed.a=1'], 'Expected a mapping at seed for the override "seed.a=1" but it is 42'],
  [['model.class_names.0=A'], 'Expected a mapping at model.class_names for the override "model.class_names.0=A" but it is ["Normal", "Benign", "Malignant"]'],
  [['data.expected_md5.x=1'], 'Expected a mapping at data.expected_md5 for the override "data.expected_md5.x=1" but it is null'],
  [['training.epochs=[1'], 'the override training.epochs: expected YAML as Python reads it but in line 1, column 3: '],
  [['training.batch_size="16"'], 'expected an integer of 1 or more for training.batch_size but received "16"'],
  [['training.batch_size=16.0'], 'expected an integer of 1 or more for training.batch_size but received the float 16.0'],
  [['data.image_size=0'], 'expected an integer of 1 or more for data.image_size but received 0'],
  [['training.batch_size='], 'expected an integer of 1 or more for training.batch_size but received null (nothing is written there)'],
  [['training.learning_rate=1e-3'], 'expected a number of 0 or more for training.learning_rate but received the text "1e-3" (in YAML as Python reads it a number needs a point and its exponent a sign, as in 1.0e-3)'],
  [['training.learning_rate=-0.1'], 'expected a number of 0 or more for training.learning_rate but received the float -0.1'],
  [['training.learning_rate=.inf'], 'expected a number of 0 or more for training.learning_rate but received the float Infinity'],
  [['model.dropout=1.5', 'seed=-1'], 'expected an integer from 0 to 4294967295 for seed but received -1; expected a number from 0 to 1 for model.dropout but received the float 1.5'],
  [['model.class_names=[a, 1, c]'], 'expected the name of a class for model.class_names.1 but received 1'],
  [['model.num_classes=2'], 'expected as many names as num_classes says for model.class_names but received ["Normal", "Benign", "Malignant"]'],
  [['model.pretrained=1'], 'expected true, false or the path of a file with weights for model.pretrained but received 1'],
  [['training.split_strategy=centre'], 'expected one of stratified, center, random for training.split_strategy but received "centre"'],
  [['training.scheduler=step'], 'expected cosine for training.scheduler but received "step"'],
  [['device=gpu'], 'expected auto, cpu, cuda, cuda:<index> or mps for device but received "gpu"'],
  [['training=5'], 'expected a mapping for training but received 5'],
  [['training={}'], 'expected an integer of 1 or more for training.batch_size but training.batch_size is missing; '],
  [['data={1: a}'], 'expected names for keys of data but received the key 1'],
  [['evaluation.confidence_level=1.0'], 'expected a number between 0 and 1 for evaluation.confidence_level but received the float 1.0']
])('%j: an error that names what is wrong', async (overrides, message) => {
  await expect(load(overrides)).rejects.toMatchObject({ code: 'ERR_CONFIG', message: expect.stringContaining(message) })
})

test('a key that nobody knows is kept and warned about, and an error when strict', async () => {
  const overrides = ['training.batchsize=1', 'batch_size=2', 'modell.x=3', 'training.lr=4', 'data.note=kept', 'training.dropout=0.1']
  const warnings: string[] = []
  const config = await load(overrides, { strict: false, onWarning: (message: string) => warnings.push(message) })
  const sentences = [
    'batch_size is no key of the pipeline: is training.batch_size meant?',
    'modell is no key of the pipeline: is model meant?',
    'data.note is no key of the pipeline',
    'training.batchsize is no key of the pipeline: is training.batch_size meant?',
    'training.lr is no key of the pipeline',
    'training.dropout is no key of the pipeline: is model.dropout meant?'
  ]
  expect(warnings).toEqual(sentences.map((sentence) => `${file}: ${sentence}`))
  expect(config).toMatchObject({ batch_size: 2, modell: { x: 3 }, data: { note: 'kept' } })
  await expect(load(overrides)).rejects.toMatchObject({ code: 'ERR_CONFIG', message: `${file}: ${sentences.join('; ')}.` })
})

test.each<[what: string, content: string | Buffer | null, code: string, message: string]>([
  ['a missing file', null, 'ERR_FILE', 'expected a configuration in YAML but the system said: ENOENT'],
  ['an empty file', '', 'ERR_CONFIG', 'expected a mapping for the whole but received null'],
  ['a list', '- 1\n', 'ERR_CONFIG', 'expected a mapping for the whole but received [1]'],
  ['bytes that are not UTF-8', Buffer.from([0x61, 0x3a, 0xff]), 'ERR_CONFIG', 'expected text in UTF-8'],
  ['a tab', 'a:\n\tb: 1\n', 'ERR_CONFIG', 'line 2, column 1: '],
  ['two documents', 'a: 1\n---\nb: 1\n', 'ERR_CONFIG', 'multiple documents'],
  ['a date', 'data: {made: 2024-01-31}\n', 'ERR_CONFIG', 'line 1, column 14: 2024-01-31 is a date to Python'],
  ['a value in itself', 'a: &x\n  b: *x\n', 'ERR_CONFIG', 'line 2, column 6: a value cannot hold itself'],
  ['a mapping merged into itself', 'a: &x\n  <<: *x\n', 'ERR_CONFIG', 'a value cannot hold itself'],
  ['merged mappings that disagree', 'a: &a {k: 1}\nb: &b {k: 2}\nc: {<<: [*a, *b]}\n', 'ERR_CONFIG', 'line 3, column 5: two mappings that << merges have the key "k"'],
  ['a tag of Python', 'a: !!python/object:os.system {}\n', 'ERR_CONFIG', 'the tag "tag:yaml.org,2002:python/object:os.system" is not supported here'],
  ...['a: ' + '['.repeat(50_000), 'a: ' + '{a: '.repeat(50_000), '- '.repeat(50_000), '? '.repeat(50_000), Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a:\n`).join('')]
    .map((text, i) => [`nesting beyond counting ${i}`, text, 'ERR_CONFIG', 'it is nested too deeply'] satisfies [string, string, string, string])
])('%s: refused with the file', async (_, content, code, message) => {
  const target = content === null ? path.join(folder, 'none.yaml') : file
  if (content !== null) writeFileSync(file, content)
  await expect(loadConfig(target)).rejects.toMatchObject({ code, file: target, message: expect.stringContaining(message) })
})

test('a long line is not nesting', async () => {
  expect((await load([`data.test_split=[${'1, '.repeat(500)}]`])).data.test_split).toHaveLength(500)
})

test('aliases that double many times take no time', async () => {
  const doubling = Array.from({ length: 60 }, (_, i) => `  - &a${i + 1} [*a${i}, *a${i}]\n`).join('')
  writeFileSync(file, `${FIRST_RELEASE}note:\n  - &a0 [x]\n${doubling}`)
  const config = await loadConfig(file, { onWarning: () => undefined })
  expect((config.note as unknown[]).length).toBe(61)
  const again = path.join(folder, 'again.yaml')
  writeFileSync(again, configToYaml(config))
  expect(((await loadConfig(again, { onWarning: () => undefined })).note as unknown[]).length).toBe(61)
})

test('a configuration of code: checked, completed, not changed; its settings are floats as Python has them', async () => {
  const given = {
    seed: 1, data: { raw_dir: 'r', splits_dir: 's', image_size: 64, num_workers: 0 },
    model: { backbone: 'efficientnet_b0', pretrained: false, num_classes: 2, dropout: 0, class_names: ['a', 'b'] },
    training: { batch_size: 4, learning_rate: 1, weight_decay: 0, epochs: 1, early_stopping_patience: 1 }
  }
  const before = structuredClone(given)
  const config = checkedConfig(given)
  expect(given).toEqual(before)
  expect(config).toMatchObject({ ...given, device: 'auto', training: { ...given.training, label_smoothing: 0 } })
  const text = configToYaml(config)
  expect(text).toContain('dropout: 0.0\n')
  expect(text).toContain('learning_rate: 1.0\n')
  expect(text).toContain('epochs: 1\n')
  writeFileSync(file, text)
  expect(describePython(await loadConfig(file))).toEqual(describePython(config))
  expect(() => checkedConfig({ ...given, data: { ...given.data, image_size: 6.5 } }, 'mine')).toThrow('mine: expected an integer of 1 or more for data.image_size but received the float 6.5.')
  const loop: Record<string, unknown> = { ...given }
  loop.self = loop
  expect(() => checkedConfig(loop)).toThrow('no value holds itself')
})
