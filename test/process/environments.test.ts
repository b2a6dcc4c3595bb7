import path from 'node:path'
import { root } from '../support/python'
import { run } from '../support/run'

// Workers and exits are tested in processes of their own: a crash there is a failure here.
const program = (code: string): Promise<Awaited<ReturnType<typeof run>>> =>
  run(process.execPath, ['-e', `const api = require(${JSON.stringify(path.join(root, 'dist'))});\n${code}`], { cwd: root })

const setUp = `
const { Worker, isMainThread, workerData, parentPort } = require('node:worker_threads')
const create = () => api.createModel({ model: { backbone: 'efficientnet_b0', num_classes: 3, pretrained: false, dropout: 0.2 } })
const input = (size) => api.Tensor.from(new Float32Array(4 * 3 * size * size).fill(0.5), [4, 3, size, size])
const work = ${JSON.stringify(`
const api = require(process.env.BTXRD_DIST)
const { parentPort } = require('node:worker_threads')
const input = api.Tensor.from(new Float32Array(4 * 3 * 64 * 64).fill(0.5), [4, 3, 64, 64])
void (async () => {
  const model = (await api.createModel({ model: { backbone: 'efficientnet_b0', num_classes: 3, pretrained: false, dropout: 0.2 } })).eval()
  for (;;) {
    // The threads of 'fused' are the addon's own work on LibTorch's pool.
    const both = await Promise.all(['exact', 'fused'].map(async (mode) => (await model.forward(input, { mode })).data()))
    parentPort.postMessage(both.flatMap((logits) => Array.from(logits)))
  }
})()
`)}
process.env.BTXRD_DIST = ${JSON.stringify(path.join(root, 'dist'))}
const start = () => new Worker(work, { eval: true })
const messages = (worker, count) => new Promise((resolve, reject) => {
  const list = []
  worker.on('error', reject)
  worker.on('message', (m) => { if (list.push(m) === count) resolve(list) })
})
`

test('two workers predict at once, one is terminated in the middle of a job, the other and the main thread go on', async () => {
  const outcome = await program(`${setUp}
    void (async () => {
      const [a, b] = [start(), start()]
      await Promise.all([messages(a, 3), messages(b, 3)])
      await a.terminate()
      const after = await messages(b, 5)
      const model = (await create()).eval()
      const logits = await (await model.forward(input(64))).data()
      await b.terminate()
      const again = await (await model.forward(input(64))).data()
      console.log(JSON.stringify({ goesOn: after.length >= 5, distinct: new Set(after.map(String)).size, same: String(logits) === String(again) }))
    })()
  `)
  expect(outcome).toMatchObject({ status: 0, signal: null, stderr: '' })
  expect(JSON.parse(outcome.stdout)).toEqual({ goesOn: true, distinct: 1, same: true })
})

test('workers that are terminated while they make and refuse tensors end without a sign', async () => {
  // A call that is in the addon when its worker ends can throw no more, and must not end the process.
  const outcome = await program(`${setUp}
    const busy = ${JSON.stringify(`
const api = require(process.env.BTXRD_DIST)
require('node:worker_threads').parentPort.postMessage('begun')
void (async () => {
  for (;;) {
    const jobs = Array.from({ length: 20 }, () => api.Tensor.from(new Float32Array(10), [10]).data())
    try { api.Tensor.from(new Float32Array(3), [4]) } catch {}
    await Promise.all(jobs)
  }
})()
`)}
    const terminated = (delay) => new Promise((resolve, reject) => {
      const worker = new Worker(busy, { eval: true })
      worker.on('error', reject)
      worker.once('message', () => setTimeout(() => worker.terminate().then(resolve), delay))
    })
    void (async () => {
      for (let i = 0; i < 5; i++) await Promise.all([i, 2 * i, 4 * i].map(terminated))
      const model = (await create()).eval()
      console.log((await model.forward(input(64))).shape.join())
    })()
  `)
  expect(outcome).toMatchObject({ status: 0, signal: null, stderr: '', stdout: '4,3\n' })
})

test('workers that start and end in turn leave a working addon behind', async () => {
  const outcome = await program(`${setUp}
    void (async () => {
      for (let i = 0; i < 5; i++) {
        const worker = start()
        await messages(worker, 1)
        await worker.terminate()
      }
      const model = await create()
      console.log((await model.eval().forward(input(64))).shape.join())
    })()
  `)
  expect(outcome).toMatchObject({ status: 0, signal: null, stderr: '', stdout: '4,3\n' })
})

test.each([
  ['process.exit()', 'exact', 'process.exit(7)'],
  ['process.exit()', 'fused', 'process.exit(7)'],
  ['an uncaught exception', 'exact', 'throw new Error("on purpose")'],
  ['a rejected promise', 'exact', 'Promise.reject(new Error("on purpose"))']
])('%s during a job, mode %s, ends the process in order', async (_name, mode, end) => {
  const outcome = await program(`${setUp}
    const mode = ${JSON.stringify(mode)}
    process.on('exit', () => { process.exitCode = 7 })
    void (async () => {
      const model = (await create()).eval()
      for (let i = 0; i < 4; i++) void model.forward(input(224), { mode })
      setTimeout(() => { ${end} }, 30)
    })()
  `)
  expect(outcome.signal).toBeNull()
  expect(outcome.status).toBe(7)
})

test('a process ends by itself when its last job is done, and not before', async () => {
  const outcome = await program(`${setUp}
    create().then((model) => model.eval().forward(input(64))).then((logits) => console.log(logits.shape.join()))
  `)
  expect(outcome).toMatchObject({ status: 0, stdout: '4,3\n', stderr: '' })
})

test('the ES module and the CommonJS entry are one implementation', async () => {
  const outcome = await run(process.execPath, ['--input-type=module', '-e', `
    import { createRequire } from 'node:module'
    import * as esm from 'btxrd-torch'
    import { Tensor, BTXRDClassifier } from 'btxrd-torch'
    const cjs = createRequire(import.meta.url)('btxrd-torch')
    const names = Object.keys(cjs).filter((name) => esm[name] !== cjs[name])
    console.log(JSON.stringify({ differing: names, tensor: Tensor === cjs.Tensor, model: BTXRDClassifier === cjs.BTXRDClassifier }))
  `], { cwd: root })
  expect(outcome).toMatchObject({ status: 0, stderr: '' })
  expect(JSON.parse(outcome.stdout)).toEqual({ differing: [], tensor: true, model: true })
})
