import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { countParameters, stateEntries } from '../../../lib/models/architecture'
import { listArchitectures, loadArchitecture } from '../../../lib/models/registry'
import { TempFolder } from '../../support/temp_folder'
import { root } from '../../support/python'

const folder = new TempFolder()

/** Copies EfficientNet-B0's files under another name, as an export of the user's. */
function ownArchitecture(name: string): string {
  const metadata = JSON.parse(readFileSync(path.join(root, 'models', 'efficientnet_b0.json'), 'utf8'))
  for (const file of ['efficientnet_b0.pt', 'efficientnet_b0.tape.json']) cpSync(path.join(root, 'models', file), folder.file(file))
  return folder.write(`${name}.json`, JSON.stringify({ ...metadata, id: name }))
}

beforeEach(() => {
  process.env.BTXRD_MODELS_DIR = folder.path
})

afterAll(() => {
  delete process.env.BTXRD_MODELS_DIR
})

describe('the registry of architectures', () => {
  test('knows the shipped ones', async () => {
    expect(await listArchitectures()).toEqual(expect.arrayContaining(
      ['efficientnet_b0', 'efficientnet_b1', 'efficientnet_b2', 'efficientnet_b3', 'efficientnet_b4', 'efficientnet_b5', 'efficientnet_b6', 'efficientnet_b7', 'resnet50', 'resnet50_cbam']
    ))
  })

  test('gives shapes for any class count', async () => {
    const { metadata } = await loadArchitecture('efficientnet_b0')
    expect(countParameters(stateEntries(metadata, 3))).toBe(4_011_391)
    expect(countParameters(stateEntries(metadata, 1000))).toBe(5_288_548)
    expect(stateEntries(metadata, 7).find(({ name }) => name === 'model.classifier.weight')?.shape).toEqual([7, 1280])
  })

  test('takes the user\'s own from BTXRD_MODELS_DIR, and refuses a name that both have', async () => {
    ownArchitecture('my_backbone')
    expect((await loadArchitecture('my_backbone')).metadata.id).toBe('my_backbone')
    ownArchitecture('efficientnet_b0')
    await expect(loadArchitecture('efficientnet_b0')).rejects.toMatchObject({
      code: 'ERR_UNKNOWN_BACKBONE', message: expect.stringContaining('unset BTXRD_MODELS_DIR')
    })
  })

  test('never loads an archive whose checksum differs', async () => {
    ownArchitecture('tampered')
    const archive = folder.file('efficientnet_b0.pt')
    const bytes = readFileSync(archive)
    bytes[100]! ^= 1
    writeFileSync(archive, bytes)
    await expect(loadArchitecture('tampered')).rejects.toMatchObject({ code: 'ERR_ARCHIVE', file: archive, message: expect.stringContaining('SHA-256') })
  })

  test.each(['nope', '../models/efficientnet_b0', '/etc/passwd', '', '.', 'a\0b'])('refuses the name %p', async (name) => {
    await expect(loadArchitecture(name)).rejects.toMatchObject({ code: 'ERR_UNKNOWN_BACKBONE', message: expect.stringContaining('efficientnet_b0') })
  })

  test.each([
    ['{', /not JSON/],
    ['{"format": 9}', /format is 9/],
    ['{"format": 1}', /missing/],
    ['null', /format/]
  ])('refuses the metadata %p', async (text, message) => {
    folder.write('broken.json', text)
    await expect(loadArchitecture('broken')).rejects.toMatchObject({ code: 'ERR_ARCHIVE', message: expect.stringMatching(message) })
  })
})
