'use strict'

// .venv: the project's own Python, for the exporter and the reference programs, and the last place
// where LibTorch is looked for.

const fs = require('node:fs')
const path = require('node:path')
const { supportedVersion } = require('../libtorch')
const { Problem } = require('./problem')
const { findPython } = require('./python')
const { hashFiles, readStamp, writeStamp } = require('./stamp')
const { ToolError, networkTrouble } = require('./tool')

const requirementsFile = path.join('python', 'requirements.txt')

/** Where PyTorch publishes CPU builds for Linux; PyPI has only the CUDA build there. */
const cpuIndex = 'https://download.pytorch.org/whl/cpu'

const stampFile = (root) => path.join(root, '.setup', 'python.json')

function interpreter(root) {
  return path.join(root, '.venv', ...(process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']))
}

/** What the environment is made from; another key means that it has to be brought up to date. */
function wantedKey({ root, env }) {
  // Asked for once, the CUDA build stays until something else is asked for.
  const before = readStamp(stampFile(root))?.key
  const choice = (name, key, otherwise) => env[name] ?? before?.[key] ?? otherwise
  return {
    requirements: hashFiles(root, [requirementsFile]),
    torch: choice('BTXRD_TORCH', 'torch', 'cpu'),
    index: choice('BTXRD_TORCH_INDEX_URL', 'index', '')
  }
}

function isCurrent({ root, env }) {
  const stamp = readStamp(stampFile(root))
  return stamp?.state === 'ready' && JSON.stringify(stamp.key) === JSON.stringify(wantedKey({ root, env })) && fs.existsSync(interpreter(root))
}

/** The environment for pip: settings that would send packages elsewhere than to .venv are left out. */
function pipEnvironment(env) {
  const diverting = ['PYTHONHOME', 'PYTHONPATH', 'PIP_USER', 'PIP_TARGET', 'PIP_PREFIX']
  const rest = Object.fromEntries(Object.entries(env).filter(([name]) => !diverting.includes(name)))
  return { ...rest, PIP_DISABLE_PIP_VERSION_CHECK: '1', PIP_NO_INPUT: '1', PYTHONUNBUFFERED: '1' }
}

function pip({ root, tools, env }, args, log) {
  return tools.run('pip install', interpreter(root), ['-m', 'pip', 'install', '--progress-bar', 'off', ...args], { env: pipEnvironment(env), log })
}

async function makeEnvironment(context, key) {
  const { root, tools, env } = context
  const stamp = readStamp(stampFile(root))
  const folder = path.join(root, '.venv')
  const otherTorch = stamp !== undefined && (stamp.key.torch !== key.torch || stamp.key.index !== key.index)
  // A set-up that was interrupted may have left packages that pip believes whole.
  const remake = stamp?.state === 'making' || otherTorch || !fs.existsSync(interpreter(root))
  writeStamp(stampFile(root), { state: 'making', key })
  if (!remake) return
  fs.rmSync(folder, { recursive: true, force: true })
  const python = findPython({ env })
  await tools.run('python -m venv', python.executable, ['-m', 'venv', folder], { env: pipEnvironment(env), log: 'venv' })
}

async function installTorch(context, { torch, index }) {
  const requirement = `torch==${supportedVersion}`
  if (index !== '') return pip(context, ['--index-url', index, requirement], 'pip-torch')
  // Elsewhere than on Linux the plain version is the CPU (macOS: and MPS) build.
  if (torch === 'cuda' || process.platform !== 'linux') return pip(context, [requirement], 'pip-torch')
  try {
    return await pip(context, [`${requirement}+cpu`], 'pip-torch')
  } catch (error) {
    // The index that pip is set to has no CPU build, as PyPI itself: PyTorch's own has.
    const absent = error instanceof ToolError && /No matching distribution found for torch/.test(error.output)
    if (!absent || networkTrouble.test(error.output)) throw error
    return pip(context, ['--index-url', cpuIndex, requirement], 'pip-torch')
  }
}

async function run(context) {
  const { root } = context
  const key = wantedKey(context)
  if (!['cpu', 'cuda'].includes(key.torch)) {
    throw new Problem(`Expected cpu or cuda for BTXRD_TORCH but received ${JSON.stringify(key.torch)}.`, 'unset BTXRD_TORCH, or set it to cpu or cuda')
  }
  const lines = fs.readFileSync(path.join(root, requirementsFile), 'utf8').split('\n').map((line) => line.trim())
  if (!lines.includes(`torch==${supportedVersion}`)) {
    throw new Error(`Expected torch==${supportedVersion} in ${requirementsFile}, as config.libtorch in package.json says.`)
  }
  await makeEnvironment(context, key)
  // The list is complete, and torch comes after it: so torch takes what it needs from there, and the
  // requirements of torchvision do not bring another build of torch.
  const others = path.join(root, '.setup', 'requirements-without-torch.txt')
  fs.writeFileSync(others, lines.filter((line) => !line.startsWith('torch==')).join('\n'))
  await pip(context, ['--no-deps', '-r', others], 'pip')
  await installTorch(context, key)
  writeStamp(stampFile(root), { state: 'ready', key })
}

module.exports = { name: 'Python environment', log: 'pip', isCurrent, run, interpreter, pip }
