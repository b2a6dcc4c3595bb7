import { ChainedScheduler } from '../../lib/optim/lr_scheduler/chained_scheduler'
import { ConstantLR } from '../../lib/optim/lr_scheduler/constant_lr'
import { CosineAnnealingLR } from '../../lib/optim/lr_scheduler/cosine_annealing_lr'
import { CosineAnnealingWarmRestarts } from '../../lib/optim/lr_scheduler/cosine_annealing_warm_restarts'
import { ExponentialLR } from '../../lib/optim/lr_scheduler/exponential_lr'
import { LambdaLR } from '../../lib/optim/lr_scheduler/lambda_lr'
import { LinearLR } from '../../lib/optim/lr_scheduler/linear_lr'
import type { LRScheduler } from '../../lib/optim/lr_scheduler/lr_scheduler'
import { MultiStepLR } from '../../lib/optim/lr_scheduler/multi_step_lr'
import { OneCycleLR } from '../../lib/optim/lr_scheduler/one_cycle_lr'
import { PolynomialLR } from '../../lib/optim/lr_scheduler/polynomial_lr'
import { pow } from '../../lib/optim/lr_scheduler/python_math'
import { ReduceLROnPlateau } from '../../lib/optim/lr_scheduler/reduce_lr_on_plateau'
import { SequentialLR } from '../../lib/optim/lr_scheduler/sequential_lr'
import { StepLR } from '../../lib/optim/lr_scheduler/step_lr'
import { AdamW } from '../../lib/optim/adamw'
import { SGD } from '../../lib/optim/sgd'
import { Tensor } from '../../lib/tensor'

type Optimizer = AdamW | SGD

/** A scheduler here and the same in Python. */
export interface SchedulerCase {
  python: { optimizer: string, scheduler: string }
  optimizer: () => Optimizer
  make: (optimizer: Optimizer) => LRScheduler
  /** Arguments of a step, which counts from 1. */
  calls?: (step: number) => number[]
}

const parameter = (): Tensor => Tensor.from(new Float32Array(1))

const optimizers = {
  'SGD(p, lr=0.1, momentum=0.9)': () => new SGD([parameter(), parameter()], { lr: 0.1, momentum: 0.9 }),
  'SGD([{"params": p[:1], "lr": 1.0}, {"params": p[1:]}], lr=3e-3, momentum=0.5)':
    () => new SGD([{ params: parameter(), lr: 1 }, { params: parameter() }], { lr: 3e-3, momentum: 0.5 }),
  'AdamW(p, lr=1e-3)': () => new AdamW([parameter(), parameter()], { lr: 1e-3 })
} satisfies Record<string, () => Optimizer>

const [sgd, twoGroups, adamw] = Object.keys(optimizers) as [Name, Name, Name]
type Name = keyof typeof optimizers

function on(optimizer: Name, scheduler: string, make: SchedulerCase['make'], calls?: SchedulerCase['calls']): SchedulerCase {
  return { python: { optimizer, scheduler }, optimizer: optimizers[optimizer], make, ...(calls && { calls }) }
}

/** The epoch of each step, with jumps. */
const jumps = (step: number): number[] => [step % 7 === 0 ? step + 20 : step % 5 === 0 ? 0 : step]
/** Falls, with bumps and plateaus. */
const loss = (step: number): number[] => [step % 11 === 0 ? NaN : 1 / (1 + Math.min(step, 9)) + (step * step * 7 % 13) * 1e-5]

