import { transformFileSync } from '@swc/core'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root, runReference } from '../support/python'
import { runOk } from '../support/run'
import { TempFolder } from '../support/temp_folder'

const folder = new TempFolder()
// Inside the package, so that `btxrd-torch` means this package.
const compiled = path.join(root, 'build', `examples-${process.pid}`)

afterAll(() => rmSync(compiled, { recursive: true, force: true }))

test('examples/predict.ts gives the class and the scores of an image', async () => {
  const checkpoint = folder.file('synthetic.pt')
  await runReference('make_checkpoint', { path: checkpoint, seed: 6, steps: 1, threads: 1 })
  const [phantom] = await runReference<{ file: string }[]>('phantoms', { output_dir: folder.file('phantoms'), per_class: 1 })
  mkdirSync(compiled, { recursive: true })
  const { code } = transformFileSync(path.join(root, 'examples', 'predict.ts'), {
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' }
  })
  writeFileSync(path.join(compiled, 'predict.cjs'), code)
  const result = JSON.parse(await runOk(process.execPath, [path.join(compiled, 'predict.cjs'), checkpoint, phantom!.file]))
  expect(['Normal', 'Benign', 'Malignant']).toContain(result.class)
  expect(result.scores).toHaveLength(3)
  // Three float32 numbers, each rounded once.
  expect(result.scores.reduce((a: number, b: number) => a + b)).toBeCloseTo(1, 6)
})
