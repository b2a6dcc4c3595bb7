import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { Adam, AdamW, RMSprop, SGD, Tensor, type DType, type Optimizer } from '../../lib'
import { readCheckpointFile } from '../../lib/checkpoint/checkpoint_file'
import type { OptimizerStateDict } from '../../lib/checkpoint/load_checkpoint'
import { Dump } from '../support/dump'
import { runReference } from '../support/python'
import { TempFolder } from '../support/temp_folder'
import { tensorBytes } from '../support/tensor_digest'

const folder = new TempFolder()
const classes = { Adam, AdamW, SGD, RMSprop }

interface ParameterSpec { shape: number[], dtype: DType, channels_last?: boolean, grad_from: number | null }

const parameters: ParameterSpec[] = [
  { shape: [5, 7], dtype: 'float32', grad_from: 0 },
  { shape: [], dtype: 'float32', grad_from: 0 },
  { shape: [0], dtype: 'float32', grad_from: 0 },
  { shape: [4, 3, 3, 3], dtype: 'float32', channels_last: true, grad_from: 0 },
  { shape: [33], dtype: 'float64', grad_from: 0 },
  { shape: [9], dtype: 'bfloat16', grad_from: 0 },
  { shape: [6], dtype: 'float32', grad_from: null },
  { shape: [8], dtype: 'float32', grad_from: 3 }
]
const factors = [1, 0.9, 1.3, 0.7, 1, 0, 0.3, 1.1, 2, 0.123]
const pool = Float32Array.from({ length: 1024 }, (_, i) => Math.fround(Math.sin(i * i) * 10 ** ((i % 7) - 4)))
const values = { file: folder.write('pool', Buffer.from(pool.buffer)), shape: [pool.length] }

interface Case {
  optimizer: keyof typeof classes
  /** Under Python's names. */
  options: Record<string, unknown>
  groups?: [number[], Record<string, unknown>][]
  named?: true
}

const grid = (optimizer: Case['optimizer'], options: Record<string, unknown>[], kernels: Record<string, unknown>[]): Case[] =>
  options.flatMap((option) => kernels.map((kernel) => ({ optimizer, options: { ...option, ...kernel } })))

const kernels = [{}, { foreach: true }, { fused: true }]
const adam = [
  {}, { weight_decay: 0.1 }, { lr: 0.05, betas: [0.8, 0.95], eps: 1e-3 }, { amsgrad: true, weight_decay: 0.01 },
  { maximize: true, weight_decay: 0.3 }, { lr: 1, betas: [0, 0], amsgrad: true, maximize: true }
]
const sgd = [
  {}, { lr: 0.1, weight_decay: 0.1 }, { momentum: 0.9 }, { momentum: 0.9, dampening: 0.3, weight_decay: 0.01 },
  { momentum: 0.8, nesterov: true }, { momentum: 0.8, nesterov: true, maximize: true, weight_decay: 0.2 }, { maximize: true }
]
const cases: Case[] = [
  ...grid('Adam', [...adam, { decoupled_weight_decay: true, weight_decay: 0.1 }], kernels),
  ...grid('AdamW', adam, kernels),
  ...grid('SGD', sgd, [{}, { foreach: true }]),
  // Fused SGD refuses a parameter that gets its first gradient after the others, in Python too.
  ...grid('SGD', sgd, [{ fused: true }]).map((entry): Case => ({ ...entry, groups: [[[0, 1, 2, 3, 4, 5, 6], {}]] })),
  ...grid('RMSprop', [
    {}, { lr: 0.001, alpha: 0.9, eps: 1e-4 }, { weight_decay: 0.1 }, { momentum: 0.9 }, { centered: true },
    { centered: true, momentum: 0.7, weight_decay: 0.01, maximize: true }, { maximize: true }
  ], [{}, { foreach: true }]),
  { optimizer: 'AdamW', options: { lr: 0.01 }, groups: [[[0, 3], { lr: 0.1, weight_decay: 0 }], [[1, 2, 4, 5, 6, 7], { betas: [0.5, 0.5], amsgrad: true }]] },
  { optimizer: 'SGD', options: {}, groups: [[[7, 0], { momentum: 0.9 }], [[3], { lr: 0.5, foreach: true }]] },
  { optimizer: 'RMSprop', options: { momentum: 0.5 }, named: true },
  { optimizer: 'Adam', options: { foreach: false }, groups: [[[0], {}], [[1, 7], { fused: true, foreach: null }]], named: true }
]

