import { readFileSync } from 'node:fs'
import { convert } from '../../lib/checkpoint/convert'
import { load } from '../../lib/checkpoint/load'
import { readSafetensors } from '../../lib/checkpoint/safetensors'
import { saveSafetensors } from '../../lib/checkpoint/save_safetensors'
import { OrderedDict } from '../../lib/checkpoint/values'
import type { Tensor } from '../../lib/tensor'
import { runReference } from '../support/python'
import { elsewhere } from '../support/saved'
import { TempFolder } from '../support/temp_folder'

const folder = new TempFolder()
const python = (name: string): string => folder.file(name)
const node = (name: string): string => elsewhere(folder.file(name), 'node')
let refused: Record<string, string>

beforeAll(async () => {
  ({ refused } = await runReference<{ refused: Record<string, string> }>('safetensors_convert', { folder: folder.path }))
})

test.each(['state.pt', 'legacy.pt'])('%s to safetensors: every byte is save_file\'s', async (source) => {
  const target = node(`${source}.safetensors`)
  expect(await convert(python(source), target)).toEqual({ tensors: 34, aliases: {} })
  expect(readFileSync(target).equals(readFileSync(python('state.safetensors')))).toBe(true)
})

test('safetensors to .pt: every byte is torch.save\'s of what load_file reads, with the metadata', async () => {
  const target = node('back.pt')
  expect(await convert(python('state.safetensors'), target)).toEqual({ tensors: 34, aliases: {} })
  expect(readFileSync(target).equals(readFileSync(python('back.pt')))).toBe(true)
})

test('metadata go there and back', async () => {
  const metadata = { format: 'pt', 7: 'seven', note: 'é"\\' }
  const first = folder.file('metadata.safetensors')
  await saveSafetensors(await load(python('back.pt')) as OrderedDict<string, Tensor>, first, { metadata })
  await convert(first, node('metadata.pt'))
  await convert(node('metadata.pt'), node('metadata.safetensors'))
  expect(readFileSync(node('metadata.safetensors')).equals(readFileSync(first))).toBe(true)
  expect((await readSafetensors(node('metadata.safetensors'))).attributes?.__metadata__).toEqual(metadata)
})

test('a model with tied and channels-last weights: header and tensors are save_model\'s', async () => {
  const target = node('model.safetensors')
  const aliases = { 'head.weight': 'embedding.weight' }
  expect(await convert(python('model.pt'), target)).toEqual({ tensors: 3, aliases })
  const [ours, theirs] = [target, python('model.safetensors')].map(parse)
  // The library's order of metadata changes from run to run.
  expect(ours).toEqual(theirs)
  expect(ours!.header.__metadata__).toEqual({ format: 'pt', ...aliases })
  const [read, reference] = await runReference<object[]>('safetensors_read', { files: [target, python('model.safetensors')] })
  expect(read).toEqual(reference)
  expect(read).toHaveProperty('state')
})

function parse(file: string): { header: Record<string, unknown>, data: Buffer } {
  const bytes = readFileSync(file)
  const start = 8 + Number(bytes.readBigUInt64LE())
  return { header: JSON.parse(bytes.toString('utf8', 8, start)) as Record<string, unknown>, data: bytes.subarray(start) }
}

test('what the library refuses is refused by its name, and nothing is written', async () => {
  expect(Object.keys(refused).length).toBe(13)
  for (const name of Object.keys(refused)) {
    const target = node(`${name}.safetensors`)
    const error = await convert(python(`refused_${name}.pt`), target).then(() => null, (reason: unknown) => reason)
    expect([name, error]).toEqual([name, expect.objectContaining({ name: 'BtxrdTorchError', code: expect.stringMatching(/^ERR_(?:DTYPE|INVALID_ARG|STATE_DICT)$/) })])
    expect(() => readFileSync(target)).toThrow('ENOENT')
  }
})
