import path from 'node:path'
import { encodeNoise } from '../support/images'
import { root } from '../support/python'
import { run } from '../support/run'
import { TempFolder } from '../support/temp_folder'

const temporary = new TempFolder()
const setUp = (file: string): string => `
  const { preprocessImage } = require(${JSON.stringify(path.join(root, 'dist', 'data', 'transforms', 'preprocess.js'))})
  const preprocess = () => preprocessImage(${JSON.stringify(file)}, { imageSize: 600 })
`

let file: string
beforeAll(async () => {
  file = temporary.write('noise.png', await encodeNoise(300, 200, 'png'))
})

test('workers terminated in the middle of image jobs leave the others and the process in order', async () => {
  const worker = `${setUp(file)}
    const forever = async () => { for (;;) await Promise.all(Array.from({ length: 8 }, preprocess)) }
    void forever()
    require('node:worker_threads').parentPort.postMessage('started')
  `
  const outcome = await run(process.execPath, ['-e', `${setUp(file)}
    const { Worker } = require('node:worker_threads')
    void (async () => {
      for (let i = 0; i < 12; i++) {
        const worker = new Worker(${JSON.stringify(worker)}, { eval: true })
        await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject))
        await new Promise((resolve) => setTimeout(resolve, 10 * i))
        const ours = preprocess()
        await worker.terminate()
        console.log((await ours).shape.join())
      }
    })()
  `], { cwd: root })
  expect(outcome).toEqual({ status: 0, signal: null, stderr: '', stdout: '1,3,600,600\n'.repeat(12) })
})

test('a process may exit while images are resized', async () => {
  const outcome = await run(process.execPath, ['-e', `${setUp(file)}
    void (async () => {
      await preprocess()
      for (let i = 0; i < 8; i++) void preprocess()
      setTimeout(() => process.exit(7), 10)
    })()
  `], { cwd: root })
  expect(outcome).toMatchObject({ status: 7, signal: null, stderr: '' })
})
