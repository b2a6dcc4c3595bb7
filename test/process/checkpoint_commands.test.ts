import { closeSync, existsSync, ftruncateSync, openSync, statSync, writeSync } from 'node:fs'
import path from 'node:path'
import { crc32 } from 'node:zlib'
import { inspect } from '../../lib/checkpoint/inspect'
import { readSafetensors } from '../../lib/checkpoint/safetensors'
import { save } from '../../lib/checkpoint/save'
import { ZipLayout } from '../../lib/checkpoint/zip_writer'
import { Tensor } from '../../lib/tensor'
import { pickle, str, tensor } from '../support/pickle_assembler'
import { root } from '../support/python'
import { run, type Outcome } from '../support/run'
import { TempFolder } from '../support/temp_folder'

const folder = new TempFolder()
const training = folder.file('training.pt')

const btxrd = (...args: string[]): Promise<Outcome> => run(process.execPath, [path.join(root, 'dist', 'cli', 'main.js'), ...args])

beforeAll(async () => {
  const weight = Tensor.from(new Float32Array([1, 2, 3]))
  await save({ epoch: 3, model_state_dict: { a: weight, b: weight } }, training)
})

test('btxrd convert writes the state dict, says what it left out, and replaces no file unless it is told to', async () => {
  const output = folder.file('model.safetensors')
  const converted = await btxrd('convert', training, output, '--key', 'model_state_dict')
  expect(converted).toEqual({ status: 0, signal: null, stdout: `${output}: 1 tensors\n`, stderr: '"b" is the same tensor as "a", and only noted in the metadata\n' })
  expect([...(await readSafetensors(output)).keys()]).toEqual(['a'])
  const again = await btxrd('convert', training, output, '--key', 'model_state_dict')
  expect([again.status, again.stdout]).toEqual([1, ''])
  expect(again.stderr).toMatch(/model\.safetensors: there is such a file already.*--force.*\[ERR_FILE\]/)
  expect(await btxrd('convert', output, folder.file('model.pt'), '--force')).toMatchObject({ status: 0, stderr: '' })
})

test('btxrd convert of a whole training checkpoint names the state dict to choose', async () => {
  const output = folder.file('whole.safetensors')
  const { status, stderr } = await btxrd('convert', training, output)
  expect(status).toBe(1)
  expect(stderr).toMatch(/"epoch" is 3.*"model_state_dict".*--key.*\[ERR_STATE_DICT\]/)
  expect(existsSync(output)).toBe(false)
})

