import { clipGradNorm, CrossEntropyLoss, GradScaler, SGD, Tensor, type ClipGradNormOptions, type CrossEntropyLossOptions } from '../../lib'
import { runReference } from '../support/python'
import { tensorBytes } from '../support/tensor_digest'

interface Reference {
  losses: { loss: string, dtype: string, grad: string }[]
  clips: { norm: string, grads: (string | null)[] }[]
  scaler: { scale: number, growth_tracker: number, parameter: string, stepped: boolean }[]
}

const hex = async (tensor: Tensor): Promise<string> => Buffer.from(await tensorBytes(tensor)).toString('hex')

const logits = [[0.3, -1.25, 2.5], [100, -100, 3.75], [1e-3, 2e-3, 0], [-5.5, -5.25, -5]]
const indices = [2, 0, 1, 1]
const probabilities = [[0.2, 0.3, 0.5], [1, 0, 0], [0.25, 0.5, 0.25], [0, 0, 1]]
const weight = [0.75, 1.5, 3]

interface LossCase {
  target: number[] | number[][]
  weight?: number[]
  /** Under Python's names. */
  options: { label_smoothing?: number, ignore_index?: number, reduction?: 'none' | 'mean' | 'sum' }
  autocast?: 'bfloat16'
}

const losses: LossCase[] = [
  ...(['none', 'mean', 'sum'] as const).flatMap((reduction) => [
    { target: indices, options: { reduction } },
    { target: indices, weight, options: { reduction, label_smoothing: 0.1 } },
    { target: indices, weight, options: { reduction, ignore_index: 1, label_smoothing: 0.3 } },
    { target: probabilities, weight, options: { reduction, label_smoothing: 0.1 } }
  ]),
  { target: indices, options: { label_smoothing: 1 } },
  { target: probabilities, options: {} },
  { target: indices, weight, options: { label_smoothing: 0.1 }, autocast: 'bfloat16' }
]

const grads = [[3, -4, 12.5], null, [1e-3], [], [0.1, 0.2, 0.3, 0.4, 0.5]]
const clips = [
  { grads, max_norm: 1, options: {} },
  { grads, max_norm: 1, options: { foreach: false } },
  { grads, max_norm: 100, options: {} },
  { grads, max_norm: 0.5, options: { norm_type: 1 } },
  { grads, max_norm: 2.5, options: { norm_type: 3.5, foreach: true } },
  { grads, max_norm: 0, options: {} },
  { grads: [null], max_norm: 1, options: {} }
]

const scaler = { options: { init_scale: 1024, growth_factor: 2.5, backoff_factor: 0.3, growth_interval: 2 }, grads: ['1.5', '0.1', '1e37', '-0.75', 'nan', '3', '1e-9', 'inf', '2'] }

let reference: Reference

beforeAll(async () => {
  reference = await runReference<Reference>('train_parts', { losses: losses.map((entry) => ({ logits, ...entry })), clips, scaler })
})

test.each(losses.map((entry, i) => [i, entry] as const))('CrossEntropyLoss %i: loss and gradient equal Python\'s in every bit', async (i, { target, weight, options, autocast }) => {
  const x = Tensor.from(Float32Array.from(logits.flat()), [4, 3])
  x.requiresGrad = true
  const y = target.length === target.flat().length
    ? Tensor.from(target as number[], [4], { dtype: 'int64' })
    : Tensor.from(Float32Array.from(target.flat()), [4, 3])
  const { label_smoothing: labelSmoothing, ignore_index: ignoreIndex, reduction } = options
  const criterion = new CrossEntropyLoss({
    ...(weight && { weight: Tensor.from(Float32Array.from(weight)) }),
    ...(labelSmoothing !== undefined && { labelSmoothing }), ...(ignoreIndex !== undefined && { ignoreIndex }), ...(reduction && { reduction })
  } satisfies CrossEntropyLossOptions)
  const loss = await criterion.forward(x, y, autocast ? { autocast: { dtype: autocast } } : {})
  await loss.backward({ gradient: Tensor.from(new Float32Array(loss.numel).fill(1), loss.shape) })
  expect({ loss: await hex(loss), dtype: loss.dtype, grad: await hex(x.grad!) }).toEqual(reference.losses[i])
})

test.each(clips.map((entry, i) => [i, entry] as const))('clipGradNorm %i: norm and gradients equal Python\'s in every bit', async (i, { grads, max_norm, options }) => {
  const params = grads.map((grad) => {
    const param = Tensor.from(new Float32Array(grad?.length ?? 0))
    param.grad = grad === null ? null : Tensor.from(Float32Array.from(grad))
    return param
  })
  const { norm_type: normType, foreach } = options as { norm_type?: number, foreach?: boolean }
  const norm = await clipGradNorm(params, max_norm, { ...(normType !== undefined && { normType }), ...(foreach !== undefined && { foreach }) } satisfies ClipGradNormOptions)
  expect({
    norm: Buffer.from(Float32Array.of(norm).buffer).toString('hex'),
    grads: await Promise.all(params.map(async ({ grad }) => (grad === null ? null : hex(grad))))
  }).toEqual(reference.clips[i])
})

test('GradScaler: scale, counter, parameters and skipped steps equal Python\'s, with a save and load in the middle', async () => {
  const { init_scale: initScale, growth_factor: growthFactor, backoff_factor: backoffFactor, growth_interval: growthInterval } = scaler.options
  let current = new GradScaler({ device: 'cpu', initScale, growthFactor, backoffFactor, growthInterval })
  const parameter = Tensor.from(new Float32Array([1, -2]))
  const optimizer = new SGD([parameter], { lr: 0.1 })
  const steps: Reference['scaler'] = []
  for (const [i, text] of scaler.grads.entries()) {
    if (i === 5) {
      const state = current.stateDict()
      current = new GradScaler({ device: 'cpu' })
      await current.loadStateDict(state)
    }
    const factor = Number(text === 'inf' ? Infinity : text)
    // The gradient of (parameter * factor).sum() times the scale, as autograd computes it.
    const scaled = await (await current.scale(Tensor.from(new Float32Array([1]), []))).item() as number
    parameter.grad = Tensor.from(new Float32Array(2).fill(Math.fround(scaled * Math.fround(factor))))
    await current.unscale(optimizer)
    const stepped = await current.step(optimizer)
    await current.update()
    const { scale, _growth_tracker } = current.stateDict() as { scale: number, _growth_tracker: number }
    steps.push({ scale, growth_tracker: _growth_tracker, parameter: await hex(parameter), stepped })
  }
  expect(steps).toEqual(reference.scaler)
})
