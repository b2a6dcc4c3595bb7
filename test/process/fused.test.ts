import path from 'node:path'
import { root } from '../support/python'
import { runOk } from '../support/run'

// What other machines run: LibTorch and this package choose their kernels once a process.
test('without AVX2 every convolution is oneDNN\'s, and fused logits are within 1e-5 of the range of the exact ones', async () => {
  const output = await runOk(process.execPath, ['-e', `
    const api = require(${JSON.stringify(path.join(root, 'dist'))})
    void (async () => {
      api.manualSeed(3)
      const model = (await api.createModel({ model: { backbone: 'efficientnet_b0', num_classes: 3, pretrained: false, dropout: 0.2 } })).eval()
      const input = api.Tensor.from(Float32Array.from({ length: 2 * 3 * 64 * 64 }, (_, i) => Math.sin(i * i)), [2, 3, 64, 64])
      const [exact, fused] = [await model.forward(input), await model.forward(input, { mode: 'fused' })]
      console.log(JSON.stringify([Array.from(await exact.data()), Array.from(await fused.data())]))
    })()
  `], { cwd: root, env: { ...process.env, ATEN_CPU_CAPABILITY: 'default' } })
  const [exact = [], fused = []] = JSON.parse(output) as number[][]
  const error = Math.max(...fused.map((value, i) => Math.abs(value - exact[i]!))) / (Math.max(...exact) - Math.min(...exact))
  expect(error).toBeLessThan(1e-5)
  expect(error).toBeGreaterThan(0)
})
