import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs'
import { BTXRDClassifier, createModel, getRngState, manualSeed } from '../../lib'
import { HubServer } from '../support/hub_server'
import { runReference } from '../support/python'
import { TempFolder } from '../support/temp_folder'
import { describeTensors, type DescribedTensor } from '../support/tensor_digest'

interface Described { state?: DescribedTensor[], rng_state?: string, rng_state_initial?: string, error?: string }

const folder = new TempFolder()
const cache = folder.file('hub')
const environment = { ...process.env }
let cached: string[]

// timm tells safetensors files by their names.
const files = ['safetensors', 'half', 'plain', 'wrapped', 'classifier'].map((form) => ({
  form, path: folder.file(`b0_${form}.${['safetensors', 'half'].includes(form) ? 'safetensors' : 'pth'}`)
}))
const own = folder.file('own.pth')

beforeAll(async () => {
  process.env = { ...environment, HF_HUB_CACHE: cache, HF_HUB_OFFLINE: '1' }
  cached = await runReference<string[]>('pretrained_weights', {
    weights: [
      { backbone: 'efficientnet_b0', num_classes: 1000, seed: 1, cache, files },
      { backbone: 'resnet50', num_classes: 1000, seed: 2, cache },
      { backbone: 'efficientnet_b0', num_classes: 3, seed: 3, files: [{ form: 'plain', path: own }] }
    ]
  })
})

afterAll(() => {
  process.env = environment
})

const pretrainedOf = ({ state, rng_state }: Described) => ({ state, rng_state })

async function described(model: BTXRDClassifier): Promise<Described> {
  const state = await describeTensors(model.stateDict())
  return { state, rng_state: Buffer.from(await getRngState()).toString('base64') }
}

async function built(pretrained: boolean | string, backbone: string, numClasses: number, seed: number, attnLayer: string | null = null): Promise<Described> {
  manualSeed(seed)
  const model = await BTXRDClassifier.create({ backbone, numClasses, pretrained, attnLayer })
  const description = await described(model)
  model.dispose()
  return description
}

describe('pretrained: true', () => {
  const cases = [
    { backbone: 'efficientnet_b0', num_classes: 3, seed: 11, initial: true },
    { backbone: 'efficientnet_b0', num_classes: 1000, seed: 12, initial: true },
    { backbone: 'resnet50', num_classes: 3, seed: 13, initial: true },
    { backbone: 'resnet50', num_classes: 3, seed: 14, attn_layer: 'cbam' },
    { backbone: 'resnet50', num_classes: 1000, seed: 15, attn_layer: 'cbam' }
  ]
  let reference: Described[]

  beforeAll(async () => {
    reference = await runReference<Described[]>('pretrained_state', { cache, cases }, { fresh: true })
  })

  test.each([0, 1, 2])('case %d: every tensor and the generator\'s state equal timm\'s in every byte', async (i) => {
    const { backbone, num_classes: numClasses, seed } = cases[i]!
    expect(await built(true, backbone, numClasses, seed)).toEqual(pretrainedOf(reference[i]!))
    // timm's loading draws nothing.
    expect(reference[i]!.rng_state).toBe(reference[i]!.rng_state_initial)
  })

  test('attention layers that the weights lack keep their initial values, as in timm, with a warning', async () => {
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation()
    expect(await built(true, 'resnet50', 3, 14, 'cbam')).toEqual(pretrainedOf(reference[3]!))
    expect(warn.mock.calls).toEqual([[
      expect.stringMatching(/^The pretrained weights in .* were loaded in part\. \d+ tensors of resnet50_cbam .*: model\.layer1\.0\.se\./), 'BtxrdTorchWarning'
    ]])
    warn.mockRestore()
  })

  test('where timm is strict they are an error that lists the same names', async () => {
    const error = await built(true, 'resnet50', 1000, 15, 'cbam').then(() => null, (reason: Error) => reason)
    const names = (text: string): string[] => [...text.matchAll(/"(?:model\.)?([\w.]+)"/g)].map(([, name]) => name!)
    expect(error).toMatchObject({ code: 'ERR_STATE_DICT', file: cached[1] })
    expect(error!.message).toContain('Missing key(s) in state_dict: "model.layer1.0.se.')
    expect(error!.message).toContain('pretrained: false')
    expect(reference[4]!.error).toContain('Missing key(s)')
    expect(names(error!.message)).toEqual(names(reference[4]!.error!))
  })

  test('createModel takes it from the configuration', async () => {
    manualSeed(11)
    const model = await createModel({ model: { backbone: 'efficientnet_b0', num_classes: 3, pretrained: true, dropout: 0.2 } })
    expect((await described(model)).state).toEqual(reference[0]!.state)
    model.dispose()
  })
})

