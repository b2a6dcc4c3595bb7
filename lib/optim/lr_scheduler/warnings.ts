import type { SchedulableOptimizer } from './schedulable_optimizer'

const given = new Set<string>()

/** A warning once in a process, as Python shows one from one line. */
function warnOnce(code: string, message: string): void {
  if (given.has(code)) return
  given.add(code)
  process.emitWarning(message, { type: 'BtxrdTorchWarning', code })
}

/** For a second step of a scheduler. */
export function warnUnlessStepped(optimizer: SchedulableOptimizer): void {
  if (optimizer.stepped !== false) return
  warnOnce(
    'BTXRD_SCHEDULER_BEFORE_OPTIMIZER',
    'Detected call of `scheduler.step()` before `optimizer.step()`. Call them in the opposite order: ' +
      '`optimizer.step()` before `scheduler.step()`. Otherwise the first value of the learning rate schedule is skipped.'
  )
}

export function warnOfEpoch(): void {
  warnOnce(
    'BTXRD_SCHEDULER_EPOCH',
    'The epoch argument of `scheduler.step()` is deprecated in PyTorch. With it the closed form of the schedule is used ' +
      'where there is one, whose last bits may differ from those of steps without it. Call `scheduler.step()`.'
  )
}
