import { createHash } from 'node:crypto'
import { readSafetensors } from '../../lib/checkpoint/safetensors'
import { nativeTensor, type Tensor } from '../../lib/tensor'
import { runReference } from '../support/python'
import { hostileSafetensors, oddFiles } from '../support/hostile/safetensors'
import { TempFolder } from '../support/temp_folder'

interface Read { state?: { name: string, dtype: string, shape: number[], sha256: string }[], error?: string }

const folder = new TempFolder()

async function read(file: string): Promise<Read> {
  const tensors = [...await readSafetensors(file)].sort(([a], [b]) => (a < b ? -1 : 1))
  return { state: await Promise.all(tensors.map(([name, tensor]) => describeTensor(name, tensor))) }
}

async function describeTensor(name: string, tensor: Tensor): Promise<NonNullable<Read['state']>[number]> {
  const bytes = await nativeTensor(tensor, name).data()
  return { name, dtype: tensor.dtype, shape: [...tensor.shape], sha256: createHash('sha256').update(new Uint8Array(bytes)).digest('hex') }
}

test('every dtype, empty and 0-d tensors equal the library\'s in every byte', async () => {
  const file = folder.file('dtypes.safetensors')
  const [reference] = await runReference<Read[]>('safetensors_read', { write: file, files: [file] })
  expect(reference!.state).toHaveLength(13)
  expect(await read(file)).toEqual(reference)
})

// The format forbids it; its library does not look.
const stricter = ['white space before the header']

test('the library refuses each file that this reader refuses, and both read the odd ones alike', async () => {
  // Limits are this package's own.
  const hostile = hostileSafetensors.filter(([, , , , limits]) => limits === undefined).map(([name, content], i) => ({ name, file: folder.write(`hostile${i}.safetensors`, content) }))
  const odd = Object.entries(oddFiles).map(([name, content], i) => ({ name, file: folder.write(`odd${i}.safetensors`, content) }))
  const reference = await runReference<Read[]>('safetensors_read', { files: [...hostile, ...odd].map(({ file }) => file) })
  expect(hostile.filter((_, i) => reference[i]!.error === undefined).map(({ name }) => name)).toEqual(stricter)
  for (const [i, { name, file }] of odd.entries()) {
    expect({ name, ...await read(file) }).toEqual({ name, ...reference[hostile.length + i] })
  }
})
