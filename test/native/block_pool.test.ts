import { runProgram } from '../support/cpp_program'
import { TempFolder } from '../support/temp_folder'

const folder = new TempFolder()

test('the block pool by itself, without Node and LibTorch', () => {
  const sources = ['native/core/allocator/block_pool.cc', 'native/core/allocator/pages.cc', 'test/native/block_pool_test.cc']
  expect(runProgram(sources, folder.file('block_pool_test'))).toContain('all checks hold')
})
