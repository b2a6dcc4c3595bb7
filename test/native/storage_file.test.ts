import { runProgram } from '../support/cpp_program'
import { TempFolder } from '../support/temp_folder'

const folder = new TempFolder()

test('storage_file, in_parallel and crc32 by themselves, without Node and LibTorch', () => {
  const sources = ['native/core/storage_file.cc', 'native/core/in_parallel.cc', 'native/core/crc32.cc', 'test/native/storage_file_test.cc']
  expect(runProgram(sources, folder.file('storage_file_test'), [folder.file('storage')])).toContain('all checks hold')
})
