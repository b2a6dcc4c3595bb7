import {
  AdamW, CosineAnnealingLR, createModel, CrossEntropyLoss, EarlyStopping, getNumThreads, getRngState, GradScaler, LinearLR,
  loadCheckpoint, manualSeed, restoreCheckpoint, saveCheckpoint, SequentialLR, Tensor, trainStep
} from '../../lib'
import { createHash } from 'node:crypto'
import { runReference } from '../support/python'
import { TempFolder } from '../support/temp_folder'
import { describeTensors, type DescribedTensor } from '../support/tensor_digest'

interface Part {
  load: string | null
  save: string | null
  /** Number of the first step. */
  first: number
  steps: number
  /** Of the model's weights and of dropout; a part that loads a checkpoint must not depend on it. */
  seed: number
}

interface Setting {
  memory_format: 'contiguous' | 'channels_last'
  scaler: boolean
}

/** What a part did, and all that a next one goes on from. */
interface Result {
  losses: string[]
  lrs: string[]
  state: DescribedTensor[]
  optimizer: [number, DescribedTensor[]][]
  rng_state: string
  scaler: Record<string, unknown> | null
  early_stopping: [string, number, boolean]
  history: string[]
}

const folder = new TempFolder()
const backbone = 'efficientnet_b0'
const classWeights = [0.75, 0.5, 2.25]
const steps = 15
const [batch, size] = [4, 64]
const data = noise(steps * batch * 3 * size * size)
const targets = Array.from({ length: steps }, (_, step) => Array.from({ length: batch }, (_, i) => (step + i * 7) % 3))
const shared = {
  backbone, targets, class_weights: classWeights,
  inputs: { file: folder.write('inputs', Buffer.from(data.buffer)), shape: [steps, batch, 3, size, size] }
}

/** Pixel-like noise that both sides read from the same file. */
function noise(length: number): Float32Array {
  let state = 1234
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 31 - 1
  })
}

function hexadecimal(number: number): string {
  const bits = Buffer.alloc(8)
  bits.writeDoubleBE(number)
  return bits.toString('hex')
}

/** As `run` of python/reference/resume_run.py. */
async function train({ memory_format: memoryFormat, scaler: scaled }: Setting, { load, save, first, steps, seed }: Part): Promise<Result> {
  manualSeed(seed)
  const config = { model: { backbone, num_classes: 3, pretrained: false, dropout: 0.2, class_names: ['Normal', 'Benign', 'Malignant'] } }
  const model = await (await createModel(config)).to({ memoryFormat })
  const optimizer = new AdamW(model.parameters(), { lr: 1e-3, weightDecay: 1e-4 })
  const warmup = new LinearLR(optimizer, { startFactor: 0.01, totalIters: 3 })
  const scheduler = new SequentialLR(optimizer, [warmup, new CosineAnnealingLR(optimizer, { tMax: 12, etaMin: 1e-6 })], { milestones: [3] })
  const criterion = new CrossEntropyLoss({ weight: Tensor.from(Float32Array.from(classWeights)), labelSmoothing: 0.1 })
  const scaler = scaled ? new GradScaler({ device: 'cpu', initScale: 2 ** 10, growthInterval: 4 }) : null
  const earlyStopping = new EarlyStopping({ patience: 100 })
  let history: number[] = []
  if (load !== null) {
    const checkpoint = await loadCheckpoint(load)
    await restoreCheckpoint(checkpoint, { model, optimizer, scheduler, scaler, earlyStopping })
    history = checkpoint.resume_state!.history as number[]
  }
  const losses: number[] = []
  const lrs: string[] = []
  for (let step = first; step < first + steps; step++) {
    const start = step * batch * 3 * size * size
    const x = await Tensor.from(data.subarray(start, start + batch * 3 * size * size), [batch, 3, size, size]).to({ memoryFormat })
    const y = Tensor.from(targets[step]!, [batch], { dtype: 'int64' })
    const { loss } = await trainStep({ model, optimizer, criterion, maxGradNorm: 1, scaler }, x, y)
    scheduler.step()
    losses.push(loss)
    lrs.push(hexadecimal(optimizer.paramGroups[0]!.lr))
    earlyStopping.step(loss)
  }
  history = [...history, ...losses]
  const rngState = await getRngState()
  if (save !== null) {
    const resume = { rngState, memoryFormat, scaler, earlyStopping, history, sampler: { position: first + steps } }
    await saveCheckpoint(model, optimizer, scheduler, first + steps, losses.at(-1)!, config, classWeights, save, { resume })
  }
  const result: Result = {
    losses: losses.map(hexadecimal),
    lrs,
    state: await describeTensors(model.stateDict()),
    optimizer: [],
    rng_state: createHash('sha256').update(rngState).digest('hex'),
    scaler: scaler === null ? null : { ...scaler.stateDict() },
    early_stopping: [hexadecimal(earlyStopping.bestLoss), earlyStopping.counter, earlyStopping.shouldStop],
    history: history.map(hexadecimal)
  }
  for (const [index, fields] of optimizer.stateDict().state) {
    result.optimizer.push([index, await describeTensors(Object.entries(fields) as [string, Tensor][])])
  }
  model.dispose()
  optimizer.dispose()
  return result
}

describe.each<Setting>([
  { memory_format: 'contiguous', scaler: false },
  { memory_format: 'channels_last', scaler: true }
])('$memory_format, scaler: $scaler', (setting) => {
  const file = (name: string): string => folder.file(`${setting.memory_format}.${name}.pt`)
  const python = (...parts: Part[]): Promise<Result[]> =>
    runReference('resume_run', { threads: getNumThreads(), parts: parts.map((part) => ({ ...shared, ...setting, ...part })) })

  // Seeds that differ: what a part draws must come from the checkpoint.
  const begin = { load: null, first: 0, steps: 5, seed: 1 }
  const middle = (from: string, to: string): Part => ({ load: file(from), save: file(to), first: 5, steps: 5, seed: 2 })
  const end = (from: string): Part => ({ load: file(from), save: null, first: 10, steps: 5, seed: 3 })

  test('five steps in Python, five in Node, five in Python, and the other way round, are fifteen in one process', async () => {
    const [whole, pythonBegin] = await python({ ...begin, save: null, steps }, { ...begin, save: file('python1') }) as [Result, Result]
    const nodeMiddle = await train(setting, middle('python1', 'node2'))
    const nodeBegin = await train(setting, { ...begin, save: file('node1') })
    const [pythonEnd, pythonMiddle] = await python(end('node2'), middle('node1', 'python2')) as [Result, Result]
    const nodeEnd = await train(setting, end('python2'))

    expect(nodeBegin).toEqual(pythonBegin)
    expect(nodeMiddle).toEqual(pythonMiddle)
    for (const last of [pythonEnd, nodeEnd]) {
      expect(last).toEqual({ ...whole, losses: whole.losses.slice(10), lrs: whole.lrs.slice(10) })
    }
  })
})
