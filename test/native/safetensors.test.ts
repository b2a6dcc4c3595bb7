import { readSafetensors } from '../../lib/checkpoint/safetensors'
import { safetensorsFile } from '../support/safetensors_builder'
import { TempFolder } from '../support/temp_folder'

const folder = new TempFolder()

test('a file that is missing, a folder', async () => {
  await expect(readSafetensors(folder.file('none'))).rejects.toMatchObject({ code: 'ERR_FILE' })
  await expect(readSafetensors(folder.path)).rejects.toMatchObject({ code: 'ERR_FILE' })
})

describe('named limits', () => {
  const header = { a: { dtype: 'U8', shape: [1, 1, 1], data_offsets: [0, 1] }, b: { dtype: 'U8', shape: [1], data_offsets: [1, 2] } }
  const content = safetensorsFile(header, Buffer.from([1, 2]))

  test.each([['maxHeaderBytes', content.length - 11], ['maxTensors', 1], ['maxDimensions', 2]])('%s', async (limit, value) => {
    const file = folder.write('limits.safetensors', content)
    await expect(readSafetensors(file, { [limit]: value })).rejects.toMatchObject({ code: 'ERR_CHECKPOINT_LIMIT', message: expect.stringContaining(limit) })
    expect([...(await readSafetensors(file, { [limit]: value + 1 })).keys()]).toEqual(['a', 'b'])
  })
})
