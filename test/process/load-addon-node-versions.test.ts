// One .node on every supported line of Node, and the refusal of an older one. The Node programs
// come from npm, whose packages for them are of this platform.

import path from 'node:path'
import { findLibTorch } from '../../scripts/libtorch'
import { root } from '../support/python'
import { run, runOk } from '../support/run'
import { TempFolder } from '../support/temp_folder'

const folder = new TempFolder().path
const versions = ['20.17.0', '22', '24']
const tooOld = '18'

const nodeOf = (version: string) => path.join(folder, 'node_modules', `node-${version}`, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

beforeAll(async () => {
  const system = process.platform === 'win32' ? 'win' : process.platform
  const packages = [...versions, tooOld].map((version) => `node-${version}@npm:node-${system}-${process.arch}@${version}`)
  await runOk('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--prefix', folder, ...packages], { cwd: folder })
}, 300_000)

test.each(versions)('the addon works on Node %s', async (version) => {
  const program = `
    const { computeClassWeights } = require('./dist/index.js')
    const { file } = require('./scripts/load-addon').loadAddon()
    computeClassWeights([0, 0, 1, 2], 3)
      .then((weights) => weights.data())
      .then((data) => console.log(JSON.stringify({ node: process.versions.node, file, weights: Array.from(data) })))`
  const env = { ...process.env, LIBTORCH: findLibTorch().root }
  const printed = JSON.parse(await runOk(nodeOf(version), ['-e', program], { cwd: root, env }))
  expect(printed).toEqual({
    node: expect.stringMatching(new RegExp(`^${version.replaceAll('.', '\\.')}(\\.|$)`)),
    file: path.join(root, 'build', 'Release', 'btxrd_torch.node'),
    // n / (K * count), float32.
    weights: [4 / (3 * 2), 4 / 3, 4 / 3].map(Math.fround)
  })
})

test(`Node ${tooOld} is told which one is needed`, async () => {
  const { status, stderr } = await run(nodeOf(tooOld), ['scripts/setup.js'], { cwd: root })
  expect(status).toBe(1)
  expect(stderr).toMatch(/^Expected Node 20\.17 or newer but this is 18\./)
})
