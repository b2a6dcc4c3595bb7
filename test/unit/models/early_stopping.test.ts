import { PyFloat } from '../../../lib/checkpoint/values'
import { EarlyStopping } from '../../../lib/models/early_stopping'

describe('EarlyStopping', () => {
  test('stops at the third epoch without an improvement (the Python module\'s own check)', () => {
    const stop = new EarlyStopping({ patience: 3 })
    expect([1.0, 0.9, 1.0, 1.0, 1.0].map((loss) => stop.step(loss))).toEqual([false, false, false, false, true])
    expect(stop).toMatchObject({ bestLoss: 0.9, counter: 3, shouldStop: true })
  })

  test('an improvement has to exceed minDelta', () => {
    const stop = new EarlyStopping({ patience: 2, minDelta: 0.25 })
    stop.step(1)
    expect(stop.step(0.75)).toBe(false)
    expect(stop).toMatchObject({ bestLoss: 1, counter: 1 })
    stop.step(0.5)
    expect(stop).toMatchObject({ bestLoss: 0.5, counter: 0 })
  })

  test('NaN is no improvement, and a decision to stop stays', () => {
    const stop = new EarlyStopping({ patience: 1 })
    expect(stop.step(NaN)).toBe(true)
    expect(stop.step(0.1)).toBe(true)
    expect(stop.bestLoss).toBe(0.1)
  })

  test.each([{ patience: 0 }, { patience: 1.5 }, { patience: NaN }, { minDelta: -1 }, { minDelta: NaN }])('refuses %p', (options) => {
    expect(() => new EarlyStopping(options)).toThrow(expect.objectContaining({ code: 'ERR_INVALID_ARG' }))
  })
})

describe('the state of EarlyStopping', () => {
  test('has a float for the loss, and goes on from it', () => {
    const stop = new EarlyStopping({ patience: 2 })
    for (const loss of [1, 2]) stop.step(loss)
    const stateDict = stop.stateDict()
    expect(stateDict).toEqual({ best_loss: new PyFloat(1), counter: 1, should_stop: false })
    const next = new EarlyStopping({ patience: 2 })
    next.loadStateDict(stateDict)
    expect(next.step(3)).toBe(true)
    // As a file gives it back.
    next.loadStateDict({ best_loss: Infinity, counter: 0, should_stop: false })
    expect(next).toMatchObject({ bestLoss: Infinity, counter: 0, shouldStop: false })
  })

  test.each([null, {}, { best_loss: 'low', counter: 0, should_stop: false }, { best_loss: 1, counter: 0.5, should_stop: false }])('refuses %p', (state) => {
    const stop = new EarlyStopping()
    expect(() => stop.loadStateDict(state as never)).toThrow(expect.objectContaining({ code: 'ERR_STATE_DICT' }))
    expect(stop).toMatchObject({ bestLoss: Infinity, counter: 0 })
  })
})