describe('files larger than the memory', () => {
  /** Writes parts of a file at their places; what is between them takes no room on the disk. */
  function writeSparse(name: string, size: number, parts: [offset: number, bytes: Buffer][]): string {
    const file = folder.file(name)
    const fd = openSync(file, 'w')
    for (const [offset, bytes] of parts) writeSync(fd, bytes, 0, bytes.length, offset)
    ftruncateSync(fd, size)
    closeSync(fd)
    return file
  }

  /** What `torch.save` writes of float32 tensors with so many elements, but for their numbers. */
  function torchFileWithoutData(numels: readonly number[]): string {
    const parts = numels.flatMap((numel, key) => [str(`weight${key}`), ...tensor({ key: String(key), numel, size: [numel], stride: [1] })])
    const contents: [string, Buffer | number][] = [
      ['data.pkl', pickle('}', '(', ...parts, 'u')], ['byteorder', Buffer.from('little')],
      ...numels.map((numel, key): [string, number] => [`data/${key}`, 4 * numel]), ['version', Buffer.from('3\n')]
    ]
    const layout = new ZipLayout()
    const written: [number, Buffer][] = []
    let at = 0
    const add = (bytes: Buffer): void => {
      written.push([at, bytes])
      at += bytes.length
    }
    for (const [name, content] of contents) {
      const isData = typeof content === 'number'
      const { dataAt } = layout.add({ name: `big/${name}`, size: isData ? content : content.length, crc32: isData ? 1 : crc32(content) }, isData ? undefined : content)
      const bytes = layout.take()
      add(bytes.subarray(0, dataAt))
      if (isData) at += content
      add(bytes.subarray(dataAt))
    }
    layout.end()
    add(layout.take())
    return writeSparse('big.pt', at, written)
  }

  test('inspect of 10 GB, with a record over 4 GiB, takes less than a second', async () => {
    const numels = [1.2e9, ...Array.from({ length: 52 }, () => 25e6)]
    const file = torchFileWithoutData(numels)
    expect(statSync(file).size).toBeGreaterThan(10e9)
    const start = performance.now()
    const { tensors } = await inspect(file)
    expect(performance.now() - start).toBeLessThan(1000)
    expect(tensors).toMatchObject({ count: 53, elements: 2.5e9, bytes: 10e9 })
    const { status, stdout } = await btxrd('inspect', file)
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^ {2}weight0: float32 \[1200000000\] 4\.8 GB$/m)])
  })

  test('diff of two files of 512 MB needs no more than pieces of them', async () => {
    const numel = 128 << 20
    const header = Buffer.from(JSON.stringify({ w: { dtype: 'F32', shape: [numel], data_offsets: [0, 4 * numel] } }).padEnd(80))
    const prefix = Buffer.alloc(8)
    prefix.writeBigUInt64LE(BigInt(header.length))
    const size = 8 + header.length + 4 * numel
    const last = Buffer.from(new Float32Array([0.25]).buffer)
    const a = writeSparse('a.safetensors', size, [[0, Buffer.concat([prefix, header])]])
    const b = writeSparse('b.safetensors', size, [[0, Buffer.concat([prefix, header])], [size - 4, last]])
    const { status, stdout } = await run(process.execPath, ['-e', `
      const { diff } = require(${JSON.stringify(path.join(root, 'dist'))})
      const before = process.resourceUsage().maxRSS
      diff(${JSON.stringify(a)}, ${JSON.stringify(b)}).then(({ tensors }) => console.log(JSON.stringify({ tensors, kilobytes: process.resourceUsage().maxRSS - before })))
    `])
    expect(status).toBe(0)
    const { tensors, kilobytes } = JSON.parse(stdout) as { tensors: object[], kilobytes: number }
    expect(tensors).toMatchObject([{ path: ['w'], elements: { different: 1, maxAbs: 0.25, nanInOne: 0 } }])
    // Four pieces of 4 MiB are alive at a time; the rest is what the collector leaves for later.
    expect(kilobytes).toBeLessThan(128 << 10)
  })
})

test('btxrd diff: exit code 0 for equal files, 1 for others, as text and as JSON', async () => {
  const weights = folder.file('weights.pt')
  const other = folder.file('other.pt')
  await save({ a: Tensor.from(new Float32Array([1, 2, 3])), b: Tensor.from(new Float32Array([1, 2, 3])) }, weights)
  await save({ a: Tensor.from(new Float32Array([1, 2, Infinity])) }, other)
  const same = await btxrd('diff', training, weights, '--key-a', 'model_state_dict')
  expect(same).toEqual({ status: 0, signal: null, stderr: '', stdout: '2 tensors compared, 0 differ; 0 other values compared, 0 differ; 0 keys are in one file only\n' })
  const changed = await btxrd('diff', weights, other)
  expect([changed.status, changed.stderr]).toEqual([1, ''])
  expect(changed.stdout).toMatch(/^only in A {2}b\ntensor {5}a: float32 \[3\], 1 of 3 elements differ, max abs Infinity, max ULP \d+\n/)
  const json = await btxrd('diff', weights, other, '--json')
  expect(json.status).toBe(1)
  expect(JSON.parse(json.stdout)).toMatchObject({ equal: false, onlyInA: [['b']], tensors: [{ path: ['a'], elements: { different: 1, maxAbs: 'Infinity' } }] })
  const missing = await btxrd('diff', weights, folder.file('none.pt'))
  expect([missing.status, missing.stdout]).toEqual([1, ''])
  expect(missing.stderr).toMatch(/none\.pt.*\[ERR_FILE\]/)
})