describe('pretrained: a path', () => {
  test('of every form that timm reads gives timm\'s bits', async () => {
    const forms = files.filter(({ form }) => form !== 'classifier')
    // timm takes the class count of the weights from its configuration, this package from the file.
    const cases = forms.map(({ path }, i) => ({ backbone: 'efficientnet_b0', num_classes: 3, seed: 20 + i, file: path }))
    const own3 = { backbone: 'efficientnet_b0', num_classes: 3, seed: 30, file: own, file_classes: 3 }
    const reference = await runReference<Described[]>('pretrained_state', { cache: folder.file('none'), cases: [...cases, own3] }, { fresh: true })
    for (const [i, { num_classes: numClasses, seed, file }] of [...cases, own3].entries()) {
      expect({ file, ...await built(file, 'efficientnet_b0', numClasses, seed) }).toEqual({ file, ...pretrainedOf(reference[i]!) })
    }
  })

  test('of a pipeline checkpoint gives the same as of timm\'s names', async () => {
    const path = (form: string): string => files.find((file) => file.form === form)!.path
    expect(await built(path('classifier'), 'efficientnet_b0', 3, 40)).toEqual(await built(path('plain'), 'efficientnet_b0', 3, 40))
  })

  test('of another backbone\'s weights is refused, and no random number is drawn', async () => {
    manualSeed(5)
    const before = await getRngState()
    for (const numClasses of [3, 1000]) {
      await expect(BTXRDClassifier.create({ backbone: 'efficientnet_b0', numClasses, pretrained: cached[1]! }))
        .rejects.toMatchObject({ code: 'ERR_STATE_DICT', file: cached[1] })
    }
    await expect(BTXRDClassifier.create({ backbone: 'efficientnet_b3', numClasses: 3, pretrained: cached[0]! }))
      .rejects.toMatchObject({ code: 'ERR_STATE_DICT', message: expect.stringContaining('size mismatch for model.conv_stem.weight') })
    expect(await getRngState()).toEqual(before)
  })
})

test('what createModel downloads, huggingface_hub and timm find; and huggingface_hub downloads the same from the same server', async () => {
  const hub = new HubServer()
  await hub.start()
  try {
    const [repo, name] = ['timm/efficientnet_b0.ra_in1k', 'model.safetensors']
    const content = readFileSync(cached[0]!)
    hub.files.set(`${repo}/${name}`, { content, storage: 'lfs' })
    hub.faults = [{ cutAfter: 1 << 20 }]
    const [node, python] = [folder.file('node'), folder.file('python')]
    Object.assign(process.env, { HF_HUB_CACHE: node, HF_ENDPOINT: hub.endpoint, HF_HUB_OFFLINE: '0', no_proxy: '127.0.0.1,localhost' })
    const progress: number[] = []
    manualSeed(11)
    const model = await createModel(
      { model: { backbone: 'efficientnet_b0', num_classes: 3, pretrained: true, dropout: 0.2 } },
      {
        onDownloadProgress(step) {
          progress.push(step.receivedBytes)
          hub.clientHas(step)
        }
      }
    )
    expect(progress.at(-1)).toBe(content.length)
    expect(hub.ranges).toEqual([undefined, `bytes=${1 << 20}-`])
    const [inNode] = await runReference<Described[]>('pretrained_state', { cache: node, cases: [{ backbone: 'efficientnet_b0', num_classes: 3, seed: 11 }] }, { fresh: true })
    expect((await described(model)).state).toEqual(inNode!.state)
    const paths = await runReference<{ local: string, download: string }>('pretrained_hub', {
      local: { cache: node, repo, file: name },
      download: { cache: python, endpoint: hub.endpoint, repo, file: name }
    }, { fresh: true })
    expect(readFileSync(paths.local).equals(content)).toBe(true)
    expect(layout(node)).toEqual(layout(python))
  } finally {
    await hub.stop()
  }
})

/** The entries of a cache and where its links point; huggingface_hub's locks and tag for backup programs are its own. */
function layout(root: string): Record<string, string> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory())
  return Object.fromEntries(entries.map((entry) => {
    const file = `${entry.parentPath}/${entry.name}`
    return [file.slice(root.length), entry.isSymbolicLink() ? readlinkSync(file) : String(statSync(file).size)] as const
  }).filter(([name]) => !name.startsWith('/.locks') && name !== '/CACHEDIR.TAG').sort())
}
