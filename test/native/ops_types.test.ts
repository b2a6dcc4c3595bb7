import { readFileSync } from 'node:fs'
import { loadAddon } from '../../scripts/load-addon'
import { generate, target } from '../../scripts/generate-op-types'

test('lib/ops/aten.ts is what the generator writes for the LibTorch in use', () => {
  expect(readFileSync(target, 'utf8')).toBe(generate(loadAddon().addon))
})
