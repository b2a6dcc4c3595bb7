import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { root } from '../support/python'
import { TempFolder } from '../support/temp_folder'

const folder = new TempFolder()

// BTXRD_SANITIZE=thread (or address,undefined) builds it with that sanitizer.
const sanitize = process.env.BTXRD_SANITIZE ? [`-fsanitize=${process.env.BTXRD_SANITIZE}`, '-g'] : []

test('the block pool by itself, without Node and LibTorch', () => {
  const program = folder.file('block_pool_test')
  const sources = ['native/core/allocator/block_pool.cc', 'native/core/allocator/pages.cc', 'test/native/block_pool_test.cc']
  execFileSync(
    process.env.CXX ?? 'c++',
    [
      '-std=c++20', '-O2', '-Wall', '-Wextra', '-Werror', '-pthread', ...sanitize,
      '-I', path.join(root, 'native'), ...sources.map((file) => path.join(root, file)), '-o', program
    ],
    { stdio: 'pipe' }
  )
  expect(execFileSync(program, { encoding: 'utf8' })).toContain('all checks hold')
})
