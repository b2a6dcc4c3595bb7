import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { corpus } from '../../fuzz/corpus'
import { assemble } from '../../fuzz/drafts'
import { mutantFile, mutants } from '../../fuzz/mutations'
import { judge, ways } from '../../fuzz/oracle'
import { TempFolder } from '../support/temp_folder'

// A short run of `npm run fuzz`, of which docs/fuzzing.md tells.

const folder = new TempFolder()
const seed = 1

test.each(Object.entries(corpus))('the corpus has a sound file of %s', async (_, draft) => {
  expect(await judge(assemble(draft), 'opaque', folder.file('sound'))).toBe('read')
  expect(await judge(assemble(draft), 'inspect', folder.file('sound'))).toBe('read')
})

test('mutants are read or give a typed error', async () => {
  const outcomes = new Set<string>()
  await fc.assert(fc.asyncProperty(mutants, fc.constantFrom(...ways), async (mutant, way) => {
    outcomes.add(await judge(mutantFile(mutant), way, folder.file('mutant')))
  }), { seed, numRuns: 1500 })
  expect([...outcomes].sort()).toEqual(expect.arrayContaining(['ERR_CHECKPOINT_FORMAT', 'ERR_CHECKPOINT_GLOBAL', 'ERR_CHECKPOINT_LIMIT', 'ERR_CHECKPOINT_TRUNCATED', 'read']))
})

test('a seed gives the same files', () => {
  const digest = (): string => {
    const hash = createHash('sha256')
    for (const mutant of fc.sample(mutants, { seed, numRuns: 200 })) hash.update(mutantFile(mutant))
    return hash.digest('hex')
  }
  expect(digest()).toBe(digest())
})
