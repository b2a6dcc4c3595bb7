'use strict'

// From nothing to the first logits of a checkpoint: a new Node process against a new Python one,
// in turn. Usage: node bench/startup.js [rounds]   (20 by default; needs `npm start` once before)

const { execFileSync } = require('node:child_process')
const { existsSync } = require('node:fs')
const path = require('node:path')

const root = path.join(__dirname, '..')
const checkpoint = path.join(root, 'runs', 'demo', 'demo.pt')
const rounds = Number(process.argv[2] ?? 20)

const programs = {
  node: [process.execPath, ['-e', `
    const { createModelFromCheckpoint, loadCheckpoint, Tensor } = require(${JSON.stringify(path.join(root, 'dist'))})
    void (async () => {
      const model = await createModelFromCheckpoint(await loadCheckpoint(${JSON.stringify(checkpoint)}))
      const logits = await model.forward(Tensor.from(new Float32Array(3 * 224 * 224), [1, 3, 224, 224]))
      console.log(Array.from(await logits.data()).join())
    })()`]],
  python: [path.join(root, '.venv', 'bin', 'python'), ['-c', `
import sys
sys.path.insert(0, ${JSON.stringify(path.join(root, 'python'))})
import torch
from pipeline.models import load_model
model = load_model(${JSON.stringify(checkpoint)})
with torch.no_grad():
    print(",".join(map(str, model(torch.zeros(1, 3, 224, 224))[0].tolist())))`]]
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]

if (!existsSync(checkpoint)) throw new Error(`${checkpoint} is missing: run "npm start" first`)
const times = { node: [], python: [] }
for (let round = 0; round <= rounds; round++) {
  for (const [name, [command, args]] of Object.entries(programs)) {
    const start = process.hrtime.bigint()
    execFileSync(command, args)
    // The first round only fills the page cache.
    if (round > 0) times[name].push(Number(process.hrtime.bigint() - start) / 1e6)
  }
}
const ratios = times.node.map((ms, i) => ms / times.python[i])
const [node, python] = [median([...times.node]), median([...times.python])]
console.log(`start to first logits, median of ${rounds}: Node ${node.toFixed(0)} ms, Python ${python.toFixed(0)} ms, ratio ${(node / python).toFixed(2)} (pairs ${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`)
