import path from 'node:path'
import { root } from '../support/python'
import { runOk } from '../support/run'

// The full figures (10,000 predictions, 500 models) come from: BTXRD_SOAK=1 npx jest test/process/memory
const full = process.env.BTXRD_SOAK === '1'
const counts = full ? { predictions: 10_000, models: 500 } : { predictions: 600, models: 40 }

/** Runs `round` in a process of its own and gives its resident memory after a third and at the end, in bytes. */
async function growth(rounds: number, prepare: string, round: string): Promise<{ early: number, late: number }> {
  const output = await runOk(process.execPath, ['--expose-gc', '-e', `
    const api = require(${JSON.stringify(path.join(root, 'dist'))})
    // A model's memory is freed by finalizers, which run between turns of the event loop.
    const settle = async () => { for (let i = 0; i < 3; i++) { gc(); await new Promise(setImmediate) } return process.memoryUsage().rss }
    void (async () => {
      const config = { model: { backbone: 'efficientnet_b0', num_classes: 3, pretrained: false, dropout: 0.2 } }
      ${prepare}
      let early = 0
      for (let i = 0; i < ${rounds}; i++) {
        ${round}
        if (i === Math.floor(${rounds} / 3)) early = await settle()
      }
      console.log(JSON.stringify({ early, late: await settle() }))
    })()
  `], { cwd: root, env: { ...process.env, MALLOC_ARENA_MAX: '2' } })
  return JSON.parse(output) as { early: number, late: number }
}

// 2 % of what the process holds when it runs steadily. The short run has fewer rounds to settle in:
// what the allocator still takes is a few percent, and a leak of a tenth of each model would be 18 %.
const limit = full ? 1.02 : 1.1
const data8MiB = 8 << 20

test(`${counts.predictions} predictions do not grow the process`, async () => {
  const { early, late } = await growth(
    counts.predictions,
    'const model = (await api.createModel(config)).eval(); const data = new Float32Array(3 * 64 * 64).fill(0.5)',
    'const logits = await model.forward(api.Tensor.from(data, [1, 3, 64, 64])); await logits.data()'
  )
  if (full) process.stdout.write(`predictions: ${early} -> ${late} bytes\n`)
  expect(late / early).toBeLessThan(limit)
}, 3_600_000)

test(`${counts.models} models loaded and disposed do not grow the process`, async () => {
  const { early, late } = await growth(counts.models, '', 'const model = await api.createModel(config); model.stateDict(); model.dispose()')
  if (full) process.stdout.write(`models: ${early} -> ${late} bytes\n`)
  expect(late / early).toBeLessThan(limit)
}, 3_600_000)

test('tensors that nobody disposes are collected: V8 knows what they hold', async () => {
  // 300 x 8 MiB are garbage of a few bytes each to V8 unless it is told about the memory behind them.
  const rounds = 300
  const output = await runOk(process.execPath, ['-e', `
    const api = require(${JSON.stringify(path.join(root, 'dist'))})
    const data = new Float32Array(2 << 20).fill(1)
    void (async () => {
      let peak = 0
      for (let i = 0; i < ${rounds}; i++) {
        api.Tensor.from(data)
        await new Promise(setImmediate)
        peak = Math.max(peak, process.memoryUsage().rss)
      }
      console.log(peak)
    })()
  `], { cwd: root })
  expect(Number(output)).toBeLessThan((rounds * data8MiB) / 2)
})
