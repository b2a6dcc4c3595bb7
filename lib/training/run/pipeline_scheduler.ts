import { CosineAnnealingLR } from '../../optim/lr_scheduler/cosine_annealing_lr'
import { LinearLR } from '../../optim/lr_scheduler/linear_lr'
import type { LRScheduler } from '../../optim/lr_scheduler/lr_scheduler'
import { SequentialLR } from '../../optim/lr_scheduler/sequential_lr'
import type { Optimizer } from '../../optim/optimizer'

const START_FACTOR = 0.01
const ETA_MIN = 1e-6

/** The warm-up that a run of so many epochs can have: the cosine has at least one. */
export function warmupOf(epochs: number, wanted: number): number {
  return wanted >= epochs ? epochs - 1 : wanted
}

/** The pipeline's schedule, stepped once an epoch: a linear warm-up, then a cosine; without warm-up the cosine alone. */
export function pipelineScheduler(optimizer: Optimizer, epochs: number, warmup: number): LRScheduler {
  if (warmup === 0) return new CosineAnnealingLR(optimizer, { tMax: epochs, etaMin: ETA_MIN })
  const linear = new LinearLR(optimizer, { startFactor: START_FACTOR, totalIters: warmup })
  const cosine = new CosineAnnealingLR(optimizer, { tMax: epochs - warmup, etaMin: ETA_MIN })
  return new SequentialLR(optimizer, [linear, cosine], { milestones: [warmup] })
}
