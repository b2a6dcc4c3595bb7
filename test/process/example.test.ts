import { compileExample } from '../support/example'
import { runReference } from '../support/python'
import { runOk } from '../support/run'
import { TempFolder } from '../support/temp_folder'

const folder = new TempFolder()

test('examples/predict.ts gives the class and the scores of an image', async () => {
  const checkpoint = folder.file('synthetic.pt')
  await runReference('make_checkpoint', { path: checkpoint, seed: 6, steps: 1, threads: 1 })
  const [phantom] = await runReference<{ file: string }[]>('phantoms', { output_dir: folder.file('phantoms'), per_class: 1 })
  const result = JSON.parse(await runOk(process.execPath, [compileExample('predict'), checkpoint, phantom!.file]))
  expect(['Normal', 'Benign', 'Malignant']).toContain(result.class)
  expect(result.scores).toHaveLength(3)
  // Three float32 numbers, each rounded once.
  expect(result.scores.reduce((a: number, b: number) => a + b)).toBeCloseTo(1, 6)
})
