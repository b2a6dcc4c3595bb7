import { isFloatSlot } from '../../../lib/checkpoint/values'
import { ConstantLR } from '../../../lib/optim/lr_scheduler/constant_lr'
import { ExponentialLR } from '../../../lib/optim/lr_scheduler/exponential_lr'
import { LambdaLR } from '../../../lib/optim/lr_scheduler/lambda_lr'
import { LinearLR } from '../../../lib/optim/lr_scheduler/linear_lr'
import { OneCycleLR } from '../../../lib/optim/lr_scheduler/one_cycle_lr'
import { ReduceLROnPlateau } from '../../../lib/optim/lr_scheduler/reduce_lr_on_plateau'
import type { SchedulableGroup } from '../../../lib/optim/lr_scheduler/schedulable_optimizer'
import { SequentialLR } from '../../../lib/optim/lr_scheduler/sequential_lr'
import { ChainedScheduler } from '../../../lib/optim/lr_scheduler/chained_scheduler'
import { StepLR } from '../../../lib/optim/lr_scheduler/step_lr'

/** Schedulers need no more of an optimizer than its groups. */
const optimizer = (...lrs: number[]): { paramGroups: SchedulableGroup[], stepped?: boolean } => ({ paramGroups: lrs.map((lr) => ({ lr })) })

const refusal = (code: string, message: RegExp): Error => expect.objectContaining({ name: 'BtxrdTorchError', code, message: expect.stringMatching(message) })

describe('construction', () => {
  test('sets the first learning rate and keeps the initial one', () => {
    const o = optimizer(0.5, 1)
    const scheduler = new LinearLR(o, { startFactor: 0.25, totalIters: 3 })
    expect(o.paramGroups).toEqual([{ lr: 0.125, initialLr: 0.5 }, { lr: 0.25, initialLr: 1 }])
    expect(scheduler.lastEpoch).toBe(0)
    expect(scheduler.baseLrs).toEqual([0.5, 1])
    expect(scheduler.getLastLr()).toEqual([0.125, 0.25])
  })

  test('a second scheduler starts from the initial learning rates of the first', () => {
    const o = optimizer(1)
    new LinearLR(o, { startFactor: 0.25 })
    expect(new ExponentialLR(o, { gamma: 0.5 }).baseLrs).toEqual([1])
  })

  test('goes on at lastEpoch', () => {
    const o = optimizer(1)
    const scheduler = new StepLR(o, { stepSize: 2, gamma: 0.5 })
    scheduler.step()
    const resumed = new StepLR(o, { stepSize: 2, gamma: 0.5, lastEpoch: scheduler.lastEpoch - 1 })
    resumed.step()
    expect([resumed.lastEpoch, o.paramGroups[0]!.lr]).toEqual([2, 0.5])
  })

  test.each<[string, () => unknown, RegExp]>([
    ['no optimizer', () => new LinearLR(null as never), /an optimizer for optimizer but received null/],
    ['a group without lr', () => new LinearLR({ paramGroups: [{} as never] }), /paramGroups\[0\]\.lr/],
    ['a factor that is no number', () => new LinearLR(optimizer(1), { startFactor: '1' as never }), /startFactor/],
    ['NaN', () => new ExponentialLR(optimizer(1), { gamma: NaN }), /finite number for gamma/],
    ['half an epoch', () => new LinearLR(optimizer(1), { totalIters: 2.5 }), /integer of 0 or more for totalIters/],
    ['no step size', () => new StepLR(optimizer(1), {} as never), /stepSize/],
    ['a word for a boolean', () => new OneCycleLR(optimizer(1), { maxLr: 1, totalSteps: 5, cycleMomentum: 'yes' as never }), /a boolean for cycleMomentum/],
    ['no function', () => new LambdaLR(optimizer(1), { lrLambda: 3 as never }), /lrLambda/],
    ['no scheduler', () => new SequentialLR(optimizer(1), [{} as never], { milestones: [] }), /schedulers\[0\]/],
    ['schedulers that are no array', () => new ChainedScheduler(null as never), /array of schedulers/]
  ])('refuses %s', (_, make, message) => {
    expect(make).toThrow(refusal('ERR_INVALID_ARG', message))
  })

  test('SequentialLR refuses what PyTorch refuses at the milestone only', () => {
    const o = optimizer(1)
    const later = new ChainedScheduler([new LinearLR(o)])
    expect(() => new SequentialLR(o, [new StepLR(o, { stepSize: 1 }), later], { milestones: [2] })).toThrow(refusal('ERR_INVALID_ARG', /schedulers\[1\]/))
  })
})

describe('a step that fails', () => {
  test('changes nothing', () => {
    const o = optimizer(1)
    const scheduler = new LambdaLR(o, {
      lrLambda: (epoch) => {
        if (epoch === 2) throw new Error('no factor')
        return 0.5
      }
    })
    scheduler.step()
    const before = [structuredClone(scheduler.stateDict()), structuredClone(o)]
    expect(() => scheduler.step()).toThrow('no factor')
    expect([scheduler.stateDict(), o]).toEqual(before)
  })

  test.each<[string, (o: ReturnType<typeof optimizer>) => { step(): void }, RegExp]>([
    ['a division by 0', (o) => new ConstantLR(o, { factor: 0, totalIters: 1 }), /a divisor other than 0 .* computes 1 \/ 0/],
    ['a lambda without a number', (o) => new LambdaLR(o, { lrLambda: (epoch) => (epoch === 0 ? 1 : undefined) as number }), /a number for the result of lrLambda\(1\)/]
  ])('%s is an error, never NaN', (_, make, message) => {
    const o = optimizer(1)
    const scheduler = make(o)
    const { lr } = o.paramGroups[0]!
    expect(() => scheduler.step()).toThrow(refusal('ERR_INVALID_ARG', message))
    expect(o.paramGroups[0]!.lr).toBe(lr)
  })

  test('a group that was added later', () => {
    const o = optimizer(1)
    const scheduler = new LambdaLR(o, { lrLambda: () => 1 })
    o.paramGroups.push({ lr: 1 })
    expect(() => scheduler.step()).toThrow(refusal('ERR_INVALID_ARG', /1 parameter group\(s\).* has 2/))
  })

  test('metrics that are no number, and an epoch below 0', () => {
    expect(() => new ReduceLROnPlateau(optimizer(1)).step('0.5' as never)).toThrow(refusal('ERR_INVALID_ARG', /metrics/))
    expect(() => new LinearLR(optimizer(1)).step(-1)).toThrow(refusal('ERR_INVALID_ARG', /epoch/))
  })
})

