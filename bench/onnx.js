'use strict'

const { spawnSync } = require('node:child_process')
const fs = require('node:fs')
const path = require('node:path')
const { bench, pythonProgram } = require('./harness')

const needsSetup = 'it is not installed: npm run bench:setup'

/**
 * The benchmark's weights as an ONNX file, exported by torch on first use, or why there is none.
 * @returns {{ file: string, unavailable?: string }}
 */
function exportedOnnx() {
  const file = path.join(bench, 'cache', 'efficientnet_b0.onnx')
  if (fs.existsSync(file)) return { file }
  fs.mkdirSync(path.dirname(file), { recursive: true })
  const { command, args, env } = pythonProgram('export_onnx.py', [file])
  const { status, stderr } = spawnSync(command, args, { env: { ...process.env, ...env }, encoding: 'utf8' })
  return status === 0 ? { file } : { file, unavailable: `torch.onnx.export failed: ${stderr.trim()}` }
}

module.exports = { exportedOnnx, needsSetup }
