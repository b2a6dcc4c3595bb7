import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'

import { sha256 } from '../support/images'
import { root, runReference } from '../support/python'
import { TempFolder } from '../support/temp_folder'

const folder = new TempFolder()
const KERNELS = ['lab', 'opencv_rng']
const SEEDS = [0, 1, 7, 2 ** 16 - 1, 2 ** 31 - 1]
// About 1 in 2,000 is of the tail beyond 3.44, where OpenCV asks the C library for logarithms.
const NUMBERS = 1_000_000

let python: { lab: string, rgb: string, normal: string[], largest: number }

beforeAll(async () => {
  const program = folder.file('image_kernels')
  const sources = [...KERNELS.map((name) => `native/core/image/${name}.cc`), 'test/interop/image_kernels.cc']
  const flags = ['-std=c++20', '-O2', '-ffp-contract=off', '-Wall', '-Wextra', '-Werror', '-I', path.join(root, 'native')]
  execFileSync(process.env.CXX ?? 'c++', [...flags, ...sources.map((file) => path.join(root, file)), '-o', program], { stdio: 'pipe' })
  execFileSync(program, [folder.path, String(NUMBERS), ...SEEDS.map(String)], { stdio: 'pipe' })
  python = await runReference('image_kernels', { seeds: SEEDS, numbers: NUMBERS })
})

const digest = (name: string): string => sha256(readFileSync(folder.file(name)))

test('RGB to LAB: all 2^24 colours', () => {
  expect(digest('lab')).toBe(python.lab)
})

test('LAB to RGB: all 2^24 values', () => {
  expect(digest('rgb')).toBe(python.rgb)
})

test.each(SEEDS.map((seed, i) => [seed, i]))('OpenCV\'s normal numbers, the tail included: seed %i', (seed, i) => {
  expect(python.largest).toBeGreaterThan(4.5)
  expect(digest(String(seed))).toBe(python.normal[i])
})
