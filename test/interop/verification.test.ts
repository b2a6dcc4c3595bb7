import {
  AdamW, BTXRDClassifier, computeClassWeights, createModel, EarlyStopping, getDevice, loadCheckpoint, saveCheckpoint, Tensor
} from '../../lib'
import { runReference } from '../support/python'
import { TempFolder } from '../support/temp_folder'

const folder = new TempFolder()
const repeated = (...counts: number[]): number[] => counts.flatMap((count, label) => new Array<number>(count).fill(label))

// The verification of the Python module's plan, line by line; each comment is the line that it ports.
test('the Python module\'s own verification', async () => {
  // 1. Model creation from config
  const cfg = { model: { backbone: 'efficientnet_b0', num_classes: 3, pretrained: false, dropout: 0.2 } }
  const model = await createModel(cfg)
  expect(model).toBeInstanceOf(BTXRDClassifier)
  expect(model.numClasses).toBe(3)
  expect(model.numFeatures).toBe(1280)

  // 2. Forward pass
  const x = Tensor.from(new Float32Array(2 * 3 * 224 * 224), [2, 3, 224, 224])
  const out = await model.forward(x)
  expect(out.shape).toEqual([2, 3])

  // 3. Grad-CAM target layer exists
  expect(model.gradcamTargetLayer).toEqual({ name: 'model.bn2', type: 'BatchNormAct2d', numFeatures: 1280 })

  // 4. Class weights
  const w = Array.from(await (await computeClassWeights(repeated(1315, 1066, 240))).data(), Number)
  expect(Math.abs(w[0]! - 0.664)).toBeLessThan(0.01)
  expect(Math.abs(w[1]! - 0.820)).toBeLessThan(0.01)
  expect(Math.abs(w[2]! - 3.640)).toBeLessThan(0.01)

  // 5. Device detection
  expect(String(getDevice('cpu'))).toBe('cpu')

  // 6. Checkpoint round trip: one that is written here, and one that Python wrote
  const file = folder.file('checkpoint.pt')
  const optimizer = new AdamW(model.parameters(), { lr: 0.001 })
  const config = { model: { ...cfg.model, class_names: ['Normal', 'Benign', 'Malignant'] } }
  await saveCheckpoint(model, optimizer, null, 1, 0.5, config, await computeClassWeights(repeated(1315, 1066, 240)), file)
  const python = folder.file('python.pt')
  await runReference('make_checkpoint', { path: python, seed: 1, steps: 1, threads: 1 })
  for (const ckpt of [await loadCheckpoint(file), await loadCheckpoint(python)]) {
    expect(Object.keys(ckpt)).toEqual([
      'epoch', 'model_state_dict', 'optimizer_state_dict', 'scheduler_state_dict', 'val_loss', 'config', 'class_names', 'normalization', 'class_weights'
    ])
    expect(ckpt.model_state_dict.size).toBe(360)
    expect(ckpt.class_names).toEqual(['Normal', 'Benign', 'Malignant'])
    expect(ckpt.normalization).toEqual({ mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] })
    await model.loadStateDict(ckpt.model_state_dict)
  }

  // Task 2's own check of EarlyStopping
  const es = new EarlyStopping({ patience: 3 })
  expect([1.0, 0.9, 1.0, 1.0].some((loss) => es.step(loss))).toBe(false)
  expect(es.step(1.0)).toBe(true)

  process.stdout.write('ALL VERIFICATION PASSED\n')
})
