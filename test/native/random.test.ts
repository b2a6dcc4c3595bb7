import { getRngState, manualSeed, setRngState } from '../../lib/random'
import { getNumThreads, setNumThreads } from '../../lib/threads'

describe('the random generator', () => {
  test('its state after a seed starts with that seed, and comes back', async () => {
    manualSeed(42)
    const state = await getRngState()
    expect(state).toHaveLength(5056)
    expect(new DataView(state.buffer).getBigUint64(0, true)).toBe(42n)
    manualSeed(7n)
    expect(await getRngState()).not.toEqual(state)
    await setRngState(state)
    expect(await getRngState()).toEqual(state)
  })

  test('negative seeds count from 2^64, as in Python', async () => {
    manualSeed(-1)
    const negative = await getRngState()
    manualSeed(2n ** 64n - 1n)
    expect(await getRngState()).toEqual(negative)
  })

  test.each([1.5, NaN, '1', 2 ** 60, 2n ** 64n, -(2n ** 63n) - 1n, null])('refuses the seed %p', (seed) => {
    expect(() => manualSeed(seed as number)).toThrow(expect.objectContaining({ code: 'ERR_INVALID_ARG' }))
  })

  test('refuses what is no state, and stays as it was', async () => {
    manualSeed(3)
    const state = await getRngState()
    await expect(setRngState(new Uint8Array(10))).rejects.toMatchObject({ code: 'ERR_INVALID_ARG' })
    await expect(setRngState('x' as never)).rejects.toMatchObject({ code: 'ERR_INVALID_ARG' })
    await expect(setRngState(new Uint8Array(5056).fill(255))).rejects.toMatchObject({ name: 'BtxrdTorchError' })
    expect(await getRngState()).toEqual(state)
  })
})

describe('threads', () => {
  test('can be set and read', () => {
    const before = getNumThreads()
    expect(before).toBeGreaterThanOrEqual(1)
    setNumThreads(1)
    expect(getNumThreads()).toBe(1)
    setNumThreads(before)
    expect(getNumThreads()).toBe(before)
  })

  test.each([0, -1, 1.5, NaN, '2', 1e9])('refuses %p', (count) => {
    expect(() => setNumThreads(count as number)).toThrow(expect.objectContaining({ code: 'ERR_INVALID_ARG' }))
  })
})
