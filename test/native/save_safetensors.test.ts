import { existsSync, readFileSync } from 'node:fs'
import { convert } from '../../lib/checkpoint/convert'
import { readSafetensors } from '../../lib/checkpoint/safetensors'
import { save } from '../../lib/checkpoint/save'
import { saveSafetensors } from '../../lib/checkpoint/save_safetensors'
import { ops } from '../../lib/ops/ops'
import { Tensor } from '../../lib/tensor'
import { temporaryFiles } from '../support/saved'
import { TempFolder } from '../support/temp_folder'

const folder = new TempFolder()
const numbers = (): Tensor => Tensor.from(new Float32Array([0, 1, 2, 3, 4, 5]), [2, 3])

describe('saveSafetensors', () => {
  test.each<[string, () => unknown, object | undefined, object]>([
    ['a tensor without a name', numbers, undefined, { code: 'ERR_INVALID_ARG', message: expect.stringContaining('a Map or an object of tensors') }],
    ['what is no tensor', () => ({ a: 3 }), undefined, { code: 'ERR_INVALID_ARG', message: expect.stringContaining('tensors["a"]') }],
    ['half a surrogate pair', () => ({ '\ud800': numbers() }), undefined, { code: 'ERR_INVALID_ARG' }],
    ['the name of the metadata', () => ({ __metadata__: numbers() }), undefined, { code: 'ERR_INVALID_ARG', message: expect.stringContaining('__metadata__') }],
    ['metadata that are not texts', () => ({ a: numbers() }), { metadata: { epoch: 3 } }, { code: 'ERR_INVALID_ARG', message: expect.stringContaining('an object of strings for metadata') }],
    ['a tensor that is not contiguous', async () => ({ a: await ops.aten.t(numbers()) }), undefined, { code: 'ERR_INVALID_ARG', message: expect.stringContaining('contiguous(tensor)') }],
    ['memory under two names', () => { const a = numbers(); return { a, b: a } }, undefined, { code: 'ERR_INVALID_ARG', message: expect.stringMatching(/"a".*"b"/) }],
    ['conjugate numbers', async () => ({ a: await ops.aten.conj(await ops.aten.complex(numbers(), numbers())) }), undefined, { code: 'ERR_INVALID_ARG', message: expect.stringContaining('resolve_conj') }],
    ['a dtype that the format lacks', async () => ({ a: await numbers().to({ dtype: 'complex128' }) }), undefined, { code: 'ERR_DTYPE', message: expect.stringContaining('complex128') }],
    ['a disposed tensor', () => { const a = numbers(); a.dispose(); return { a } }, undefined, { code: 'ERR_DISPOSED', message: expect.stringContaining('tensors["a"]') }]
  ])('refuses %s before anything is written', async (_name, tensors, options, error) => {
    const file = folder.file('refused.safetensors')
    await expect(saveSafetensors(await tensors() as Record<string, Tensor>, file, options)).rejects.toMatchObject(error)
    expect(existsSync(file)).toBe(false)
  })

  test.each([
    ['whole tensors', (tensor: Tensor) => Promise.resolve(tensor)],
    ['a part of a larger one', (tensor: Tensor) => ops.aten.slice(tensor, 0, 1, 2)]
  ])('%s are taken as they are at the call', async (_name, part) => {
    const tensor = numbers()
    const taken = await part(tensor)
    const before = await taken.data()
    const saved = saveSafetensors({ taken }, folder.file('moment.safetensors'))
    await Promise.all([saved, ops.aten.fill_(tensor, 9)])
    expect(await (await readSafetensors(folder.file('moment.safetensors'))).get('taken')!.data()).toEqual(before)
    expect([...await taken.data()].every((number) => number === 9)).toBe(true)
  })

  test('a folder that cannot be written', async () => {
    const file = folder.write('a-file', '')
    await expect(saveSafetensors({ a: numbers() }, `${file}/a.safetensors`)).rejects.toMatchObject({ code: 'ERR_FILE' })
    expect(temporaryFiles(folder.path)).toEqual([])
  })
})

describe('convert', () => {
  const state = folder.file('state.pt')
  const training = folder.file('training.pt')

  beforeAll(async () => {
    await save({ a: numbers() }, state)
    await save({ epoch: 3, model_state_dict: { 'module.a': numbers() }, optimizer: { state: new Map() } }, training)
  })

  test('keeps an output that is there, unless it is forced', async () => {
    const output = folder.write('there.safetensors', 'here first')
    await expect(convert(state, output)).rejects.toMatchObject({ code: 'ERR_FILE', file: output })
    expect(readFileSync(output, 'utf8')).toBe('here first')
    expect(await convert(state, output, { force: true })).toEqual({ tensors: 1, aliases: {} })
    expect([...(await readSafetensors(output)).keys()]).toEqual(['a'])
  })

  test('a file that has more than tensors: the error names the state dict in it, and remap takes it', async () => {
    const output = folder.file('model.safetensors')
    await expect(convert(training, output)).rejects.toMatchObject({ code: 'ERR_STATE_DICT', file: training, message: expect.stringMatching(/"epoch" is 3.*under "model_state_dict": choose one/) })
    await convert(training, output, { remap: { key: 'model_state_dict', prefix: 'module.' } })
    expect([...(await readSafetensors(output)).keys()]).toEqual(['a'])
  })

  test.each([
    ['an extension that says nothing', 'model.onnx', /a path that ends with \.safetensors, \.pt/],
    ['the format that the input has', 'copy.pt', /the other format \(\.safetensors\)/]
  ])('refuses %s', async (_name, output, message) => {
    await expect(convert(state, folder.file(output))).rejects.toMatchObject({ code: 'ERR_INVALID_ARG', message: expect.stringMatching(message) })
  })
})
