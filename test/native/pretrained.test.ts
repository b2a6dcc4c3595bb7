import { createModel, getRngState, manualSeed } from '../../lib'
import { stateEntries } from '../../lib/models/architecture'
import { BTXRDClassifier } from '../../lib/models/classifier'
import { loadPretrained } from '../../lib/models/pretrained/load_pretrained'
import { loadArchitecture } from '../../lib/models/registry'
import { safetensorsFile } from '../support/safetensors_builder'
import { TempFolder } from '../support/temp_folder'

const folder = new TempFolder()
const config = { backbone: 'efficientnet_b0', num_classes: 3, pretrained: true as boolean | string, dropout: 0.2 }
const environment = { ...process.env }
/** One tensor of a name that no model has. */
const foreign = folder.write('foreign.safetensors', safetensorsFile({ other: { dtype: 'F32', shape: [1], data_offsets: [0, 4] } }, Buffer.alloc(4)))

beforeAll(() => {
  process.env = { ...environment, HF_HUB_CACHE: folder.file('hub'), HF_HUB_OFFLINE: '1' }
})

afterAll(() => {
  process.env = environment
})

test.each<[string, object, string, string]>([
  ['without the file and offline', {}, 'ERR_PRETRAINED', 'model.safetensors of timm/efficientnet_b0.ra_in1k'],
  ['for a backbone without weights in timm', { backbone: 'efficientnet_b6' }, 'ERR_PRETRAINED', 'timm has none for it'],
  ['by a path where nothing is', { pretrained: folder.file('none.pth') }, 'ERR_FILE', 'no such file'],
  ['by the path of a folder', { pretrained: folder.path }, 'ERR_FILE', 'a folder'],
  ['from a Git LFS pointer', { pretrained: folder.write('lfs.safetensors', 'version https://git-lfs.github.com/spec/v1\n') }, 'ERR_CHECKPOINT_FORMAT', 'Git LFS pointer'],
  ['from a file without a tensor of the model', { pretrained: foreign }, 'ERR_STATE_DICT', 'None of its 1 tensors'],
  ['by an empty path', { pretrained: '' }, 'ERR_CONFIG', 'pretrained'],
  ['by a number', { pretrained: 1 }, 'ERR_CONFIG', 'config.model.pretrained']
])('pretrained weights %s: an error, and no random number is drawn', async (_name, change, code, text) => {
  manualSeed(1)
  const before = await getRngState()
  await expect(createModel({ model: { ...config, ...change } }))
    .rejects.toMatchObject({ name: 'BtxrdTorchError', code, message: expect.stringContaining(text) })
  expect(await getRngState()).toEqual(before)
})

test('skipInit, which leaves the classifier without weights, is refused', async () => {
  await expect(BTXRDClassifier.create({ pretrained: true, skipInit: true })).rejects.toMatchObject({ code: 'ERR_CONFIG', message: expect.stringContaining('skipInit') })
})

test.each<[string, object, string]>([
  ['code of timm', { custom_load: 'hf' }, 'code of its own'],
  ['an address outside the hub', { hf_hub_id: undefined }, 'outside the hub only: https://'],
  ['a repository that would leave the cache', { hf_hub_id: '../../x' }, 'names no file of the hub'],
  ['a file that would leave the cache', { hf_hub_filename: '../x.bin' }, 'names no file of the hub'],
  ['another file', { hf_hub_filename: 'weights.bin' }, 'weights.safetensors of timm/efficientnet_b0.ra_in1k'],
  ['another revision', { hf_hub_id: 'timm/x@v2' }, '/timm/x/resolve/v2/model.safetensors']
])('an exported architecture whose weights need %s', async (_name, change, text) => {
  const { metadata } = await loadArchitecture('efficientnet_b0')
  const changed = { ...metadata, pretrained: { ...metadata.pretrained, ...change } }
  await expect(loadPretrained(true, changed as typeof metadata, stateEntries(metadata, 3), 3, {}))
    .rejects.toMatchObject({ code: 'ERR_PRETRAINED', message: expect.stringContaining(text) })
})
