import { configureCache, emptyCache, memoryStats, resetPeakMemoryStats } from '../../lib/memory'
import { ops } from '../../lib/ops/ops'
import { Tensor } from '../../lib/tensor'

const MIB = 2 ** 20
const cached = (): number => memoryStats()['reserved_bytes.all.current'] - memoryStats()['allocated_bytes.all.current']

afterEach(() => configureCache({ maxBytes: Infinity, releaseAfterMs: 10_000 }))

const makeAndDispose = (bytes: number): void => Tensor.from(new Uint8Array(bytes)).dispose()

test('statistics have the names of torch.cuda.memory_stats and count tensors', () => {
  const before = memoryStats()
  const tensor = Tensor.from(new Float32Array(3 * MIB))
  const during = memoryStats()
  expect(during['allocation.all.current']).toBe(before['allocation.all.current'] + 1)
  expect(during['requested_bytes.all.current']).toBe(before['requested_bytes.all.current'] + 12 * MIB)
  tensor.dispose()
  const after = memoryStats()
  expect(after['allocated_bytes.all.current']).toBe(before['allocated_bytes.all.current'])
  expect(after['allocated_bytes.all.freed'] - before['allocated_bytes.all.freed']).toBeGreaterThanOrEqual(12 * MIB)
  expect(after['allocated_bytes.all.peak']).toBeGreaterThanOrEqual(12 * MIB)
  resetPeakMemoryStats()
  expect(memoryStats()['allocated_bytes.all.peak']).toBe(after['allocated_bytes.all.current'])
})

test('freed memory is kept for the next tensor, and emptyCache gives it back', async () => {
  await emptyCache()
  makeAndDispose(16 * MIB)
  expect(cached()).toBeGreaterThanOrEqual(16 * MIB)
  const reserved = memoryStats()['reserved_bytes.all.peak']
  makeAndDispose(16 * MIB)
  expect(memoryStats()['reserved_bytes.all.peak']).toBe(reserved)
  const resident = process.memoryUsage().rss
  await emptyCache()
  expect(cached()).toBe(0)
  expect(process.memoryUsage().rss).toBeLessThan(resident - 15 * MIB)
})

test('maxBytes bounds what is kept', () => {
  configureCache({ maxBytes: 4 * MIB })
  expect(cached()).toBeLessThanOrEqual(4 * MIB)
  makeAndDispose(16 * MIB)
  expect(cached()).toBeLessThanOrEqual(4 * MIB)
})

test('memory that nobody needs goes back after releaseAfterMs', async () => {
  makeAndDispose(32 * MIB)
  expect(cached()).toBeGreaterThanOrEqual(32 * MIB)
  configureCache({ releaseAfterMs: 20 })
  for (const end = Date.now() + 10_000; cached() > 0 && Date.now() < end;) await new Promise((resolve) => setTimeout(resolve, 10))
  expect(cached()).toBe(0)
})

test('an impossible tensor is an error, and the process goes on', async () => {
  const one = Tensor.from(new Uint8Array(1))
  const before = memoryStats().num_ooms
  await expect(ops.aten.empty([2 ** 48], { dtype: 'float32' })).rejects.toMatchObject({
    code: 'ERR_LIBTORCH', message: expect.stringContaining('not enough memory: you tried to allocate 1125899906842624 bytes')
  })
  expect(memoryStats().num_ooms).toBe(before + 1)
  expect(await one.data()).toEqual(new Uint8Array(1))
})

test.each([
  [{ maxBytes: -1 }, 'maxBytes'], [{ maxBytes: 1.5 }, 'maxBytes'], [{ maxBytes: NaN }, 'maxBytes'],
  [{ releaseAfterMs: 0 }, 'releaseAfterMs'], [{ releaseAfterMs: Infinity }, 'releaseAfterMs']
])('refuses %p', (options, name) => {
  expect(() => configureCache(options)).toThrow(expect.objectContaining({ code: 'ERR_INVALID_ARG', message: expect.stringContaining(name) }))
})
