import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { root } from '../support/python'
import { TempFolder } from '../support/temp_folder'

const folder = new TempFolder()

test('storage_file, in_parallel and crc32 by themselves, without Node and LibTorch', () => {
  const program = folder.file('storage_file_test')
  const sources = ['native/core/storage_file.cc', 'native/core/in_parallel.cc', 'native/core/crc32.cc', 'test/native/storage_file_test.cc']
  execFileSync(
    process.env.CXX ?? 'c++',
    ['-std=c++20', '-O2', '-pthread', '-Wall', '-Wextra', '-Werror', '-I', path.join(root, 'native'), ...sources.map((file) => path.join(root, file)), '-o', program],
    { stdio: 'pipe' }
  )
  expect(execFileSync(program, [folder.file('storage')], { encoding: 'utf8' })).toContain('all checks hold')
})