export const cases: SchedulerCase[] = [
  on(sgd, 'LinearLR(o)', (o) => new LinearLR(o)),
  on(twoGroups, 'LinearLR(o, start_factor=0.01, end_factor=0.7, total_iters=31)', (o) => new LinearLR(o, { startFactor: 0.01, endFactor: 0.7, totalIters: 31 })),
  on(sgd, 'LinearLR(o, start_factor=1.0, end_factor=0.0, total_iters=50)', (o) => new LinearLR(o, { startFactor: 1, endFactor: 0, totalIters: 50 })),
  on(adamw, 'LinearLR(o, start_factor=0.3, total_iters=40)', (o) => new LinearLR(o, { startFactor: 0.3, totalIters: 40 }), jumps),
  on(sgd, 'ConstantLR(o)', (o) => new ConstantLR(o)),
  on(twoGroups, 'ConstantLR(o, factor=0.3, total_iters=25)', (o) => new ConstantLR(o, { factor: 0.3, totalIters: 25 })),
  on(adamw, 'ConstantLR(o, factor=0.7, total_iters=25)', (o) => new ConstantLR(o, { factor: 0.7, totalIters: 25 }), jumps),
  on(sgd, 'ExponentialLR(o, 0.97)', (o) => new ExponentialLR(o, { gamma: 0.97 })),
  on(twoGroups, 'ExponentialLR(o, gamma=0.9)', (o) => new ExponentialLR(o, { gamma: 0.9 }), jumps),
  on(sgd, 'StepLR(o, 10)', (o) => new StepLR(o, { stepSize: 10 })),
  on(twoGroups, 'StepLR(o, step_size=7, gamma=0.3)', (o) => new StepLR(o, { stepSize: 7, gamma: 0.3 })),
  on(adamw, 'StepLR(o, step_size=4, gamma=0.7)', (o) => new StepLR(o, { stepSize: 4, gamma: 0.7 }), jumps),
  on(sgd, 'MultiStepLR(o, [40, 10, 30, 30])', (o) => new MultiStepLR(o, { milestones: [40, 10, 30, 30] })),
  on(twoGroups, 'MultiStepLR(o, milestones=[5, 5, 5, 24, 41], gamma=0.7)', (o) => new MultiStepLR(o, { milestones: [5, 5, 5, 24, 41], gamma: 0.7 })),
  on(adamw, 'MultiStepLR(o, [50, 10, 30, 30], gamma=0.3)', (o) => new MultiStepLR(o, { milestones: [50, 10, 30, 30], gamma: 0.3 }), jumps),
  on(sgd, 'CosineAnnealingLR(o, 50)', (o) => new CosineAnnealingLR(o, { tMax: 50 })),
  on(twoGroups, 'CosineAnnealingLR(o, T_max=7, eta_min=1e-6)', (o) => new CosineAnnealingLR(o, { tMax: 7, etaMin: 1e-6 })),
  on(sgd, 'CosineAnnealingLR(o, T_max=1, eta_min=1e-3)', (o) => new CosineAnnealingLR(o, { tMax: 1, etaMin: 1e-3 })),
  on(adamw, 'CosineAnnealingLR(o, T_max=48, eta_min=1e-6)', (o) => new CosineAnnealingLR(o, { tMax: 48, etaMin: 1e-6 }), jumps),
  on(sgd, 'CosineAnnealingWarmRestarts(o, 10)', (o) => new CosineAnnealingWarmRestarts(o, { t0: 10 })),
  on(twoGroups, 'CosineAnnealingWarmRestarts(o, T_0=3, T_mult=3, eta_min=1e-5)', (o) => new CosineAnnealingWarmRestarts(o, { t0: 3, tMult: 3, etaMin: 1e-5 })),
  on(adamw, 'CosineAnnealingWarmRestarts(o, T_0=4, T_mult=2)', (o) => new CosineAnnealingWarmRestarts(o, { t0: 4, tMult: 2 }), jumps),
  on(sgd, 'CosineAnnealingWarmRestarts(o, T_0=4, T_mult=3)', (o) => new CosineAnnealingWarmRestarts(o, { t0: 4, tMult: 3 }), (step) => [step / 8 + 0.01]),
  on(sgd, 'CosineAnnealingWarmRestarts(o, T_0=5)', (o) => new CosineAnnealingWarmRestarts(o, { t0: 5 }), (step) => (step % 9 === 0 ? [step / 4 + 0.1] : [])),
  on(sgd, 'OneCycleLR(o, 0.3, total_steps=60)', (o) => new OneCycleLR(o, { maxLr: 0.3, totalSteps: 60 })),
  on(adamw, 'OneCycleLR(o, max_lr=0.01, epochs=7, steps_per_epoch=9, pct_start=0.4, three_phase=True)',
    (o) => new OneCycleLR(o, { maxLr: 0.01, epochs: 7, stepsPerEpoch: 9, pctStart: 0.4, threePhase: true })),
  on(twoGroups, 'OneCycleLR(o, [1.0, 0.2], 70, anneal_strategy="linear", base_momentum=[0.8, 0.5], max_momentum=[0.9, 1.0], div_factor=7.0, final_div_factor=1e3)',
    (o) => new OneCycleLR(o, { maxLr: [1, 0.2], totalSteps: 70, annealStrategy: 'linear', baseMomentum: [0.8, 0.5], maxMomentum: [0.9, 1], divFactor: 7, finalDivFactor: 1e3 })),
  on(sgd, 'OneCycleLR(o, 0.3, total_steps=80, pct_start=0.0, cycle_momentum=False)', (o) => new OneCycleLR(o, { maxLr: 0.3, totalSteps: 80, pctStart: 0, cycleMomentum: false }), jumps),
  on(sgd, 'PolynomialLR(o)', (o) => new PolynomialLR(o)),
  on(twoGroups, 'PolynomialLR(o, total_iters=53, power=0.9)', (o) => new PolynomialLR(o, { totalIters: 53, power: 0.9 })),
  on(adamw, 'PolynomialLR(o, total_iters=40, power=2.0)', (o) => new PolynomialLR(o, { totalIters: 40, power: 2 }), jumps),
  on(sgd, 'LambdaLR(o, lambda epoch: 1 / (1 + epoch))', (o) => new LambdaLR(o, { lrLambda: (epoch) => 1 / (1 + epoch) })),
  on(twoGroups, 'LambdaLR(o, [lambda epoch: epoch // 30, lambda epoch: math.sqrt(epoch)])',
    (o) => new LambdaLR(o, { lrLambda: [(epoch) => Math.floor(epoch / 30), Math.sqrt] }), jumps),
  on(sgd, 'SequentialLR(o, [LinearLR(o, start_factor=0.01, total_iters=5), CosineAnnealingLR(o, T_max=45, eta_min=1e-6)], milestones=[5])',
    (o) => new SequentialLR(o, [new LinearLR(o, { startFactor: 0.01, totalIters: 5 }), new CosineAnnealingLR(o, { tMax: 45, etaMin: 1e-6 })], { milestones: [5] })),
  on(twoGroups, 'SequentialLR(o, [ConstantLR(o), ExponentialLR(o, 0.9), CosineAnnealingWarmRestarts(o, 4), OneCycleLR(o, 0.2, 30)], [9, 20, 35])',
    (o) => new SequentialLR(o, [
      new ConstantLR(o), new ExponentialLR(o, { gamma: 0.9 }), new CosineAnnealingWarmRestarts(o, { t0: 4 }), new OneCycleLR(o, { maxLr: 0.2, totalSteps: 30 })
    ], { milestones: [9, 20, 35] })),
  on(adamw, 'SequentialLR(o, [LinearLR(o, total_iters=0), PolynomialLR(o, 40)], [0])',
    (o) => new SequentialLR(o, [new LinearLR(o, { totalIters: 0 }), new PolynomialLR(o, { totalIters: 40 })], { milestones: [0] })),
  on(sgd, 'SequentialLR(o, [ChainedScheduler([LinearLR(o), StepLR(o, 3)]), MultiStepLR(o, [30])], [10])',
    (o) => new SequentialLR(o, [new ChainedScheduler([new LinearLR(o), new StepLR(o, { stepSize: 3 })]), new MultiStepLR(o, { milestones: [30] })], { milestones: [10] })),
  on(sgd, 'SequentialLR(o, [SequentialLR(o, [LinearLR(o), StepLR(o, 3)], [6]), ExponentialLR(o, 0.9)], [25])',
    (o) => new SequentialLR(o, [
      new SequentialLR(o, [new LinearLR(o), new StepLR(o, { stepSize: 3 })], { milestones: [6] }), new ExponentialLR(o, { gamma: 0.9 })
    ], { milestones: [25] })),
  on(twoGroups, 'ChainedScheduler([ConstantLR(o, 0.1, 20), ExponentialLR(o, 0.9)])',
    (o) => new ChainedScheduler([new ConstantLR(o, { factor: 0.1, totalIters: 20 }), new ExponentialLR(o, { gamma: 0.9 })])),
  on(adamw, 'ChainedScheduler([LinearLR(o), CosineAnnealingLR(o, 40), LambdaLR(o, lambda epoch: 0.95 ** epoch)], optimizer=o)',
    (o) => new ChainedScheduler([new LinearLR(o), new CosineAnnealingLR(o, { tMax: 40 }), new LambdaLR(o, { lrLambda: (epoch) => pow(0.95, epoch) })], o)),
  on(sgd, 'ReduceLROnPlateau(o)', (o) => new ReduceLROnPlateau(o), loss),
  on(twoGroups, 'ReduceLROnPlateau(o, factor=0.5, patience=3, cooldown=2, min_lr=[1e-2, 1e-4])',
    (o) => new ReduceLROnPlateau(o, { factor: 0.5, patience: 3, cooldown: 2, minLr: [1e-2, 1e-4] }), loss),
  on(adamw, 'ReduceLROnPlateau(o, "max", 0.7, 2, threshold=1e-3, threshold_mode="abs", min_lr=1e-5, eps=1e-6)',
    (o) => new ReduceLROnPlateau(o, { mode: 'max', factor: 0.7, patience: 2, threshold: 1e-3, thresholdMode: 'abs', minLr: 1e-5, eps: 1e-6 }), loss),
  on(sgd, 'ReduceLROnPlateau(o, mode="max", patience=0)', (o) => new ReduceLROnPlateau(o, { mode: 'max', patience: 0 }), loss),
  on(sgd, 'ReduceLROnPlateau(o, patience=1, threshold_mode="abs", threshold=0.01)',
    (o) => new ReduceLROnPlateau(o, { patience: 1, thresholdMode: 'abs', threshold: 0.01 }), (step) => [loss(step)[0]!, 2 * step])
]
