import { BtxrdTorchError } from '../../lib/errors'
import { ChainedScheduler } from '../../lib/optim/lr_scheduler/chained_scheduler'
import { ConstantLR } from '../../lib/optim/lr_scheduler/constant_lr'
import { CosineAnnealingWarmRestarts } from '../../lib/optim/lr_scheduler/cosine_annealing_warm_restarts'
import { LambdaLR } from '../../lib/optim/lr_scheduler/lambda_lr'
import { LinearLR } from '../../lib/optim/lr_scheduler/linear_lr'
import { OneCycleLR } from '../../lib/optim/lr_scheduler/one_cycle_lr'
import { ReduceLROnPlateau } from '../../lib/optim/lr_scheduler/reduce_lr_on_plateau'
import type { SchedulableOptimizer } from '../../lib/optim/lr_scheduler/schedulable_optimizer'
import { SequentialLR } from '../../lib/optim/lr_scheduler/sequential_lr'
import { StepLR } from '../../lib/optim/lr_scheduler/step_lr'
import { AdamW } from '../../lib/optim/adamw'
import { Tensor } from '../../lib/tensor'
import { runReference } from '../support/python'

type Make = (o: SchedulableOptimizer, other: SchedulableOptimizer) => unknown

const refused: [python: string, make: Make][] = [
  ['LinearLR(o, start_factor=0.0)', (o) => new LinearLR(o, { startFactor: 0 })],
  ['LinearLR(o, start_factor=1.5)', (o) => new LinearLR(o, { startFactor: 1.5 })],
  ['LinearLR(o, end_factor=-0.5)', (o) => new LinearLR(o, { endFactor: -0.5 })],
  ['ConstantLR(o, factor=2.0)', (o) => new ConstantLR(o, { factor: 2 })],
  ['StepLR(o, 3, last_epoch=5)', (o) => new StepLR(o, { stepSize: 3, lastEpoch: 5 })],
  ['LambdaLR(o, [len, len])', (o) => new LambdaLR(o, { lrLambda: [Math.sqrt, Math.sqrt] })],
  ['CosineAnnealingWarmRestarts(o, 0)', (o) => new CosineAnnealingWarmRestarts(o, { t0: 0 })],
  ['CosineAnnealingWarmRestarts(o, 2.5)', (o) => new CosineAnnealingWarmRestarts(o, { t0: 2.5 })],
  ['CosineAnnealingWarmRestarts(o, 3, T_mult=0)', (o) => new CosineAnnealingWarmRestarts(o, { t0: 3, tMult: 0 })],
  ['CosineAnnealingWarmRestarts(o, 3).step(-1)', (o) => new CosineAnnealingWarmRestarts(o, { t0: 3 }).step(-1)],
  ['OneCycleLR(o, 0.1)', (o) => new OneCycleLR(o, { maxLr: 0.1 })],
  ['OneCycleLR(o, 0.1, total_steps=0)', (o) => new OneCycleLR(o, { maxLr: 0.1, totalSteps: 0 })],
  ['OneCycleLR(o, 0.1, epochs=2, steps_per_epoch=-3)', (o) => new OneCycleLR(o, { maxLr: 0.1, epochs: 2, stepsPerEpoch: -3 })],
  ['OneCycleLR(o, 0.1, 10, pct_start=1.5)', (o) => new OneCycleLR(o, { maxLr: 0.1, totalSteps: 10, pctStart: 1.5 })],
  ['OneCycleLR(o, 0.1, 10, anneal_strategy="sine")', (o) => new OneCycleLR(o, { maxLr: 0.1, totalSteps: 10, annealStrategy: 'sine' as 'cos' })],
  ['OneCycleLR(o, [0.1, 0.2], 10)', (o) => new OneCycleLR(o, { maxLr: [0.1, 0.2], totalSteps: 10 })],
  ['OneCycleLR(o, 0.1, 10, max_momentum=[0.9, 0.8])', (o) => new OneCycleLR(o, { maxLr: 0.1, totalSteps: 10, maxMomentum: [0.9, 0.8] })],
  ['OneCycleLR(rprop, 0.1, 10)', () => new OneCycleLR({ paramGroups: [{ lr: 0.1 }] }, { maxLr: 0.1, totalSteps: 10 })],
  ['[s.step() for s in [OneCycleLR(o, 0.1, 3)] for _ in range(4)]', (o) => {
    const scheduler = new OneCycleLR(o, { maxLr: 0.1, totalSteps: 3 })
    for (let step = 0; step < 4; step++) scheduler.step()
  }],
  ['ReduceLROnPlateau(o, factor=1.0)', (o) => new ReduceLROnPlateau(o, { factor: 1 })],
  ['ReduceLROnPlateau(o, mode="low")', (o) => new ReduceLROnPlateau(o, { mode: 'low' as 'min' })],
  ['ReduceLROnPlateau(o, threshold_mode="share")', (o) => new ReduceLROnPlateau(o, { thresholdMode: 'share' as 'rel' })],
  ['ReduceLROnPlateau(o, min_lr=[0.1, 0.2])', (o) => new ReduceLROnPlateau(o, { minLr: [0.1, 0.2] })],
  ['SequentialLR(o, [], [])', (o) => new SequentialLR(o, [], { milestones: [] })],
  ['SequentialLR(o, [LinearLR(o)], [3])', (o) => new SequentialLR(o, [new LinearLR(o)], { milestones: [3] })],
  ['SequentialLR(o, [LinearLR(o), ReduceLROnPlateau(o)], [3])', (o) => new SequentialLR(o, [new LinearLR(o), new ReduceLROnPlateau(o)], { milestones: [3] })],
  ['SequentialLR(o, [LinearLR(o), LinearLR(other)], [3])', (o, other) => new SequentialLR(o, [new LinearLR(o), new LinearLR(other)], { milestones: [3] })],
  ['ChainedScheduler([])', () => new ChainedScheduler([])],
  ['ChainedScheduler([LinearLR(o), LinearLR(other)])', (o, other) => new ChainedScheduler([new LinearLR(o), new LinearLR(other)])],
  ['ChainedScheduler([LinearLR(other)], o)', (o, other) => new ChainedScheduler([new LinearLR(other)], o)],
  ['ChainedScheduler([ReduceLROnPlateau(o)])', (o) => new ChainedScheduler([new ReduceLROnPlateau(o)])]
]

const adamw = (): SchedulableOptimizer => new AdamW([Tensor.from(new Float32Array(1))], { lr: 0.1 })

/** The part of a message that names neither optimizers nor, as Python does, how to report it. */
const essence = (message: string): string => message.split(/ has (?:another |\w+ \(\n)|\n/)[0]!.replace(/\.$/, '')

let messages: string[]

beforeAll(async () => {
  messages = await runReference('scheduler_errors', { schedulers: refused.map(([python]) => python) })
})

test.each(refused.map(([python, make], index) => ({ python, make, index })))('$python', ({ make, index }) => {
  let error: unknown
  try {
    make(adamw(), adamw())
  } catch (thrown) {
    error = thrown
  }
  expect(error).toBeInstanceOf(BtxrdTorchError)
  expect(error).toMatchObject({ code: 'ERR_INVALID_ARG', message: expect.stringContaining(essence(messages[index]!)) })
})
