import { createHash } from 'node:crypto'
import {
  AdamW, CosineAnnealingLR, createModel, CrossEntropyLoss, getNumThreads, getRngState, GradScaler, LinearLR, manualSeed,
  SequentialLR, Tensor, trainStep, type BTXRDClassifier
} from '../../lib'
import { runReference } from './python'
import { TempFolder } from './temp_folder'
import { describeTensors, sha256, tensorBytes, type DescribedTensor } from './tensor_digest'

const batch = 8
const batches = 3
const classWeights = [0.75, 0.5, 2.25]
const targets = Array.from({ length: batch * batches }, (_, i) => (i * 7 + (i >> 2)) % 3)

/** One run of python/reference/train_trajectory.py. */
export interface Case {
  model: { backbone: string }
  memory_format: 'contiguous' | 'channels_last'
  steps: number
  /** Of the images, in pixels; 64 if it is not given. */
  size?: number
  autocast?: 'bfloat16'
  /** Arguments of GradScaler. */
  scaler?: { init_scale: number, growth_interval: number }
}

interface Trajectory {
  losses: number[]
  grad_norms: number[]
  lrs: number[]
  step_digests: string[]
  state: DescribedTensor[]
  optimizer: [number, DescribedTensor[]][]
  optimizer_strides: number[][][]
  logits: string
  rng_state: string
  scaler: unknown
}

interface Images {
  shape: [number, number, number, number]
  data: Float32Array
}

/** Pixel-like noise that both sides read from the same file. */
function noise(size = 64): Images {
  let state = 4321
  const shape: Images['shape'] = [batch * batches, 3, size, size]
  const data = Float32Array.from({ length: shape.reduce((a, b) => a * b) }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 31 - 1
  })
  return { shape, data }
}

/** LinearLR, then CosineAnnealingLR, joined by SequentialLR as in the pipeline. */
const schedule = { lr: 1e-3, warmup: 3, eta_min: 1e-6 }

const shared = {
  seed: 20_240, targets, batch_size: batch, ...schedule, weight_decay: 1e-4, label_smoothing: 0.1,
  class_weights: classWeights, max_grad_norm: 1.0
}

async function batchAt({ data, shape: [, , size] }: Images, step: number, memoryFormat: Case['memory_format']): Promise<[Tensor, Tensor]> {
  const start = (step * batch) % targets.length
  const x = Tensor.from(data.subarray(start * 3 * size * size, (start + batch) * 3 * size * size), [batch, 3, size, size])
  const y = Tensor.from(targets.slice(start, start + batch), [batch], { dtype: 'int64' })
  return [memoryFormat === 'channels_last' ? await x.to({ memoryFormat }) : x, y]
}

async function digest(model: BTXRDClassifier): Promise<string> {
  const hash = createHash('sha256')
  for (const tensor of model.stateDict().values()) {
    if (tensor.numel <= 4096) hash.update(await tensorBytes(tensor))
  }
  return hash.digest('hex')
}

async function train({ model: { backbone }, memory_format: memoryFormat, steps, size, autocast, scaler: scaling }: Case): Promise<Trajectory> {
  const options = shared
  const images = noise(size)
  manualSeed(options.seed)
  const model = await createModel({ model: { backbone, num_classes: 3, pretrained: false, dropout: 0.2 } })
  await model.to({ memoryFormat })
  const optimizer = new AdamW(model.parameters(), { lr: schedule.lr, weightDecay: options.weight_decay })
  const scheduler = new SequentialLR(optimizer, [
    new LinearLR(optimizer, { startFactor: 0.01, totalIters: schedule.warmup }),
    new CosineAnnealingLR(optimizer, { tMax: steps - schedule.warmup, etaMin: schedule.eta_min })
  ], { milestones: [schedule.warmup] })
  const criterion = new CrossEntropyLoss({ weight: Tensor.from(Float32Array.from(classWeights)), labelSmoothing: options.label_smoothing })
  const scaler = scaling ? new GradScaler({ device: 'cpu', initScale: scaling.init_scale, growthInterval: scaling.growth_interval }) : null
  const result: Trajectory = { losses: [], grad_norms: [], lrs: [], step_digests: [], state: [], optimizer: [], optimizer_strides: [], logits: '', rng_state: '', scaler: null }
  for (let step = 0; step < steps; step++) {
    const [x, y] = await batchAt(images, step, memoryFormat)
    const { loss, gradNorm, logits, stepped } = await trainStep(
      { model, optimizer, criterion, scaler, maxGradNorm: options.max_grad_norm, ...(autocast && { autocast: { dtype: autocast } }) }, x, y
    )
    expect(stepped).toBe(true)
    result.losses.push(loss)
    result.grad_norms.push(gradNorm)
    result.lrs.push(optimizer.paramGroups[0]!.lr)
    scheduler.step()
    result.step_digests.push(await digest(model))
    result.logits = await sha256(logits)
  }
  result.rng_state = createHash('sha256').update(await getRngState()).digest('hex')
  result.state = await describeTensors(model.stateDict())
  for (const [index, fields] of optimizer.stateDict().state) {
    const tensors = Object.entries(fields) as [string, Tensor][]
    result.optimizer.push([index, await describeTensors(tensors)])
    result.optimizer_strides.push(tensors.map(([, tensor]) => [...tensor.strides]))
  }
  if (scaler !== null) result.scaler = { ...scaler.stateDict() }
  model.dispose()
  optimizer.dispose()
  return result
}

/**
 * Trains here and in Python from the same seed on the same batches, and compares every loss,
 * gradient norm and learning rate, and at the end every parameter, buffer, optimizer tensor with its
 * strides, the last logits and the generator. Call it at the top of a test file.
 */
export function compareWithPython(): (cases: Case[]) => Promise<void> {
  const folder = new TempFolder()
  return async (cases) => {
    const inputs = ({ size }: Case): { file: string, shape: number[] } => {
      const { shape, data } = noise(size)
      return { file: folder.write(`inputs-${shape[2]}`, Buffer.from(data.buffer)), shape }
    }
    const reference = await runReference<Trajectory[]>('train_trajectory', {
      threads: getNumThreads(),
      cases: cases.map((entry) => ({ ...shared, inputs: inputs(entry), ...entry }))
    })
    for (const [i, entry] of cases.entries()) {
      expect({ ...entry, ...(await train(entry)) }).toEqual({ ...entry, ...reference[i] })
    }
  }
}
