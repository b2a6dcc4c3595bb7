import path from 'node:path'
import { root } from '../support/python'
import { runOk } from '../support/run'

const dist = JSON.stringify(path.join(root, 'dist'))

/** Runs JavaScript in a process of its own with the given allocator. */
const program = (code: string, allocator: string): Promise<string> =>
  runOk(process.execPath, ['-e', `const api = require(${dist});\n${code}`], { cwd: root, env: { ...process.env, BTXRD_ALLOCATOR: allocator } })

/** What `btxrd doctor` asks the addon for. */
async function allocator(value: string): Promise<unknown> {
  const output = await runOk(process.execPath, [path.join(root, 'scripts', 'load-addon.js')], { env: { ...process.env, BTXRD_ALLOCATOR: value } })
  return (JSON.parse(output) as { allocator: unknown }).allocator
}

const trainAndPredict = (memoryFormat: string): string => `
  const { createHash } = require('node:crypto')
  void (async () => {
    api.setNumThreads(2)
    api.manualSeed(5)
    const model = await api.createModel({ model: { backbone: 'efficientnet_b0', num_classes: 3, pretrained: false, dropout: 0.2 } })
    await model.to({ memoryFormat: '${memoryFormat}' })
    const optimizer = new api.AdamW(model.parameters(), { lr: 1e-3, weightDecay: 1e-4 })
    const criterion = new api.CrossEntropyLoss({ labelSmoothing: 0.1 })
    const pixels = Float32Array.from({ length: 4 * 3 * 64 * 64 }, (_, i) => Math.sin(i))
    const input = await api.Tensor.from(pixels, [4, 3, 64, 64]).to({ memoryFormat: '${memoryFormat}' })
    const target = api.Tensor.from(new BigInt64Array([0n, 1n, 2n, 0n]))
    const losses = []
    for (let i = 0; i < 3; i++) losses.push((await api.trainStep({ model, optimizer, criterion, maxGradNorm: 1 }, input, target)).loss)
    const logits = await (await model.eval().forward(input)).data()
    const hash = createHash('sha256')
    for (const tensor of model.stateDict().values()) hash.update(new Uint8Array((await tensor.data()).buffer))
    console.log(JSON.stringify({ losses, logits: Array.from(logits), state: hash.digest('hex'), used: api.memoryStats()['allocation.all.allocated'] > 0 }))
  })()
`

test.each(['contiguous', 'channels_last'])('training and inference have the same bits with both allocators, %s', async (memoryFormat) => {
  const outcome = async (kind: string): Promise<Record<string, unknown>> =>
    JSON.parse(await program(trainAndPredict(memoryFormat), kind)) as Record<string, unknown>
  const { used, ...caching } = await outcome('caching')
  const { used: usedDefault, ...standard } = await outcome('default')
  expect([used, usedDefault]).toEqual([true, false])
  expect(caching).toEqual(standard)
})

test('the switch and its typing errors', async () => {
  expect(await allocator('caching')).toEqual({ kind: 'caching', reason: null })
  expect(await allocator('default')).toEqual({ kind: 'default', reason: 'BTXRD_ALLOCATOR=default' })
  expect(await allocator('cashing')).toEqual({ kind: 'default', reason: 'Expected default or caching for BTXRD_ALLOCATOR but received cashing' })
})

test('tensors outlive the worker that loaded the addon first', async () => {
  const output = await program(`
    const { Worker } = require('node:worker_threads')
    const work = \`
      const api = require(${dist})
      const { parentPort } = require('node:worker_threads')
      void (async () => {
        const model = (await api.createModel({ model: { backbone: 'efficientnet_b0', num_classes: 3, pretrained: false, dropout: 0.2 } })).eval()
        const logits = await model.forward(api.Tensor.from(new Float32Array(3 * 64 * 64).fill(0.5), [1, 3, 64, 64]))
        parentPort.postMessage(logits.shape.join())
      })()
    \`
    const once = () => new Promise((resolve, reject) => {
      const worker = new Worker(work, { eval: true }).on('error', reject)
      let shape
      worker.on('message', (message) => { shape = message; void worker.terminate() }).on('exit', () => resolve(shape))
    })
    // The main thread loads the addon only after two workers have come and gone.
    void (async () => {
      const shapes = [await once(), await once()]
      const tensor = api.Tensor.from(new Float32Array(1 << 20).fill(2))
      console.log(shapes.join(' '), (await tensor.data())[1 << 19])
    })()
  `, 'caching')
  expect(output).toBe('1,3 1,3 2\n')
})
