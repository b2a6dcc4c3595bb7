import { readdirSync } from 'node:fs'
import { EventWriter } from '../../lib/training/tensorboard/event_writer'
import { runReference } from '../support/python'
import { TempFolder } from '../support/temp_folder'

const folder = new TempFolder()

test('tensorboard reads what was written, while the file is open', async () => {
  const writer = await EventWriter.create(folder.path)
  const losses = [1.5, Math.PI, 0, 1e30, NaN, Infinity]
  for (const [step, loss] of losses.entries()) await writer.scalars(step * 1000, { 'loss/train': loss, 'recall/Benign': step / 8 })
  // A step over 32 bits, and a name in UTF-8.
  await writer.scalars(2 ** 40, { 'lr/µ': 1e-3 })
  const read = await runReference('event_file', { folder: folder.path })
  await writer.close()
  const number = (value: number): number | string => Number.isNaN(value) ? 'nan' : Number.isFinite(value) ? Math.fround(value) : 'inf'
  expect(read).toEqual({
    'loss/train': losses.map((loss, step) => [step * 1000, number(loss)]),
    'recall/Benign': losses.map((_, step) => [step * 1000, number(step / 8)]),
    'lr/µ': [[2 ** 40, number(1e-3)]]
  })
  expect(readdirSync(folder.path)).toEqual([expect.stringMatching(/^events\.out\.tfevents\.\d{10}\./)])
})