const camel = (options: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(options).map(([key, value]) => [key.replace(/_(.)/g, (_, c: string) => c.toUpperCase()), value]))

async function cut({ shape, dtype, channels_last }: ParameterSpec, start: number): Promise<Tensor> {
  const numel = shape.reduce((a, b) => a * b, 1)
  const tensor = Tensor.from(pool.slice(start, start + numel), shape)
  return tensor.to({ dtype, ...(channels_last && { memoryFormat: 'channels_last' as const }) })
}

function make({ optimizer, options, groups, named }: Case, tensors: Tensor[]): Optimizer {
  const items = tensors.map((tensor, i) => (named ? [`p${i}`, tensor] as const : tensor))
  const chosen = groups?.map(([indices, own]) => ({ params: indices.map((i) => items[i]!), ...camel(own) })) ?? items
  return new classes[optimizer](chosen as Iterable<Tensor>, camel(options))
}

async function digest(tensors: Tensor[]): Promise<string> {
  const hash = createHash('sha256')
  for (const tensor of tensors) {
    hash.update(await tensorBytes(tensor))
    if (tensor.grad !== null) hash.update(await tensorBytes(tensor.grad))
  }
  return hash.digest('hex')
}

/** Runs the steps, with a new optimizer in the middle that loads Python's file. */
async function run(entry: Case, middle: string): Promise<{ digests: string[], optimizer: Optimizer }> {
  const tensors: Tensor[] = []
  for (const [i, spec] of parameters.entries()) {
    const tensor = await cut(spec, i)
    tensor.requiresGrad = true
    tensors.push(tensor)
  }
  let optimizer = make(entry, tensors)
  const rates = optimizer.paramGroups.map(({ lr }) => lr)
  const digests: string[] = []
  for (const [step, factor] of factors.entries()) {
    for (const [i, spec] of parameters.entries()) {
      if (spec.grad_from !== null && step >= spec.grad_from) tensors[i]!.grad = await cut(spec, 31 * (step + 1) + i)
    }
    optimizer.paramGroups.forEach((group, i) => { group.lr = rates[i]! * factor })
    await optimizer.step()
    digests.push(await digest(tensors))
    if (step + 1 === factors.length / 2) {
      optimizer.dispose()
      optimizer = make(entry, tensors)
      const { value } = await readCheckpointFile(middle)
      await optimizer.loadStateDict(value as unknown as OptimizerStateDict)
    }
  }
  return { digests, optimizer }
}

test(`${cases.length} optimizers and options: 10 steps, Python's file loaded after 5, and the state dict with its types equal Python's`, async () => {
  const files = cases.map((_, i) => ({ middle: folder.file(`${i}.middle.pt`), end: folder.file(`${i}.end.pt`) }))
  const reference = await runReference<string[][]>('optimizer_steps', {
    values, parameters, factors, cases: cases.map((entry, i) => ({ ...entry, ...files[i] }))
  })
  const pairs: { checkpoint: string, dump: string }[] = []
  for (const [i, entry] of cases.entries()) {
    const { digests, optimizer } = await run(entry, files[i]!.middle)
    expect({ ...entry, digests }).toEqual({ ...entry, digests: reference[i] })
    const dump = await new Dump().slot({}, 'value', optimizer.stateDict())
    const file = folder.file(`${i}.json`)
    writeFileSync(file, JSON.stringify(dump))
    pairs.push({ checkpoint: files[i]!.end, dump: file })
    optimizer.dispose()
  }
  const compared = await runReference<{ differences: string[], tensors: number }[]>('checkpoint_compare', { pairs })
  for (const [i, entry] of cases.entries()) {
    expect({ ...entry, differences: compared[i]!.differences }).toEqual({ ...entry, differences: [] })
  }
  // SGD without momentum keeps nothing; the others would not have been compared at all without tensors.
  expect(compared.filter(({ tensors }) => tensors > 0).length).toBeGreaterThan(cases.length / 2)
})
