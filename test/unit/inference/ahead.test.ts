import { setTimeout as sleep } from 'node:timers/promises'

import { ahead } from '../../../lib/inference/ahead'

/** Takes longest for the first items, and counts. */
class Work {
  begun = 0
  ended = 0
  readonly do = async (item: number): Promise<number> => {
    this.begun++
    await sleep(20 - 4 * item)
    this.ended++
    if (item === 2) throw new Error('two')
    return 10 * item
  }
}

test('results in the order of the items, failures among them', async () => {
  const results: unknown[] = []
  for await (const { item, result } of ahead([0, 1, 2, 3, 4], 2, new Work().do)) {
    results.push([item, result.status === 'fulfilled' ? result.value : (result.reason as Error).message])
  }
  expect(results).toEqual([[0, 0], [1, 10], [2, 'two'], [3, 30], [4, 40]])
})

test.each([0, 1, 3])('no more than %i beyond the one asked for are begun, by a consumer that is slow', async (depth) => {
  const work = new Work()
  let taken = 0
  for await (const { item } of ahead([0, 1, 2, 3, 4], depth, work.do)) {
    expect(item).toBe(taken++)
    await sleep(30)
    expect(work.begun).toBe(Math.min(taken + depth, 5))
  }
  expect(taken).toBe(5)
})

test('leaving early waits for what is under way and begins nothing more', async () => {
  const work = new Work()
  for await (const { item } of ahead([0, 1, 2, 3, 4], 2, work.do)) if (item === 0) break
  expect(work).toMatchObject({ begun: 3, ended: 3 })
})

test('nothing for no items', async () => {
  expect(await ahead([], 2, new Work().do).next()).toEqual({ done: true, value: undefined })
})