describe('ReduceLROnPlateau with a group that was added later', () => {
  const stall = (scheduler: ReduceLROnPlateau): void => {
    for (let step = 0; step < 3; step++) scheduler.step(1)
  }

  test('takes the one minLr for it', () => {
    const o = optimizer(1)
    const scheduler = new ReduceLROnPlateau(o, { patience: 1, minLr: 0.5 })
    o.paramGroups.push({ lr: 2 })
    stall(scheduler)
    expect(o.paramGroups).toEqual([{ lr: 0.5 }, { lr: 0.5 }])
  })

  test('refuses when each group had its own', () => {
    const o = optimizer(1)
    const scheduler = new ReduceLROnPlateau(o, { patience: 1, minLr: [0.5] })
    o.paramGroups.push({ lr: 2 })
    expect(() => stall(scheduler)).toThrow(refusal('ERR_INVALID_ARG', /number of param groups/))
  })
})

describe('state dicts', () => {
  test('say which numbers are Python floats', () => {
    const stateDict = new LinearLR(optimizer(1), { startFactor: 1 }).stateDict()
    expect(['start_factor', 'end_factor', 'total_iters', 'last_epoch'].filter((key) => isFloatSlot(stateDict, key))).toEqual(['start_factor', 'end_factor'])
    expect(isFloatSlot(stateDict.base_lrs as number[], 0)).toBe(true)
  })

  test('keep unknown keys, and the int that Python had where a float is usual', () => {
    const scheduler = new StepLR(optimizer(1), { stepSize: 2, gamma: 0.5 })
    scheduler.loadStateDict({ ...scheduler.stateDict(), gamma: 1, verbose: false })
    const again = scheduler.stateDict()
    expect(again).toMatchObject({ gamma: 1, verbose: false })
    expect(isFloatSlot(again, 'gamma')).toBe(false)
  })

  test('of releases without the newer keys load', () => {
    const scheduler = new StepLR(optimizer(1), { stepSize: 2 })
    const { _is_initial, _get_lr_called_within_step, ...older } = scheduler.stateDict()
    expect([_is_initial, _get_lr_called_within_step]).toEqual([false, false])
    expect(() => scheduler.loadStateDict(older)).not.toThrow()
  })

  test('of another class are refused with all that is wrong, and nothing changes', () => {
    const o = optimizer(1)
    const scheduler = new SequentialLR(o, [new LinearLR(o), new StepLR(o, { stepSize: 2 })], { milestones: [3] })
    const saved = scheduler.stateDict()
    const [linear, step] = saved._schedulers as [object, object]
    const bad = { ...saved, last_epoch: 7, _milestones: [1, 2], _schedulers: [linear, { ...step, gamma: 'x', base_lrs: [1, 2], step_size: undefined }] }
    expect(() => scheduler.loadStateDict(bad)).toThrow(refusal(
      'ERR_STATE_DICT',
      new RegExp('^Error\\(s\\) in loading state_dict for SequentialLR:\\n\\t_milestones: expected a list of 1 number\\(s\\) but received \\[1, 2\\]\\.' +
        '\\n\\t_schedulers\\[1\\] \\(StepLR\\): gamma: expected a number but received "x"\\.' +
        '\\n\\t_schedulers\\[1\\] \\(StepLR\\): base_lrs: expected 1 number\\(s\\), one for each parameter group but received \\[1, 2\\]\\.')
    ))
    expect(scheduler.stateDict()).toEqual(saved)
    expect(() => scheduler.loadStateDict(new StepLR(o, { stepSize: 2 }).stateDict())).toThrow(refusal('ERR_STATE_DICT', /Missing key\(s\) in state_dict: "_milestones"/))
    expect(() => scheduler.loadStateDict(null as never)).toThrow(refusal('ERR_STATE_DICT', /stateDict but received null/))
  })

  test('with the state of a Python callable are refused', () => {
    const scheduler = new LambdaLR(optimizer(1), { lrLambda: () => 1 })
    expect(() => scheduler.loadStateDict({ ...scheduler.stateDict(), lr_lambdas: [{ factor: 2 }] })).toThrow(refusal('ERR_STATE_DICT', /lr_lambdas/))
  })
})

test('warns once of a step before the optimizer\'s, and of an epoch', () => {
  const emitWarning = jest.spyOn(process, 'emitWarning').mockImplementation()
  try {
    new LinearLR({ ...optimizer(1), stepped: true }).step()
    for (let count = 0; count < 2; count++) new LinearLR({ ...optimizer(1), stepped: false }).step()
    for (let count = 0; count < 2; count++) new LinearLR(optimizer(1)).step(3)
    expect(emitWarning.mock.calls.map(([, options]) => (options as unknown as { code: string }).code))
      .toEqual(['BTXRD_SCHEDULER_BEFORE_OPTIMIZER', 'BTXRD_SCHEDULER_EPOCH'])
  } finally {
    emitWarning.mockRestore()
  }
})
