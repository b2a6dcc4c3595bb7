import { readFileSync } from 'node:fs'
import { columnNames, TrainingLog } from '../../../lib/training/run/training_log'
import { TempFolder } from '../../support/temp_folder'

const folder = new TempFolder()

test('the columns of the pipeline, a line for each epoch', async () => {
  const file = folder.file('training_log.csv')
  const log = await TrainingLog.create(file, ['Normal', 'Benign', 'Malignant'])
  await log.write({ epoch: 1, trainLoss: 1.25, valLoss: 2, valAccuracy: 0.5, valRecall: [1, 0.25, 0], lr: 0.001 })
  await log.close()
  expect(readFileSync(file, 'utf8')).toBe(
    'epoch,train_loss,val_loss,val_acc,val_recall_normal,val_recall_benign,val_recall_malignant,lr\n' +
    '1,1.250000,2.000000,0.500000,1.000000,0.250000,0.000000,0.001000\n'
  )
})

test('other classes have columns of their own', () => {
  expect(columnNames(['Cyst', 'None'])).toEqual(['epoch', 'train_loss', 'val_loss', 'val_acc', 'val_recall_cyst', 'val_recall_none', 'lr'])
})
