import { existsSync } from 'node:fs'
import path from 'node:path'
import { readSafetensors } from '../../lib/checkpoint/safetensors'
import { save } from '../../lib/checkpoint/save'
import { Tensor } from '../../lib/tensor'
import { root } from '../support/python'
import { run, type Outcome } from '../support/run'
import { TempFolder } from '../support/temp_folder'

const folder = new TempFolder()
const training = folder.file('training.pt')

const btxrd = (...args: string[]): Promise<Outcome> => run(process.execPath, [path.join(root, 'dist', 'cli', 'main.js'), ...args])

beforeAll(async () => {
  const weight = Tensor.from(new Float32Array([1, 2, 3]))
  await save({ epoch: 3, model_state_dict: { a: weight, b: weight } }, training)
})

test('btxrd convert writes the state dict, says what it left out, and replaces no file unless it is told to', async () => {
  const output = folder.file('model.safetensors')
  const converted = await btxrd('convert', training, output, '--key', 'model_state_dict')
  expect(converted).toEqual({ status: 0, signal: null, stdout: `${output}: 1 tensors\n`, stderr: '"b" is the same tensor as "a", and only noted in the metadata\n' })
  expect([...(await readSafetensors(output)).keys()]).toEqual(['a'])
  const again = await btxrd('convert', training, output, '--key', 'model_state_dict')
  expect([again.status, again.stdout]).toEqual([1, ''])
  expect(again.stderr).toMatch(/model\.safetensors: there is such a file already.*--force.*\[ERR_FILE\]/)
  expect(await btxrd('convert', output, folder.file('model.pt'), '--force')).toMatchObject({ status: 0, stderr: '' })
})

test('btxrd convert of a whole training checkpoint names the state dict to choose', async () => {
  const output = folder.file('whole.safetensors')
  const { status, stderr } = await btxrd('convert', training, output)
  expect(status).toBe(1)
  expect(stderr).toMatch(/"epoch" is 3.*"model_state_dict".*--key.*\[ERR_STATE_DICT\]/)
  expect(existsSync(output)).toBe(false)
})
