import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../support/python'
import { runOk } from '../support/run'

/** MiB that a forward pass in training mode leaves in memory for the backward pass. */
async function keptBy(memoryFormat: string, env: NodeJS.ProcessEnv): Promise<number> {
  return Number(await runOk(process.execPath, ['-e', `
    const { createModel, memoryStats, Tensor } = require(${JSON.stringify(path.join(root, 'dist'))})
    const requested = () => memoryStats()['requested_bytes.all.current']
    void (async () => {
      const model = (await createModel({ model: { backbone: 'efficientnet_b0', num_classes: 3, pretrained: false, dropout: 0.2 } })).train()
      await model.to({ memoryFormat: '${memoryFormat}' })
      const input = await Tensor.from(new Float32Array(4 * 3 * 64 * 64), [4, 3, 64, 64]).to({ memoryFormat: '${memoryFormat}' })
      const first = await model.forward(input)
      first.dispose()
      const before = requested()
      const logits = await model.forward(input)
      console.log((requested() - before) / 2 ** 20)
      logits.dispose()
    })()
  `], { cwd: root, env: { ...process.env, ...env } }))
}

/** The operators are used where they have LibTorch's bits: its kernels for AVX2, as it is built for Linux. */
function isServed(): boolean {
  const flags = existsSync('/proc/cpuinfo') ? readFileSync('/proc/cpuinfo', 'utf8').split(/\s+/) : []
  return process.arch === 'x64' && flags.includes('avx2') && !flags.includes('avx512f')
}

// That the bits are those of Python is in test/interop/train_b0.test.ts; this says that our operators gave them.
test.each(['contiguous', 'channels_last'])('a training forward pass in %s keeps no input of an activation', async (memoryFormat) => {
  const [ours, byLibTorch] = [await keptBy(memoryFormat, {}), await keptBy(memoryFormat, { ATEN_CPU_CAPABILITY: 'default' })]
  expect(byLibTorch).toBeGreaterThan(25)
  expect(ours / byLibTorch).toBeLessThan(isServed() ? 0.8 : 1.01)
})
